package org.wwow.backup.server.custody;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.springframework.transaction.support.TransactionOperations;

import org.wwow.backup.ledger.InclusionProof;
import org.wwow.backup.ledger.LeafIndex;
import org.wwow.backup.ledger.MerkleHash;
import org.wwow.backup.ledger.tiles.LedgerWriter;
import org.wwow.backup.server.custody.store.HeadsInDatabase;
import org.wwow.backup.server.custody.store.Outbox;
import org.wwow.backup.server.custody.store.Outbox.Placed;
import org.wwow.backup.server.custody.store.Outbox.Waiting;

/// Takes leaves from the outbox into the tree: at most once each, none lost, many with one sync, one signature and one
/// commit.
///
/// The tree gets them first, then one transaction swaps the head and notes their places, and only then anyone hears of
/// it. A crash in between leaves leaves in the tree that nobody was told of; [#adopt] finds them again before anything
/// else is appended.
final class LedgerBatches {
    static final int MOST = 4096;

    private final LedgerWriter ledger;
    private final Outbox outbox;
    private final HeadsInDatabase heads;
    private final TransactionOperations transaction;
    private final Expected expected;

    LedgerBatches(LedgerWriter ledger, Outbox outbox, HeadsInDatabase heads, TransactionOperations transaction,
            Expected expected) {
        this.ledger = ledger;
        this.outbox = outbox;
        this.heads = heads;
        this.transaction = transaction;
        this.expected = expected;
    }

    /// Gives leaves that already stand in the tree, beyond the last signed head, their places. To be called once, before
    /// the first batch.
    void adopt() {
        long signed = heads.last().map(head -> head.size().leaves()).orElse(0L);
        Map<MerkleHash, LeafIndex> tail = ledger.read(log -> {
            Map<MerkleHash, LeafIndex> hashes = new HashMap<>();
            for (long at = signed; at < log.size().leaves(); at++) {
                hashes.put(log.leaf(new LeafIndex(at)), new LeafIndex(at));
            }
            return hashes;
        });
        if (tail.isEmpty()) {
            return;
        }
        List<Placed> found = new ArrayList<>();
        for (Waiting leaf : outbox.waiting(tail.size() + MOST)) {
            LeafIndex place = tail.get(leaf.leaf().hash());
            if (place != null) {
                found.add(new Placed(leaf.event(), place, ""));
            }
        }
        if (!found.isEmpty()) {
            transaction.executeWithoutResult(_ -> outbox.place(found));
        }
    }

    /// Takes what waits, at most [#MOST].
    ///
    /// @return how many were taken
    int takeNext() throws IOException {
        List<Waiting> batch = outbox.waiting(MOST);
        if (batch.isEmpty()) {
            return 0;
        }
        List<InclusionProof> proofs = new ArrayList<>(batch.size());
        LedgerWriter.Appended appended;
        try {
            appended = transaction.execute(_ -> place(batch, proofs));
        } catch (UncheckedIOException failed) {
            throw failed.getCause();
        }
        for (int at = 0; at < batch.size(); at++) {
            expected.arrived(batch.get(at).event(), proofs.get(at), appended.checkpoint());
        }
        return batch.size();
    }

    private LedgerWriter.Appended place(List<Waiting> batch, List<InclusionProof> proofs) {
        LedgerWriter.Appended appended;
        try {
            appended = ledger.append(batch.stream().map(leaf -> leaf.leaf().bytes()).toList());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        List<Placed> placed = new ArrayList<>(batch.size());
        long place = appended.first().position();
        for (Waiting leaf : batch) {
            InclusionProof proof = appended.tree().inclusion(new LeafIndex(place++));
            proofs.add(proof);
            placed.add(new Placed(leaf.event(), proof.index(), lines(proof)));
        }
        outbox.place(placed);
        outbox.keepReceipts(appended.tree().head().size().leaves(), appended.checkpoint().note(), placed);
        return appended;
    }

    /// The hashes of a path, one a line.
    static String lines(InclusionProof proof) {
        return proof.path().asList().stream().map(hash -> hash.base64() + "\n").collect(Collectors.joining());
    }
}
