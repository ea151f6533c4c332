package org.wwow.backup.server.custody;

import java.security.SecureRandom;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

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
        Chains chain = chain(asking, ofCase);
        asking.go();
        RoundTrip telling = trips.begin();
        List<EventId> recorded = chain.record(telling, deeds);
        telling.go();
        return recorded;
    }

    /// Asks where the chain of a case ends, and locks it until the transaction ends.
    @Transactional(propagation = Propagation.MANDATORY)
    public Chains chain(RoundTrip trip, CaseId ofCase) {
        return new Chains(events.lockChain(trip, ofCase));
    }

    /// Asks the same of several cases and waits for nobody: a chain that somebody moves, or that was never begun, is not
    /// among them.
    @Transactional(propagation = Propagation.MANDATORY)
    public Chains chainsIfFree(RoundTrip trip, List<CaseId> cases) {
        return new Chains(events.lockChainsIfFree(trip, cases));
    }

    /// Chains of cases, locked once the trip that asked for them was made.
    public final class Chains {
        private final Asked<ChainEnd> asked;

        private Chains(Asked<ChainEnd> asked) {
            this.asked = asked;
        }

        /// Whether the chain of this case is among them.
        public boolean hold(CaseId ofCase) {
            return asked.rows().stream().anyMatch(end -> end.ofCase().equals(ofCase));
        }

        /// Records deeds, those of each case in this order, on a later trip.
        ///
        /// @return the ids of their events in the same order
        public List<EventId> record(RoundTrip trip, List<Deed> deeds) {
            if (deeds.isEmpty()) {
                return List.of();
            }
            Map<CaseId, ChainEnd> ends = new HashMap<>();
            asked.rows().forEach(end -> ends.put(end.ofCase(), end));
            List<RecordedEvent> recorded = new ArrayList<>(deeds.size());
            for (Deed deed : deeds) {
                ChainEnd end = Objects.requireNonNull(ends.get(deed.ofCase()), "The chain was not asked for.");
                RecordedEvent next = seal(deed, end);
                recorded.add(next);
                ends.put(deed.ofCase(), new ChainEnd(deed.ofCase(), next.commitment(), next.position() + 1));
            }
            Set<CaseId> changed = deeds.stream().map(Deed::ofCase).collect(Collectors.toSet());
            events.add(trip, recorded, ends.values().stream().filter(end -> changed.contains(end.ofCase())).toList());
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

    private RecordedEvent seal(Deed deed, ChainEnd end) {
        var event = new Event(instance.get(), EventId.draw(random), deed.kind(), deed.ofCase(), deed.subject(),
                deed.actor(), deed.second(), deed.digest(), deed.received().truncatedTo(ChronoUnit.SECONDS),
                end.last());
        Secret blind = Secret.draw(random);
        return new RecordedEvent(end.events(), event, blind, Commitment.to(event, blind));
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
