package org.wwow.backup.server.custody;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import org.springframework.stereotype.Component;

import org.wwow.backup.ledger.EventId;
import org.wwow.backup.ledger.InclusionProof;
import org.wwow.backup.ledger.Receipt;
import org.wwow.backup.ledger.SignedNote;
import org.wwow.backup.server.custody.store.RecordedEvent;

/// Events of this node that the ledger has not taken yet, so that a deposit is answered the moment it has, and the
/// writer begins the moment there is something.
@Component
final class Expected {
    /// Receipts that are kept for whoever asks later.
    static final int UNASKED = 1_024;
    private static final int MOST = 10_000;

    private final Map<EventId, Waiting> waiting = new ConcurrentHashMap<>();
    private final Deque<EventId> arrived = new ArrayDeque<>();
    private final Semaphore work = new Semaphore(0);
    private volatile boolean writerIsHere;

    /// An event and whoever waits for its receipt.
    private record Waiting(RecordedEvent event, CompletableFuture<Receipt> receipt) {}

    /// Says whether the writer runs in this process; what was expected of it before is forgotten.
    void writerIsHere(boolean here) {
        writerIsHere = here;
        waiting.clear();
        synchronized (arrived) {
            arrived.clear();
        }
    }

    /// Without the writer, and beyond a bound, nothing is remembered: the receipt is then read from the database.
    void expect(RecordedEvent event) {
        if (writerIsHere && waiting.size() < MOST) {
            waiting.put(event.event().id(), new Waiting(event, new CompletableFuture<>()));
        }
    }

    /// Nobody asks for it any more.
    void giveUp(EventId event) {
        waiting.remove(event);
    }

    /// What will be the receipt; none where this node does not expect the event.
    Optional<CompletableFuture<Receipt>> receiptOf(EventId event) {
        return Optional.ofNullable(waiting.get(event)).map(Waiting::receipt);
    }

    /// Kept for a while for whoever asks later: the writer is often quicker than the one who is about to wait, and would
    /// else send him to the database.
    void arrived(EventId event, InclusionProof proof, SignedNote checkpoint) {
        Waiting expected = waiting.get(event);
        if (expected != null) {
            RecordedEvent recorded = expected.event();
            expected.receipt().complete(Receipt.of(recorded.event(), recorded.blind(), proof, checkpoint));
            synchronized (arrived) {
                arrived.add(event);
                if (arrived.size() > UNASKED) {
                    waiting.remove(arrived.remove());
                }
            }
        }
    }

    void wakeWriter() {
        work.release();
    }

    /// Waits until there may be work, or the time is over.
    ///
    /// @return whether somebody said that there is
    boolean awaitWork(long milliseconds) throws InterruptedException {
        boolean woken = work.tryAcquire(milliseconds, TimeUnit.MILLISECONDS);
        work.drainPermits();
        return woken;
    }
}
