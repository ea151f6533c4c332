package org.wwow.backup.verifier;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.wwow.backup.ledger.Checkpoint;
import org.wwow.backup.ledger.ConsistencyProof;
import org.wwow.backup.ledger.HashPath;
import org.wwow.backup.ledger.KnownLog;
import org.wwow.backup.ledger.MerkleHash;
import org.wwow.backup.ledger.SignedNote;
import org.wwow.backup.ledger.TreeHead;
import org.wwow.backup.ledger.VerifiedCheckpoint;
import org.wwow.backup.ledger.VerifiedSignature;
import org.wwow.backup.ledger.VerifierKey;
import org.wwow.backup.ledger.tiles.Fsck;
import org.wwow.backup.ledger.tiles.LogDirectory;

/// The checks, each a function from files to sentences; what does not hold is thrown.
final class Checks {
    private Checks() {}

    static List<String> note(Words words) throws IOException {
        SignedNote note = SignedNote.parse(read(words.file(0, 1)));
        return signedBy(note.verify(keys(words)));
    }

    static List<String> consistency(Words words) throws IOException {
        KnownLog log = KnownLog.of(keys(words));
        VerifiedCheckpoint older = log.verify(SignedNote.parse(read(words.file(0, 3))));
        VerifiedCheckpoint newer = log.verify(SignedNote.parse(read(words.file(1, 3))));
        String text = new String(read(words.file(2, 3)), StandardCharsets.US_ASCII);
        HashPath path = HashPath.of(Stream.of(text.split("\n", -1))
                .filter(line -> !line.isEmpty())
                .map(MerkleHash::ofBase64)
                .toList());
        new ConsistencyProof(path).verify(older.head(), newer);
        return List.of("The tree of " + newer.head().size().leaves() + " entries begins with all "
                + older.head().size().leaves() + " of the older one.");
    }

    static List<String> log(Words words) throws IOException {
        var log = new LogDirectory(Path.of(words.file(0, 1)));
        SignedNote note = SignedNote.parse(log.read("checkpoint")
                .orElseThrow(() -> new Words.Wrong("There is no checkpoint in this folder.")));
        boolean trusted = !words.all("--vkey").isEmpty();
        TreeHead head = trusted
                ? KnownLog.of(keys(words)).verifyPublished(note).head()
                : Checkpoint.parse(note.text()).head();
        Fsck.Report report = Fsck.of(log, head, Fsck.EntryCheck.NONE);
        if (!report.holds()) {
            throw new IllegalStateException(String.join(" ", report.faults()));
        }
        return List.of("All " + head.size().leaves() + " entries lead to the root of the checkpoint"
                + (trusted ? ", which is signed." : "; no signature was checked."));
    }

    private static List<VerifierKey> keys(Words words) {
        List<String> vkeys = words.all("--vkey");
        if (vkeys.isEmpty()) {
            throw new Words.Wrong("This check needs at least one --vkey.");
        }
        try {
            return vkeys.stream().map(VerifierKey::parse).toList();
        } catch (IllegalArgumentException notAKey) {
            throw new Words.Wrong("A --vkey is not one: " + notAKey.getMessage());
        }
    }

    private static List<String> signedBy(List<VerifiedSignature> held) {
        return held.stream().map(one -> "Signed by " + one + " (" + words(one) + ").").toList();
    }

    private static String words(VerifiedSignature held) {
        return switch (held.key().type()) {
            case ED25519 -> "Ed25519";
            case ED25519_COSIGNATURE -> "Ed25519 cosignature";
            case ML_DSA_44_COSIGNATURE -> "ML-DSA-44";
        };
    }

    private static byte[] read(String file) throws IOException {
        return Files.readAllBytes(Path.of(file));
    }
}
