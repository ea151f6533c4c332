package org.wwow.backup.server.custody;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import org.wwow.backup.ledger.EventId;
import org.wwow.backup.ledger.HashPath;
import org.wwow.backup.ledger.InclusionProof;
import org.wwow.backup.ledger.LeafIndex;
import org.wwow.backup.ledger.MerkleHash;
import org.wwow.backup.ledger.NoteRefused;
import org.wwow.backup.ledger.Receipt;
import org.wwow.backup.ledger.SignedNote;
import org.wwow.backup.ledger.Snapshot;
import org.wwow.backup.ledger.VerifiedCheckpoint;
import org.wwow.backup.ledger.tiles.PublishedLog;
import org.wwow.backup.ledger.tiles.TiledTree;
import org.wwow.backup.sealing.CaseId;
import org.wwow.backup.server.custody.store.EventRows;
import org.wwow.backup.server.custody.store.Outbox;
import org.wwow.backup.server.custody.store.RecordedEvent;

/// Makes receipts: at once from the writer of this node, else from what the database and the published tiles hold.
@Component
final class ReceiptOffice implements Receipts {
    private static final long LOOK_MILLISECONDS = 100;
    private static final long TRUST_MILLISECONDS = 1_000;

    private final Expected expected;
    private final EventRows events;
    private final Outbox outbox;
    private final LedgerFolder folder;
    private @Nullable Published published;

    ReceiptOffice(Expected expected, EventRows events, Outbox outbox, LedgerFolder folder) {
        this.expected = expected;
        this.events = events;
        this.outbox = outbox;
        this.folder = folder;
    }

    /// A published checkpoint, its tree, and whether the policy's quorum cosigned it.
    private record Published(SignedNote note, Snapshot tree, boolean witnessed) {}

    @Override
    public List<Answer> await(List<EventId> asked) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        List<Answer> answers = new ArrayList<>(asked.size());
        for (EventId event : asked) {
            answers.add(awaitOne(event, deadline));
        }
        return List.copyOf(answers);
    }

    @Override
    public Optional<Answer> fetch(CaseId ofCase, EventId event) {
        return events.find(ofCase, event).map(this::answer);
    }

    @Override
    public Optional<CaseId> caseOf(EventId event) {
        return events.find(event).map(recorded -> recorded.event().ofCase());
    }

    private Answer awaitOne(EventId event, long deadline) {
        // never completed where another node writes, or began to: then the database is looked at
        Optional<CompletableFuture<Receipt>> ours = expected.receiptOf(event);
        CompletableFuture<Receipt> coming = ours.orElseGet(CompletableFuture::new);
        long patience = ours.isPresent() ? TRUST_MILLISECONDS : 0;
        try {
            while (true) {
                long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
                Optional<Receipt> here = within(coming, Math.clamp(left, 0, patience));
                if (here.isPresent()) {
                    return new Answer(event, State.LOGGED, Optional.of(here.get().proof().text()));
                }
                Answer answer = look(event);
                if (answer.state() != State.PENDING || left <= 0) {
                    return answer;
                }
                patience = ours.isPresent() ? TRUST_MILLISECONDS : LOOK_MILLISECONDS;
            }
        } finally {
            expected.giveUp(event);
        }
    }

    /// Its place is asked for first, which is one key: an event alone is looked for in every partition.
    private Answer look(EventId event) {
        return outbox.place(event)
                .flatMap(_ -> events.find(event))
                .map(this::answer)
                .orElseGet(() -> Answer.pending(event));
    }

    private static Optional<Receipt> within(CompletableFuture<Receipt> coming, long milliseconds) {
        try {
            return Optional.of(coming.get(milliseconds, TimeUnit.MILLISECONDS));
        } catch (TimeoutException | ExecutionException notYet) {
            return Optional.empty();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private Answer answer(RecordedEvent recorded) {
        EventId event = recorded.event().id();
        return prove(event)
                .map(proven -> new Answer(event, proven.witnessed() ? State.WITNESSED : State.LOGGED, Optional.of(
                        Receipt.of(recorded.event(), recorded.blind(), proven.proof(), proven.checkpoint())
                                .proof()
                                .text())))
                .orElseGet(() -> Answer.pending(event));
    }

    /// A path to a checkpoint, the published one where it reaches that far.
    record Proven(InclusionProof proof, SignedNote checkpoint, boolean witnessed) {}

    /// The proof of the leaf of an event; none while it waits.
    Optional<Proven> prove(EventId event) {
        Optional<LeafIndex> place = outbox.place(event);
        if (place.isEmpty()) {
            return Optional.empty();
        }
        return published().filter(shown -> shown.tree().head().size().holds(place.get()))
                .map(shown -> fromTiles(place.get(), shown))
                .or(() -> outbox.unpublished(event).map(kept -> unpublished(place.get(), kept)));
    }

    private static Proven fromTiles(LeafIndex place, Published shown) {
        synchronized (shown.tree()) {
            return new Proven(shown.tree().inclusion(place), shown.note(), shown.witnessed());
        }
    }

    private static Proven unpublished(LeafIndex place, Outbox.Unpublished kept) {
        HashPath path = HashPath.of(Stream.of(kept.proof().split("\n", -1))
                .filter(line -> !line.isEmpty())
                .map(MerkleHash::ofBase64)
                .toList());
        return new Proven(new InclusionProof(place, path), SignedNote.parse(kept.checkpoint()), false);
    }

    /// The newest published tree; read again only when the checkpoint changed.
    private synchronized Optional<Published> published() {
        try {
            PublishedLog log = folder.published();
            Optional<byte[]> checkpoint = log.read("checkpoint");
            if (checkpoint.isEmpty()) {
                return Optional.empty();
            }
            SignedNote note = SignedNote.parse(checkpoint.get());
            if (published == null || !published.note().equals(note)) {
                published = read(log, note);
            }
            return Optional.of(published);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private Published read(PublishedLog log, SignedNote note) {
        VerifiedCheckpoint checkpoint = folder.ownLog().verifyPublished(note);
        Snapshot tree = TiledTree.snapshot(log, checkpoint.head());
        return new Published(note, tree, folder.policy().asksForWitnesses() && isTaken(note));
    }

    private boolean isTaken(SignedNote note) {
        try {
            return folder.policy().verify(note).head().size().leaves() > 0;
        } catch (NoteRefused quorumMissing) {
            return false;
        }
    }
}
