package org.wwow.backup.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.util.List;

import org.wwow.backup.ledger.NoteSigner;
import org.wwow.backup.ledger.SignerFile;
import org.wwow.backup.ledger.tiles.FileDisk;
import org.wwow.backup.ledger.tiles.LedgerWriter;
import org.wwow.backup.ledger.tiles.LogSigners;
import org.wwow.backup.ledger.tiles.SignedHeadsOnDisk;
import org.wwow.backup.ledger.tiles.TiledLog;

/// A log that this process holds for writing.
final class OpenLedger implements AutoCloseable {
    private final FileDisk log;
    private final FileDisk heads;
    private final LedgerWriter writer;

    private OpenLedger(FileDisk log, FileDisk heads, LedgerWriter writer) {
        this.log = log;
        this.heads = heads;
        this.writer = writer;
    }

    static OpenLedger open(LogFolder folder) throws IOException {
        LogSigners signers = signers(folder);
        if (!Files.isDirectory(folder.log())) {
            throw new Failures.WrongUse("There is no log in " + folder.log() + "; make one with: backup ledger init");
        }
        FileDisk log = FileDisk.hold(folder.log());
        try {
            FileDisk heads = FileDisk.hold(folder.heads());
            try {
                var writer = new LedgerWriter(TiledLog.open(log), new SignedHeadsOnDisk(heads), signers);
                return new OpenLedger(log, heads, writer);
            } catch (IOException | RuntimeException failed) {
                heads.close();
                throw failed;
            }
        } catch (IOException | RuntimeException failed) {
            log.close();
            throw failed;
        }
    }

    static LogSigners signers(LogFolder folder) throws IOException {
        List<NoteSigner> keys = SignerFile.read(Files.readAllBytes(folder.keys()));
        if (keys.size() != 2) {
            throw new Failures.WrongUse("The key file of a log has two keys.");
        }
        return new LogSigners(keys.get(0), keys.get(1), Clock.systemUTC());
    }

    LedgerWriter writer() {
        return writer;
    }

    @Override
    public void close() throws IOException {
        try (log; heads) {
            // both are let go of, whatever the other does
        }
    }
}
