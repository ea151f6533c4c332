package org.wwow.backup.server.casework;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

import org.wwow.backup.sealing.CaseId;
import org.wwow.backup.sealing.GrantId;
import org.wwow.backup.sealing.ItemId;
import org.wwow.backup.sealing.deposit.Consent;
import org.wwow.backup.sealing.deposit.Consent.Purpose;
import org.wwow.backup.sealing.deposit.DepositedGrant;
import org.wwow.backup.sealing.deposit.Reader;
import org.wwow.backup.server.casework.store.CaseRows.Lock;
import org.wwow.backup.server.evidence.Tombstones;

/// Cases as a deposit finds and changes them. Every method runs in the caller's transaction.
@Component
public class CaseFiles {
    private static final int DRAWS = 16;

    private final Rows rows;
    private final Surroundings surroundings;
    private final Tombstones tombstones;
    private final SecureRandom random;
    private final ApplicationEventPublisher events;

    CaseFiles(Rows rows, Surroundings surroundings, Tombstones tombstones, SecureRandom random,
            ApplicationEventPublisher events) {
        this.rows = rows;
        this.surroundings = surroundings;
        this.tombstones = tombstones;
        this.random = random;
        this.events = events;
    }

    /// Where a case stands, locked for a change; empty if there is none.
    public Optional<CaseStanding> lock(CaseId id) {
        return rows.cases().find(id, Lock.TO_CHANGE);
    }

    /// Whether there was such a case and it was erased.
    public boolean isErased(CaseId id) {
        return tombstones.stands(id.uuid());
    }

    /// Whether a mailbox has a case.
    public boolean hasAny(UUID mailbox) {
        return !rows.cases().ofMailbox(mailbox).isEmpty();
    }

    /// Whether a mailbox has a case beside this one.
    public boolean hasAnother(UUID mailbox, CaseId than) {
        return rows.cases().ofMailbox(mailbox).keySet().stream().anyMatch(id -> !id.equals(than));
    }

    /// Whether an identifier in use anywhere stands among these.
    public boolean anyExists(List<ItemId> items, List<GrantId> grants) {
        return (!items.isEmpty() && rows.items().anyExists(items))
                || (!grants.isEmpty() && rows.grants().anyExists(grants));
    }

    /// Whether all of these are items of the case.
    public boolean areItems(CaseId inCase, List<ItemId> items) {
        return items.isEmpty() || rows.items().count(inCase, items) == items.size();
    }

    /// Why these items were opened, by the events of their openings.
    public Map<UUID, Why> reasons(Set<UUID> items) {
        return items.isEmpty() ? Map.of() : rows.openings().reasons(items);
    }

    /// Writes what a deposit brings, and ends what an answer in it ends.
    ///
    /// @param before where the case stood; empty for a new one
    /// @return the deeds of the server's own that follow from it: grants that ended
    public List<Deeds.Deed> enter(Entry entry, Optional<CaseStanding> before) {
        entry.opening()
                .ifPresentOrElse(opening -> rows.entries().open(entry, opening),
                        () -> rows.entries().changed(entry));
        rows.entries().epochs(entry);
        rows.entries().items(entry);
        rows.entries().consents(entry);
        rows.entries().grants(entry, "live");
        rows.entries().mark(entry.inCase(), entry.marks());
        entry.routing().ifPresent(slip -> rows.entries().routing(entry, slip));
        refer(entry.inCase(), entry.grants());
        List<Deeds.Deed> ended = before.map(standing -> withdraw(standing, entry)).orElse(List.of());
        events.publishEvent(new CaseChanged(entry.inCase()));
        return ended;
    }

    /// A grant lives only as long as its row of the table holds: whatever the new answers no longer cover ends here.
    private List<Deeds.Deed> withdraw(CaseStanding before, Entry entry) {
        if (entry.consents().isEmpty()) {
            return List.of();
        }
        Consents now = after(before.consents(), entry);
        Set<GrantFact> over = before.grants()
                .stream()
                .filter(grant -> !isStillCovered(grant, now, entry.received()))
                .collect(Collectors.toSet());
        end(entry.inCase(), over);
        return over.stream().map(grant -> ended(entry.inCase(), grant, entry.received())).toList();
    }

    /// Ends grants of a case: their files go, their epochs are stale, open payloads are shut.
    public void end(CaseId inCase, Set<GrantFact> grants) {
        if (!grants.isEmpty()) {
            rows.grants().end(grants);
            rows.grants().makeStale(inCase, grants.stream().map(GrantFact::in).collect(Collectors.toSet()));
            rows.openings().revokePayloads(inCase.uuid());
            events.publishEvent(new GrantsEnded(inCase,
                    grants.stream().map(GrantFact::reader).collect(Collectors.toSet())));
        }
    }

    private boolean isStillCovered(GrantFact grant, Consents consents, Instant now) {
        if (grant.reader().kind() == Reader.Kind.REPORTER) {
            return true;
        }
        return reader(grant.reader()).filter(reader -> surroundings.rules()
                .mayHold(grant.in().compartment(), reader,
                        consents, now))
                .isPresent();
    }

    /// A reader as the directory knows it now; empty if it is not in force. Services are in no directory yet.
    public Optional<GrantReader> reader(Reader reader) {
        return switch (reader.kind()) {
            case CIRCLE -> surroundings.readership().circle(reader.id()).map(GrantReader::of);
            case MEMBER -> surroundings.readership().member(reader.id()).map(GrantReader::of);
            case REPORTER, SERVICE -> Optional.empty();
        };
    }

    /// The answers of a case once a deposit is in.
    public static Consents after(Consents before, Entry entry) {
        return after(before, entry.consents(), entry.organisations());
    }

    /// The answers of a case after further ones.
    public static Consents after(Consents before, List<Consent> further, Set<UUID> organisations) {
        Map<Purpose, Consent> latest = new EnumMap<>(Purpose.class);
        latest.putAll(before.latest());
        further.forEach(consent -> latest.put(consent.purpose(), consent));
        Set<UUID> team = new HashSet<>(before.team());
        team.addAll(organisations);
        return new Consents(latest, team);
    }

    /// An organisation that is granted a case for the first time gets a reference to say on the telephone.
    void refer(CaseId inCase, List<DepositedGrant> grants) {
        grants
                .stream()
                .map(DepositedGrant::reader)
                .filter(reader -> reader.kind() == Reader.Kind.CIRCLE)
                .distinct()
                .flatMap(reader -> surroundings.readership().circle(reader.id()).stream())
                .forEach(circle -> rows.grants().sealedUnder(inCase, circle.id(), circle.epoch()));
        grants
                .stream()
                .flatMap(grant -> reader(grant.reader()).stream())
                .flatMap(reader -> reader.organisation().stream())
                .distinct()
                .filter(organisation -> rows.grants().reference(inCase, organisation).isEmpty())
                .forEach(organisation -> drawReference(inCase, organisation));
    }

    private void drawReference(CaseId inCase, UUID organisation) {
        for (int draw = 0; draw < DRAWS; draw++) {
            if (rows.grants().refer(inCase, organisation, CaseReference.draw(random))) {
                return;
            }
        }
        throw new IllegalStateException("No free case reference was drawn.");
    }

    private static Deeds.Deed ended(CaseId inCase, GrantFact grant, Instant now) {
        return new Deeds.Deed(Deeds.Kind.GRANT, inCase, grant.id().uuid(), Deeds.Actor.server(), Optional.empty(),
                Optional.empty(), now);
    }
}
