package org.wwow.backup.server.casework;

import java.util.List;
import java.util.UUID;

import org.springframework.stereotype.Component;

import org.wwow.backup.ledger.Event;
import org.wwow.backup.sealing.CaseId;
import org.wwow.backup.server.custody.Custody;

/// Deeds as feature `custody` records them.
@Component
final class DeedsOfCustody implements Deeds {
    private final Custody custody;

    DeedsOfCustody(Custody custody) {
        this.custody = custody;
    }

    @Override
    public List<UUID> record(List<Deed> deeds) {
        return custody.record(deeds.stream().map(DeedsOfCustody::deed).toList())
                .stream()
                .map(event -> event.uuid())
                .toList();
    }

    @Override
    public void forget(CaseId erased) {
        custody.forget(erased);
    }

    private static org.wwow.backup.server.custody.Deed deed(Deed deed) {
        return new org.wwow.backup.server.custody.Deed(Event.Kind.valueOf(deed.kind().name()), deed.inCase(),
                deed.subject(), actor(deed.actor()), deed.second().map(DeedsOfCustody::actor), deed.digest(),
                deed.received());
    }

    private static Event.Actor actor(Actor actor) {
        return new Event.Actor(Event.ActorKind.valueOf(actor.part().name()), actor.id());
    }
}
