package org.wwow.backup.dossier.check;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.wwow.backup.dossier.signature.TrustAnchors;
import org.wwow.backup.ledger.Policy;
import org.wwow.backup.sealing.JsonArray;
import org.wwow.backup.sealing.JsonInteger;
import org.wwow.backup.sealing.JsonObject;
import org.wwow.backup.sealing.JsonText;
import org.wwow.backup.sealing.JsonValue;

/// One file and what eight of the forty checks make of it: what a second verifier must find too (`vectors/verdicts`).
///
/// @param name what is wrong with it
/// @param base the sample it is a changed copy of, or the folder of a bag; empty where it is all its own
/// @param pieces what it is put together from: bytes of the sample from one place to another, or own bytes
/// @param policy whom its reader trusts; empty where only the file says
record VerdictVector(String name, String base, List<JsonValue> pieces, Optional<String> policy) {
    static final Path VECTORS = Path.of(System.getProperty("backup.vectors"));
    static final Path CASES = VECTORS.resolve("verdicts/cases.json");
    private static final Path SAMPLES = VECTORS.resolveSibling("docs/samples");
    private static final List<Check> PUT = List.of(Check.BAG, Check.CONTAINER, Check.LOG_PROOFS, Check.WITNESSES,
            Check.CONSISTENCY, Check.CUSTODY_CHAIN, Check.CUSTODY_EVENTS, Check.ONE_FORM);
    private static final int BLOCK = 64;

    static byte[] sample(String name) {
        try {
            return Files.readAllBytes(SAMPLES.resolve(name));
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    /// A changed copy of a sample: bytes that stand in the sample too are not told again.
    static VerdictVector changed(String name, String base, byte[] bytes) {
        return new VerdictVector(name, base, pieces(sample(base), bytes), Optional.empty());
    }

    static VerdictVector own(String name, byte[] bytes) {
        return new VerdictVector(name, "", List.of(new JsonText(Base64.getEncoder().encodeToString(bytes))),
                Optional.empty());
    }

    static VerdictVector folder(String path) {
        return new VerdictVector(path, path, List.of(), Optional.empty());
    }

    VerdictVector under(String trusted) {
        return new VerdictVector(name, base, pieces, Optional.of(trusted));
    }

    static VerdictVector read(JsonObject json) {
        return new VerdictVector(text(json, "name"), text(json, "base"),
                ((JsonArray) json.member("pieces").orElseThrow()).values(),
                json.member("policy").map(value -> ((JsonText) value).value()));
    }

    private static String text(JsonObject json, String member) {
        return ((JsonText) json.member(member).orElseThrow()).value();
    }

    /// The vector with what the checks make of it.
    JsonObject json(Path folder) throws IOException {
        return JsonObject.EMPTY.with("name", name)
                .with("base", base)
                .with("pieces", new JsonArray(pieces))
                .withOptional("policy", policy.map(JsonText::new).orElse(null))
                .with("checks", checks(folder));
    }

    private JsonArray checks(Path folder) throws IOException {
        var trust = new Trust(policy.map(text -> Policy.parse(text.getBytes(StandardCharsets.UTF_8))),
                Optional.empty(), TrustAnchors.of(List.of()), Clock.systemUTC());
        Path file = base.startsWith("bagit-conformance/")
                ? VECTORS.resolve(base)
                : Files.write(folder.resolve("file"), bytes());
        try (SubmittedFile submitted = SubmittedFile.open(file)) {
            Verdict verdict = Checks.all(submitted, trust);
            return JsonArray.of(PUT, check -> JsonObject.EMPTY.with("number", check.number())
                    .with("result", verdict.of(check).word())
                    .with("why", JsonArray.of(verdict.of(check).why(), VerdictVector::reason)));
        }
    }

    private static JsonObject reason(Reason reason) {
        return JsonObject.EMPTY.with("ground", reason.ground().name())
                .with("about", JsonArray.ofTexts(reason.about()
                        .stream()
                        .map(text -> Normalizer.normalize(text, Normalizer.Form.NFC))
                        .toList()));
    }

    private byte[] bytes() {
        var out = new ByteArrayOutputStream();
        byte[] whole = base.isEmpty() ? new byte[0] : sample(base);
        for (JsonValue piece : pieces) {
            if (piece instanceof JsonText(String own)) {
                out.writeBytes(Base64.getDecoder().decode(own));
            } else {
                List<JsonValue> ends = ((JsonArray) piece).values();
                out.writeBytes(Arrays.copyOfRange(whole, end(ends.getFirst()), end(ends.getLast())));
            }
        }
        return out.toByteArray();
    }

    private static int end(JsonValue number) {
        return (int) ((JsonInteger) number).value();
    }

    /// Walks through both: what begins like a block of the sample is copied from there for as long as it is the same.
    private static List<JsonValue> pieces(byte[] whole, byte[] changed) {
        Map<String, Integer> blocks = new HashMap<>();
        for (int at = 0; at + BLOCK <= whole.length; at++) {
            blocks.putIfAbsent(block(whole, at), at);
        }
        List<JsonValue> pieces = new ArrayList<>();
        var own = new ByteArrayOutputStream();
        int at = 0;
        while (at < changed.length) {
            Integer found = at + BLOCK <= changed.length ? blocks.get(block(changed, at)) : null;
            if (found == null) {
                own.write(changed[at++]);
                continue;
            }
            int differs = Arrays.mismatch(whole, found, whole.length, changed, at, changed.length);
            int length = differs < 0 ? whole.length - found : differs;
            flush(own, pieces);
            pieces.add(new JsonArray(List.of(new JsonInteger(found), new JsonInteger((long) found + length))));
            at += length;
        }
        flush(own, pieces);
        return pieces;
    }

    private static String block(byte[] bytes, int at) {
        return new String(bytes, at, BLOCK, StandardCharsets.ISO_8859_1);
    }

    private static void flush(ByteArrayOutputStream own, List<JsonValue> pieces) {
        if (own.size() > 0) {
            pieces.add(new JsonText(Base64.getEncoder().encodeToString(own.toByteArray())));
            own.reset();
        }
    }
}
