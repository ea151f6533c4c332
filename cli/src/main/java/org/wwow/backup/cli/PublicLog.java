package org.wwow.backup.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

import org.wwow.backup.ledger.Checkpoint;
import org.wwow.backup.ledger.KnownLog;
import org.wwow.backup.ledger.SignedNote;
import org.wwow.backup.ledger.TreeHead;
import org.wwow.backup.ledger.VerifierKey;
import org.wwow.backup.ledger.tiles.LogDirectory;

/// Any log in a folder, read only, and the keys it is trusted to sign with.
final class PublicLog {
    @Option(names = "--log", required = true, paramLabel = "DIR", description = "the folder of the log")
    private Path log = Path.of("");
    @Option(names = "--vkey", paramLabel = "KEY", description = "a key that must have signed the checkpoint; may be repeated; without it no signature is "
            + "checked")
    private List<String> vkeys = List.of();
    @Option(names = "--origin", paramLabel = "NAME", description = "the log's origin, where it is not the name of its key")
    private @Nullable String origin;

    LogDirectory directory() {
        return new LogDirectory(log);
    }

    boolean hasKeys() {
        return !vkeys.isEmpty();
    }

    SignedNote checkpoint() throws IOException {
        Path file = log.resolve("checkpoint");
        if (!Files.isRegularFile(file)) {
            throw new Failures.WrongUse("There is no checkpoint in " + log + ".");
        }
        return SignedNote.parse(Files.readAllBytes(file));
    }

    /// The head of the checkpoint; where keys are given, every one of them must have signed it.
    TreeHead head(SignedNote checkpoint) {
        if (vkeys.isEmpty()) {
            return Checkpoint.parse(checkpoint.text()).head();
        }
        List<VerifierKey> keys = vkeys.stream().map(PublicLog::key).toList();
        KnownLog known = origin == null ? KnownLog.of(keys) : new KnownLog(origin, keys);
        return known.verifyPublished(checkpoint).head();
    }

    static VerifierKey key(String vkey) {
        try {
            return VerifierKey.parse(vkey);
        } catch (IllegalArgumentException notAKey) {
            throw new Failures.WrongUse("--vkey is not one: " + notAKey.getMessage());
        }
    }
}
