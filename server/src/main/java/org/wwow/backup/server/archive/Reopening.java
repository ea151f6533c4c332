package org.wwow.backup.server.archive;

import java.io.IOException;
import java.nio.file.Files;

import org.springframework.stereotype.Component;

import org.wwow.backup.server.casework.Erasures;
import org.wwow.backup.server.custody.LedgerTakeover;
import org.wwow.backup.server.evidence.Blobs;
import org.wwow.backup.server.evidence.Destruction;
import org.wwow.backup.server.evidence.NightlyRewrite;
import org.wwow.backup.server.evidence.Tombstone;

/// What is done with a restored copy before a server opens on it, by the same code that does it every day: what was
/// erased is destroyed again and taken out of the files, and the ledger is taken over at its newest end.
@Component
public final class Reopening {
    private final Erasures erasures;
    private final Destruction destruction;
    private final NightlyRewrite nightly;
    private final Blobs blobs;
    private final LedgerTakeover ledger;

    Reopening(Erasures erasures, Destruction destruction, NightlyRewrite nightly, Blobs blobs, LedgerTakeover ledger) {
        this.erasures = erasures;
        this.destruction = destruction;
        this.nightly = nightly;
        this.blobs = blobs;
        this.ledger = ledger;
    }

    /// What was found and done.
    ///
    /// @param tombstones how many stand now
    /// @param waiting    erasures that wait, each with its fourteen days again
    /// @param missing    payloads that rows name and nobody has
    record Reopened(long tombstones, int waiting, long missing, LedgerTakeover.Taken ledger) {}

    /// Does it; the server stands still meanwhile.
    Reopened run() throws IOException {
        long[] tombstones = {0};
        blobs.eachTombstone((_, file) -> {
            erasures.destroyAgain(Tombstone.read(Files.readAllBytes(file)));
            tombstones[0]++;
        });
        destruction.writeObjects();
        destruction.sweepAll();
        int waiting = erasures.waitAgain();
        var _ = nightly.run();
        return new Reopened(tombstones[0], waiting, destruction.missing(), ledger.take());
    }
}
