package org.wwow.backup.server.custody;

import java.io.IOException;
import java.util.List;

import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

import org.wwow.backup.ledger.Leaf;
import org.wwow.backup.ledger.LeafIndex;
import org.wwow.backup.ledger.TreeHead;
import org.wwow.backup.ledger.tiles.FileDisk;
import org.wwow.backup.ledger.tiles.LedgerWriter;
import org.wwow.backup.ledger.tiles.TiledLog;
import org.wwow.backup.ledger.tiles.WholeLog;
import org.wwow.backup.server.custody.store.HeadsInDatabase;
import org.wwow.backup.server.custody.store.Outbox;

/// Joins a restored database to a ledger that is ahead of it, before any server signs for it (protocol section 23).
///
/// Leaves that wait in the database and stand in the tree get their places, so that none enters twice. Then the signed
/// head moves to the end of the tree: from here on nothing shorter is ever signed.
@Component
public final class LedgerTakeover {
    private final LedgerFolder folder;
    private final Outbox outbox;
    private final HeadsInDatabase heads;
    private final Expected expected;
    private final TransactionOperations transaction;

    LedgerTakeover(LedgerFolder folder, Outbox outbox, HeadsInDatabase heads, Expected expected,
            TransactionOperations transaction) {
        this.folder = folder;
        this.outbox = outbox;
        this.heads = heads;
        this.expected = expected;
        this.transaction = transaction;
    }

    /// What the ledger holds beyond the database.
    ///
    /// @param head       the end of the tree, which is now the last signed head
    /// @param beyond     leaves beyond the head that the database knew; some of them are covers
    /// @param statements among them those of statements of the directory that the database does not have
    public record Taken(TreeHead head, long beyond, long statements) {}

    /// Does it. Nothing else may hold the ledger.
    ///
    /// @throws org.wwow.backup.ledger.tiles.LogDamaged if the tree does not extend the head in the database
    public Taken take() throws IOException {
        long known = heads.last().map(head -> head.size().leaves()).orElse(0L);
        try (FileDisk disk = FileDisk.hold(folder.tiles())) {
            var ledger = new LedgerWriter(TiledLog.open(disk), heads, folder.signers());
            new LedgerBatches(ledger, outbox, heads, transaction, expected).adopt();
            TreeHead head = ledger.append(List.of()).tree().head();
            return new Taken(head, head.size().leaves() - known, unknownStatements(known));
        }
    }

    private long unknownStatements(long from) throws IOException {
        long[] unknown = {0};
        WholeLog.in(folder.tiles()).from(new LeafIndex(from), entries -> {
            for (byte[] entry : entries) {
                if (Leaf.read(entry) instanceof Leaf.Public statement && outbox.eventOf(statement).isEmpty()) {
                    unknown[0]++;
                }
            }
        });
        return unknown[0];
    }
}
