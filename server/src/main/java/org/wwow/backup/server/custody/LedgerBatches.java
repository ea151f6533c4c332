package org.wwow.backup.server.custody;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
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

    /// Gives leaves that already stand in the tree, beyond the last signed head, their places and receipts. To be called
    /// once, before the first batch.
    void adopt() throws IOException {
        Map<MerkleHash, LeafIndex> tail = unsigned();
        SequencedMap<Waiting, LeafIndex> found = new LinkedHashMap<>();
        if (!tail.isEmpty()) {
            for (Waiting leaf : outbox.waiting(tail.size() + MOST)) {
                LeafIndex place = tail.get(leaf.leaf().hash());
                if (place != null) {
                    found.put(leaf, place);
                }
            }
        }
        if (!found.isEmpty()) {
            inOneCommit(() -> note(found, ledger.append(List.of())));
        }
    }

    /// Takes what waits, at most [#MOST].
    ///
    /// @return how many were taken
    int takeNext() throws IOException {
        List<Waiting> batch = outbox.waiting(MOST);
        if (!batch.isEmpty()) {
            inOneCommit(() -> append(batch)).forEach(Runnable::run);
        }
        return batch.size();
    }

    private Map<MerkleHash, LeafIndex> unsigned() {
        long signed = heads.last().map(head -> head.size().leaves()).orElse(0L);
        return ledger.read(log -> {
            Map<MerkleHash, LeafIndex> hashes = new HashMap<>();
            for (long at = signed; at < log.size().leaves(); at++) {
                hashes.put(log.leaf(new LeafIndex(at)), new LeafIndex(at));
            }
            return hashes;
        });
    }

    private List<Runnable> append(List<Waiting> batch) throws IOException {
        LedgerWriter.Appended appended = ledger.append(batch.stream().map(leaf -> leaf.leaf().bytes()).toList());
        SequencedMap<Waiting, LeafIndex> places = new LinkedHashMap<>();
        long place = appended.first().position();
        for (Waiting leaf : batch) {
            places.put(leaf, new LeafIndex(place++));
        }
        return note(places, appended);
    }

    /// @return what to tell those who wait, once this is committed
    private List<Runnable> note(SequencedMap<Waiting, LeafIndex> places, LedgerWriter.Appended appended) {
        List<Placed> placed = new ArrayList<>(places.size());
        List<Runnable> news = new ArrayList<>(places.size());
        places.forEach((leaf, place) -> {
            InclusionProof proof = appended.tree().inclusion(place);
            placed.add(new Placed(leaf.event(), place, lines(proof)));
            news.add(() -> expected.arrived(leaf.event(), proof, appended.checkpoint()));
        });
        outbox.place(placed, appended.tree().head().size().leaves(), appended.checkpoint().note());
        return news;
    }

    private List<Runnable> inOneCommit(Noting noting) throws IOException {
        try {
            return transaction.execute(_ -> {
                try {
                    return noting.note();
                } catch (IOException failed) {
                    throw new UncheckedIOException(failed);
                }
            });
        } catch (UncheckedIOException failed) {
            throw failed.getCause();
        }
    }

    @FunctionalInterface
    private interface Noting {
        List<Runnable> note() throws IOException;
    }

    /// The hashes of a path, one a line.
    static String lines(InclusionProof proof) {
        return proof.path().asList().stream().map(hash -> hash.base64() + "\n").collect(Collectors.joining());
    }
}
