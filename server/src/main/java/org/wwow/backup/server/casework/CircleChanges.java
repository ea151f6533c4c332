package org.wwow.backup.server.casework;

import java.util.Comparator;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

import org.wwow.backup.sealing.CaseId;
import org.wwow.backup.sealing.CircleId;
import org.wwow.backup.sealing.MemberId;
import org.wwow.backup.server.casework.store.CaseRows.Lock;
import org.wwow.backup.server.directory.CircleChanged;
import org.wwow.backup.server.directory.MemberRevoked;
import org.wwow.backup.server.evidence.FixityFailed;

/// What a change elsewhere means for cases, in the transaction of that change.
///
/// Who leaves a circle, or is revoked, still knows the seeds of the epochs it holds: they become stale, what follows goes
/// under the next, and payloads that are being read are cut. Who joins reads what the circle holds with no new consent,
/// so it stands in the custody of each such case.
@Component
class CircleChanges {
    private final Rows rows;
    private final Surroundings surroundings;
    private final Outside outside;

    CircleChanges(Rows rows, Surroundings surroundings, Outside outside) {
        this.rows = rows;
        this.surroundings = surroundings;
        this.outside = outside;
    }

    @EventListener
    void changed(CircleChanged change) {
        if (change.left().isEmpty() && change.joined().isEmpty()) {
            return;
        }
        UUID circle = change.circle().uuid();
        for (CaseId id : rows.grants().casesHeldBy(circle)) {
            if (!change.left().isEmpty()) {
                makeStale(id, Set.of(circle));
            }
            change.joined().forEach(member -> joined(id, circle, member));
            outside.events().publishEvent(new CaseChanged(id));
        }
    }

    /// What his circles hold is stale at once, and again once a keeper has made their next key without him.
    @EventListener
    void revoked(MemberRevoked revocation) {
        Set<UUID> readers = Stream.concat(Stream.of(revocation.member().uuid()),
                revocation.circles().stream().map(CircleId::uuid)).collect(Collectors.toCollection(HashSet::new));
        Set<CaseId> held = readers.stream()
                .flatMap(reader -> rows.grants().casesHeldBy(reader).stream())
                .collect(Collectors.toCollection(() -> new TreeSet<>(Comparator.comparing(CaseId::text))));
        for (CaseId id : held) {
            makeStale(id, readers);
            outside.events().publishEvent(new CaseChanged(id));
        }
    }

    @EventListener
    void failed(FixityFailed failure) {
        rows.items()
                .caseOf(failure.item())
                .ifPresent(id -> surroundings.deeds()
                        .record(new Deeds.Deed(Deeds.Kind.FIXITY, id, failure.item().uuid(), Deeds.Actor.server(),
                                Optional.empty(), Optional.empty(), surroundings.clock().instant())));
    }

    private void makeStale(CaseId id, Set<UUID> readers) {
        rows.cases().find(id, Lock.TO_CHANGE).ifPresent(standing -> {
            rows.grants()
                    .makeStale(id, standing.grants()
                            .stream()
                            .filter(grant -> readers.contains(grant.reader().id()))
                            .map(GrantFact::in)
                            .collect(Collectors.toSet()));
            rows.openings().revokePayloads(id.uuid());
        });
    }

    private void joined(CaseId id, UUID circle, MemberId member) {
        surroundings.deeds()
                .record(new Deeds.Deed(Deeds.Kind.TRANSFER, id, circle, Deeds.Actor.member(member.uuid()),
                        Optional.empty(), Optional.empty(), surroundings.clock().instant()));
    }
}
