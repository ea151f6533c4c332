package org.wwow.backup.server.casework;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

import org.wwow.backup.sealing.CaseId;
import org.wwow.backup.sealing.MemberId;
import org.wwow.backup.server.casework.store.CaseRows.Lock;
import org.wwow.backup.server.directory.CircleChanged;
import org.wwow.backup.server.evidence.FixityFailed;

/// What a change elsewhere means for cases, in the transaction of that change.
///
/// Who leaves a circle still knows the seeds of the epochs it holds: they become stale, and what follows goes under the
/// next. Who joins reads what the circle holds with no new consent, so it stands in the custody of each such case.
@Component
class CircleChanges {
    private final Rows rows;
    private final Surroundings surroundings;

    CircleChanges(Rows rows, Surroundings surroundings) {
        this.rows = rows;
        this.surroundings = surroundings;
    }

    @EventListener
    void changed(CircleChanged change) {
        if (change.left().isEmpty() && change.joined().isEmpty()) {
            return;
        }
        for (CaseId id : rows.grants().casesHeldBy(change.circle().uuid())) {
            if (!change.left().isEmpty()) {
                makeStale(id, change.circle().uuid());
            }
            change.joined().forEach(member -> joined(id, change.circle().uuid(), member));
        }
    }

    @EventListener
    void failed(FixityFailed failure) {
        rows.items()
                .caseOf(failure.item())
                .ifPresent(id -> surroundings.deeds()
                        .record(
                                new Deeds.Deed(Deeds.Kind.FIXITY, id, failure.item().uuid(), Deeds.Actor.server(),
                                        Optional.empty(),
                                        Optional.empty(), surroundings.clock().instant())));
    }

    private void makeStale(CaseId id, UUID circle) {
        rows.cases().find(id, Lock.TO_CHANGE).ifPresent(standing -> {
            Set<GrantFact> held = standing.grants()
                    .stream()
                    .filter(grant -> grant.reader().id().equals(circle))
                    .collect(Collectors.toSet());
            rows.grants().makeStale(id, held.stream().map(GrantFact::in).collect(Collectors.toSet()));
        });
    }

    private void joined(CaseId id, UUID circle, MemberId member) {
        surroundings.deeds()
                .record(new Deeds.Deed(Deeds.Kind.TRANSFER, id, circle,
                        Deeds.Actor.member(member.uuid()), Optional.empty(), Optional.empty(),
                        surroundings.clock().instant()));
    }
}
