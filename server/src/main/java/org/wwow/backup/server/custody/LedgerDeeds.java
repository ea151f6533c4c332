package org.wwow.backup.server.custody;

import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.UUID;

import org.springframework.stereotype.Component;

import org.wwow.backup.ledger.Event;
import org.wwow.backup.ledger.EventId;
import org.wwow.backup.sealing.CaseId;
import org.wwow.backup.server.casework.Deeds;
import org.wwow.backup.server.database.RoundTrip;

/// Enters the deeds of casework and deposits.
@Component
final class LedgerDeeds implements Deeds {
    private final Custody custody;

    LedgerDeeds(Custody custody) {
        this.custody = custody;
    }

    @Override
    public List<UUID> record(List<Deed> deeds) {
        return custody.record(deeds.stream().map(LedgerDeeds::deed).toList()).stream().map(EventId::uuid).toList();
    }

    @Override
    public Chains chain(RoundTrip trip, CaseId inCase) {
        return new Ends(custody.chain(trip, inCase));
    }

    @Override
    public Chains chainsIfFree(RoundTrip trip, List<CaseId> cases) {
        return new Ends(custody.chainsIfFree(trip, cases));
    }

    private record Ends(Custody.Chains chains) implements Chains {
        @Override
        public boolean hold(CaseId inCase) {
            return chains.hold(inCase);
        }

        @Override
        public Map<CaseId, List<UUID>> record(RoundTrip trip, SequencedMap<CaseId, List<Deed>> deeds) {
            List<org.wwow.backup.server.custody.Deed> all = deeds.values()
                    .stream()
                    .flatMap(List::stream)
                    .map(LedgerDeeds::deed)
                    .toList();
            Iterator<EventId> events = chains.record(trip, all).iterator();
            Map<CaseId, List<UUID>> ids = new HashMap<>();
            deeds.forEach((inCase, its) -> ids.put(inCase,
                    its.stream().map(_ -> events.next().uuid()).toList()));
            return ids;
        }
    }

    @Override
    public void forget(CaseId erased) {
        custody.forget(erased);
    }

    private static org.wwow.backup.server.custody.Deed deed(Deed deed) {
        return new org.wwow.backup.server.custody.Deed(kind(deed.kind()), deed.inCase(), deed.subject(),
                actor(deed.actor()), deed.second().map(LedgerDeeds::actor), deed.digest(), deed.received());
    }

    private static Event.Kind kind(Kind kind) {
        return switch (kind) {
            case DEPOSIT -> Event.Kind.DEPOSIT;
            case GRANT -> Event.Kind.GRANT;
            case ACCESS -> Event.Kind.ACCESS;
            case CONSENT -> Event.Kind.CONSENT;
            case TRANSFER -> Event.Kind.TRANSFER;
            case ERASURE -> Event.Kind.ERASURE;
            case HOLD -> Event.Kind.HOLD;
            case FIXITY -> Event.Kind.FIXITY;
        };
    }

    private static Event.Actor actor(Actor actor) {
        Event.ActorKind kind = switch (actor.part()) {
            case REPORTER -> Event.ActorKind.REPORTER;
            case MEMBER -> Event.ActorKind.MEMBER;
            case SERVICE -> Event.ActorKind.SERVICE;
            case SERVER -> Event.ActorKind.SERVER;
        };
        return new Event.Actor(kind, actor.id());
    }
}
