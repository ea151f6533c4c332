package org.wwow.backup.server.custody;

import java.security.SecureRandom;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

import org.wwow.backup.ledger.Commitment;
import org.wwow.backup.ledger.Event;
import org.wwow.backup.ledger.EventId;
import org.wwow.backup.ledger.Leaf;
import org.wwow.backup.sealing.CaseId;
import org.wwow.backup.sealing.Digest;
import org.wwow.backup.sealing.InstanceId;
import org.wwow.backup.sealing.Secret;
import org.wwow.backup.server.custody.store.EventRows;
import org.wwow.backup.server.custody.store.EventRows.ChainEnd;
import org.wwow.backup.server.custody.store.Outbox;
import org.wwow.backup.server.custody.store.RecordedEvent;
import org.wwow.backup.server.database.RoundTrip;
import org.wwow.backup.server.database.RoundTrip.Asked;
import org.wwow.backup.server.database.RoundTrips;
import org.wwow.backup.server.directory.Directory;

/// Records deeds in the transaction of the deed itself: no deed without its event, no event without its deed.
@Component
public class Custody {
    private static final int PAGE = 128;

    private final EventRows events;
    private final RoundTrips trips;
    private final Outbox outbox;
    private final Expected expected;
    private final Supplier<InstanceId> instance;
    private final SecureRandom random;

    @Autowired
    Custody(EventRows events, Outbox outbox, Expected expected, Directory directory, SecureRandom random) {
        this(events, outbox, expected, directory::instance, random);
    }

    Custody(EventRows events, Outbox outbox, Expected expected, Supplier<InstanceId> instance, SecureRandom random) {
        this.events = events;
        this.trips = events.trips();
        this.outbox = outbox;
        this.expected = expected;
        this.instance = instance;
        this.random = random;
    }

    /// Records deeds of one case in this order. The case's chain is locked until the transaction ends.
    ///
    /// @return the ids of their events in the same order
    /// @throws IllegalArgumentException if they are of several cases
    @Transactional(propagation = Propagation.MANDATORY)
    public List<EventId> record(List<Deed> deeds) {
        if (deeds.isEmpty()) {
            return List.of();
        }
        CaseId ofCase = deeds.getFirst().ofCase();
        if (deeds.stream().anyMatch(deed -> !deed.ofCase().equals(ofCase))) {
            throw new IllegalArgumentException("Deeds are recorded one case at a time.");
        }
        RoundTrip asking = trips.begin();
        Chain chain = chain(asking, ofCase);
        asking.go();
        RoundTrip telling = trips.begin();
        List<EventId> recorded = chain.record(telling, deeds);
        telling.go();
        return recorded;
    }

    /// Asks where the chain of a case ends, and locks it until the transaction ends.
    @Transactional(propagation = Propagation.MANDATORY)
    public Chain chain(RoundTrip trip, CaseId ofCase) {
        return new Chain(ofCase, events.lockChain(trip, ofCase));
    }

    /// The chain of a case, locked once the trip that asked for it was made.
    public final class Chain {
        private final CaseId ofCase;
        private final Asked<ChainEnd> end;

        private Chain(CaseId ofCase, Asked<ChainEnd> end) {
            this.ofCase = ofCase;
            this.end = end;
        }

        /// Records deeds of this case in this order, on a later trip.
        public List<EventId> record(RoundTrip trip, List<Deed> deeds) {
            if (deeds.isEmpty()) {
                return List.of();
            }
            ChainEnd from = end.rows().getFirst();
            List<RecordedEvent> recorded = new ArrayList<>(deeds.size());
            Commitment previous = from.last();
            for (Deed deed : deeds) {
                RecordedEvent next = seal(deed, previous, from.events() + recorded.size());
                recorded.add(next);
                previous = next.commitment();
            }
            events.add(trip, ofCase, recorded);
            recorded.forEach(expected::expect);
            wakeAfterCommit(recorded);
            return recorded.stream().map(event -> event.event().id()).toList();
        }
    }

    /// Records one deed.
    @Transactional(propagation = Propagation.MANDATORY)
    public EventId record(Deed deed) {
        return record(List.of(deed)).getFirst();
    }

    /// Enters a directory statement as a public leaf, in the transaction that appends it to the chain.
    @Transactional(propagation = Propagation.MANDATORY)
    public void recordStatement(long sequence, Digest statement) {
        outbox.add(EventId.draw(random), new Leaf.Public(sequence, statement));
        wakeAfterCommit(List.of());
    }

    /// The events of a case from a position on. Whether the asker may see them is decided before.
    public CustodyPage page(CaseId ofCase, long from) {
        List<RecordedEvent> found = events.page(ofCase, from, PAGE + 1);
        boolean more = found.size() > PAGE;
        List<RecordedEvent> shown = more ? found.subList(0, PAGE) : found;
        long next = shown.isEmpty() ? from : shown.getLast().position() + 1;
        return new CustodyPage(
                shown.stream().map(event -> new CustodyPage.Line(event.event(), event.commitment())).toList(), next,
                more);
    }

    /// Destroys the events and blinds of an erased case; their leaves stay and say nothing.
    @Transactional(propagation = Propagation.MANDATORY)
    public void forget(CaseId erased) {
        events.forget(erased);
    }

    private RecordedEvent seal(Deed deed, Commitment previous, long position) {
        var event = new Event(instance.get(), EventId.draw(random), deed.kind(), deed.ofCase(), deed.subject(),
                deed.actor(), deed.second(), deed.digest(), deed.received().truncatedTo(ChronoUnit.SECONDS), previous);
        Secret blind = Secret.draw(random);
        return new RecordedEvent(position, event, blind, Commitment.to(event, blind));
    }

    private void wakeAfterCommit(List<RecordedEvent> recorded) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                if (status == STATUS_COMMITTED) {
                    expected.wakeWriter();
                } else {
                    recorded.forEach(event -> expected.giveUp(event.event().id()));
                }
            }
        });
    }
}
