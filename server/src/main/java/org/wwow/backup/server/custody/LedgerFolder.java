package org.wwow.backup.server.custody;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

import org.wwow.backup.ledger.KnownLog;
import org.wwow.backup.ledger.NoteSigner;
import org.wwow.backup.ledger.Policy;
import org.wwow.backup.ledger.SignerFile;
import org.wwow.backup.ledger.tiles.LogDirectory;
import org.wwow.backup.ledger.tiles.LogSigners;
import org.wwow.backup.ledger.tiles.PublishedLog;
import org.wwow.backup.server.settings.Settings;

/// Where the ledger lies: tiles in `ledger`, and beside them in `ledger-keys` the secret keys and the witness policy.
///
/// Nodes that may write share both folders. The policy file is the operator's (C2SP tlog-policy, with the URLs of the
/// witnesses); without one the log asks for no witness.
@Component
public class LedgerFolder {
    private final Path tiles;
    private final LogSigners signers;
    private final Policy policy;
    private final String policyText;

    @Autowired
    LedgerFolder(Settings settings, SecureRandom random, Clock clock) throws IOException {
        this(settings.folder("ledger"), settings.folder("ledger-keys"), settings.origin().getRawAuthority() + "/ledger",
                random, clock);
    }

    LedgerFolder(Path tiles, Path secrets, String origin, SecureRandom random, Clock clock) throws IOException {
        this.tiles = Files.createDirectories(tiles);
        this.signers = signers(secrets.resolve("log.keys"), origin, random, clock);
        Path file = secrets.resolve("witnesses.policy");
        this.policyText = Files.exists(file) ? Files.readString(file) : logLines() + "quorum none\n";
        this.policy = Policy.parse(policyText.getBytes(StandardCharsets.UTF_8));
        requireOwnLog();
    }

    /// The folder that the writer holds.
    Path tiles() {
        return tiles;
    }

    /// The keys of the log.
    public LogSigners signers() {
        return signers;
    }

    /// This log, as anyone would check it.
    KnownLog ownLog() {
        return KnownLog.of(signers.verifiers());
    }

    /// What a receipt is checked with.
    public Policy policy() {
        return policy;
    }

    /// The same as a file.
    public String policyText() {
        return policyText;
    }

    /// What the world may see.
    public PublishedLog published() {
        return new PublishedLog(new LogDirectory(tiles));
    }

    private static LogSigners signers(Path file, String origin, SecureRandom random, Clock clock) throws IOException {
        if (!Files.exists(file)) {
            Files.createDirectories(Objects.requireNonNull(file.getParent()));
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, SignerFile.drawForLog(origin, random), StandardOpenOption.WRITE,
                    StandardOpenOption.SYNC);
        }
        List<NoteSigner> keys = SignerFile.read(Files.readAllBytes(file));
        if (keys.size() != 2) {
            throw new IOException("The key file of the ledger must have two keys.");
        }
        return new LogSigners(keys.get(0), keys.get(1), clock);
    }

    private String logLines() {
        return signers.verifiers().stream().map(key -> "log " + key.vkey() + "\n").collect(Collectors.joining());
    }

    private void requireOwnLog() throws IOException {
        if (policy.logs().stream().noneMatch(log -> log.keys().contains(signers.verifiers().getFirst()))) {
            throw new IOException("The witness policy of the ledger must name the ledger's own key: " + logLines());
        }
    }
}
