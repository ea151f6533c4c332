package org.wwow.backup.dossier.check;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.wwow.backup.sealing.Envelope;
import org.wwow.backup.sealing.FormRefused;
import org.wwow.backup.sealing.MemberId;
import org.wwow.backup.sealing.OrganisationId;
import org.wwow.backup.sealing.VerificationKey;
import org.wwow.backup.sealing.VerifiedEnvelope;
import org.wwow.backup.sealing.directory.Directory;
import org.wwow.backup.sealing.directory.DirectoryStatement;
import org.wwow.backup.sealing.directory.Member;
import org.wwow.backup.sealing.directory.Pin;
import org.wwow.backup.sealing.directory.Revocation;
import org.wwow.backup.sealing.directory.Root;

/// The directory's chain as the file brings it: who stood for which key, and when.
final class DirectoryEvidence {
    static final String PATH = "data/directory.jsonl";
    private static final int MOST_STATEMENTS = 100_000;

    private final Part<Directory> chain;
    private final boolean ownRoot;

    DirectoryEvidence(SubmittedFile file, Trust trust) {
        ownRoot = trust.root().isEmpty();
        chain = file.part(PATH, bytes -> read(bytes, trust.root()));
    }

    /// The whole chain, each statement checked in its place.
    Part<Directory> chain() {
        return chain;
    }

    /// Whether only the file itself says which root to believe.
    boolean ownRoot() {
        return ownRoot;
    }

    /// The root statement, where there is a chain.
    Optional<Root> root() {
        return entries().stream()
                .map(Directory.Entry::statement)
                .filter(Root.class::isInstance)
                .map(Root.class::cast)
                .findFirst();
    }

    /// The member as she stood in the directory at a moment: admitted by then, not revoked by then, not past her date.
    Optional<Member> memberAt(UUID id, Instant at) {
        Optional<Member> standing = Optional.empty();
        for (Directory.Entry entry : entries()) {
            if (entry.statement().position().issued().isAfter(at)) {
                break;
            }
            if (entry.statement() instanceof Member member && member.id().uuid().equals(id)) {
                standing = Optional.of(member);
            } else if (entry.statement() instanceof Revocation revocation
                    && standing.filter(member -> ends(revocation, member)).isPresent()) {
                standing = Optional.empty();
            }
        }
        return standing.filter(member -> !member.notAfter().isBefore(at));
    }

    /// A revocation of this member, whenever it came.
    Optional<Revocation> revocationOf(Member member) {
        return entries().stream()
                .map(Directory.Entry::statement)
                .filter(Revocation.class::isInstance)
                .map(Revocation.class::cast)
                .filter(revocation -> ends(revocation, member))
                .findFirst();
    }

    private static boolean ends(Revocation revocation, Member member) {
        return switch (revocation.subject().kind()) {
            case MEMBER -> MemberId.read(revocation.subject().id()).equals(member.id());
            case ORGANISATION ->
                OrganisationId.read(revocation.subject().id()).equals(member.accepted().organisation());
            case ADMINISTRATOR, CIRCLE, COUNTRY -> false;
        };
    }

    private List<Directory.Entry> entries() {
        return chain instanceof Part.Read<Directory>(Directory directory) ? directory.entries() : List.of();
    }

    private static Directory read(byte[] bytes, Optional<VerificationKey> root) {
        List<Envelope> envelopes = new ArrayList<>();
        for (String line : lines(bytes)) {
            envelopes.add(Envelope.read(line.getBytes(StandardCharsets.UTF_8)));
        }
        if (envelopes.isEmpty()) {
            throw new IllegalArgumentException("It has no statement.");
        }
        Directory directory = Directory.empty(pin(envelopes.getFirst(), root));
        for (Envelope envelope : envelopes) {
            directory = switch (directory.append(envelope)) {
                case Directory.Accepted(Directory next) -> next;
                case Directory.Refused(var refusal) -> throw new IllegalArgumentException(
                        "Statement " + directory.size() + " is refused: " + refusal + ".");
            };
        }
        return directory;
    }

    /// Lines that each end, as every list of lines in a dossier is written.
    static List<String> lines(byte[] bytes) {
        String text;
        try {
            text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException notUtf8) {
            throw new FormRefused(FormRefused.Reason.NOT_UTF8, "list");
        }
        if (text.isEmpty()) {
            return List.of();
        }
        if (!text.endsWith("\n")) {
            throw new IllegalArgumentException("Its last line does not end.");
        }
        String[] lines = text.substring(0, text.length() - 1).split("\n", MOST_STATEMENTS + 1);
        if (lines.length > MOST_STATEMENTS) {
            throw new FormRefused(FormRefused.Reason.TOO_LONG, "list");
        }
        return List.of(lines);
    }

    /// Instance and log are the root's own word; the key is the reader's, where she gave one.
    private static Pin pin(Envelope first, Optional<VerificationKey> trusted) {
        VerifiedEnvelope verified = first.verify()
                .orElseThrow(() -> new IllegalArgumentException("The root's signature does not hold."));
        if (!(DirectoryStatement.read(verified, first.instance()) instanceof Root root)) {
            throw new IllegalArgumentException("It does not begin with a root.");
        }
        return new Pin(first.instance(), trusted.orElse(root.key()), root.log());
    }
}
