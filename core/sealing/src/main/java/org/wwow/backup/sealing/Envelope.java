package org.wwow.backup.sealing;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import org.wwow.backup.sealing.FormRefused.Reason;

/// A statement and its signatures: `{"signatures":[{"key":…,"signature":…},…],"statement":{…}}` (protocol section 1).
///
/// What is signed is `statement.type ‖ "\n" ‖ JCS(statement)`, so the type separates the domains. Signatures are
/// sorted by the text of their key, and no key signs twice. Nothing here is believed before [#verify].
public final class Envelope {
    /// More signers than any statement needs.
    public static final int MAX_SIGNATURES = 8;
    private static final Pattern TYPE = Pattern.compile("backup/v1/[a-z-]{1,40}");

    private final JsonObject statement;
    private final List<Line> lines;
    private final InstanceId instance;
    private final String type;

    /// One signature as it was read: the key is only claimed.
    private record Line(String key, Signature signature) {
        JsonObject json() {
            return JsonObject.EMPTY.with("key", key).with("signature", signature.text());
        }
    }

    private Envelope(JsonObject statement, List<Line> lines) {
        this.statement = statement;
        this.lines = lines;
        this.type = requireType(textOf(statement, "type"));
        this.instance = InstanceId.read(textOf(statement, "instance"));
    }

    /// Signs a statement that has `type` and `instance`.
    public static Envelope sign(JsonObject statement, SigningKey key) {
        return new Envelope(statement, List.of()).alsoSignedBy(key);
    }

    /// Reads canonical bytes.
    ///
    /// @throws FormRefused with the rule that is broken
    public static Envelope read(byte[] canonical) {
        return of(CanonicalJson.readCanonicalObject(canonical));
    }

    /// Takes an envelope that stands inside another statement.
    ///
    /// @throws FormRefused with the rule that is broken
    public static Envelope of(JsonValue json) {
        return Members.read(json, members -> {
            if (!(members.value("statement") instanceof JsonObject statement)) {
                throw new FormRefused(Reason.WRONG_KIND, "statement");
            }
            List<Line> lines = members.objects("signatures", MAX_SIGNATURES, Envelope::line);
            if (lines.isEmpty()) {
                throw new FormRefused(Reason.OUT_OF_RANGE, "signatures");
            }
            for (int at = 1; at < lines.size(); at++) {
                if (lines.get(at - 1).key().compareTo(lines.get(at).key()) >= 0) {
                    throw new FormRefused(Reason.NOT_SORTED, "signatures");
                }
            }
            return new Envelope(statement, lines);
        });
    }

    /// This envelope with one signer more.
    ///
    /// @throws IllegalArgumentException if the key has already signed
    public Envelope alsoSignedBy(SigningKey key) {
        String text = key.verificationKey().text();
        if (lines.stream().anyMatch(line -> line.key().equals(text))) {
            throw new IllegalArgumentException("This key has already signed.");
        }
        List<Line> more = new ArrayList<>(lines);
        more.add(new Line(text, key.sign(signedBytes())));
        more.sort(Comparator.comparing(Line::key));
        return new Envelope(statement, List.copyOf(more));
    }

    /// Checks every signature. Empty if one does not hold or a key is not a full one: then nothing in it counts.
    public Optional<VerifiedEnvelope> verify() {
        return verify(Map.of());
    }

    /// As [#verify()], where one of the keys was validated already: that costs as much as a signature.
    public Optional<VerifiedEnvelope> verify(VerificationKey validated) {
        return verify(Map.of(validated.text(), validated));
    }

    private Optional<VerifiedEnvelope> verify(Map<String, VerificationKey> validated) {
        byte[] message = signedBytes();
        Set<VerificationKey> signers = new LinkedHashSet<>();
        for (Line line : lines) {
            VerificationKey key = validated.get(line.key());
            try {
                key = key == null ? VerificationKey.read(line.key()) : key;
            } catch (FormRefused _) {
                return Optional.empty();
            }
            if (!key.verify(message, line.signature())) {
                return Optional.empty();
            }
            signers.add(key);
        }
        return Optional.of(new VerifiedEnvelope(this, signers));
    }

    /// The type, such as `backup/v1/deposit`.
    public String type() {
        return type;
    }

    /// The installation it was made for.
    public InstanceId instance() {
        return instance;
    }

    /// What is signed, type and instance included.
    public JsonObject statement() {
        return statement;
    }

    /// The keys that claim to have signed, in the envelope's order, unchecked.
    public List<String> claimedKeys() {
        return lines.stream().map(Line::key).toList();
    }

    /// The digest of the statement, by which others name it: the HASH of JCS(statement), without signatures.
    public Digest digest() {
        return Digest.hash(CanonicalJson.write(statement));
    }

    /// The envelope as a JSON value.
    public JsonObject json() {
        return JsonObject.EMPTY.with("signatures", JsonArray.of(lines, Line::json)).with("statement", statement);
    }

    /// The canonical bytes of the whole envelope.
    public byte[] canonical() {
        return CanonicalJson.write(json());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Envelope envelope && statement.equals(envelope.statement)
                && lines.equals(envelope.lines);
    }

    @Override
    public int hashCode() {
        return statement.hashCode();
    }

    @Override
    public String toString() {
        return "Envelope[" + type + "]";
    }

    private byte[] signedBytes() {
        var bytes = new ByteArrayOutputStream(512);
        bytes.writeBytes((type + "\n").getBytes(StandardCharsets.US_ASCII));
        bytes.writeBytes(CanonicalJson.write(statement));
        return bytes.toByteArray();
    }

    private static Line line(Members members) {
        String key = members.parsed("key", 43, text -> Digest.read(text).text());
        return new Line(key, members.parsed("signature", 86, Signature::read));
    }

    private static String textOf(JsonObject statement, String name) {
        JsonValue value = statement.member(name).orElseThrow(() -> new FormRefused(Reason.MISSING_MEMBER, name));
        if (value instanceof JsonText(String text)) {
            return text;
        }
        throw new FormRefused(Reason.WRONG_KIND, name);
    }

    private static String requireType(String text) {
        if (!TYPE.matcher(text).matches()) {
            throw new FormRefused(Reason.OUT_OF_RANGE, "type");
        }
        return text;
    }
}
