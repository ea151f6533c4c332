package org.wwow.backup.server.casework;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

import org.wwow.backup.sealing.CaseId;
import org.wwow.backup.sealing.GrantId;
import org.wwow.backup.sealing.ItemId;
import org.wwow.backup.sealing.deposit.CompartmentEpoch;
import org.wwow.backup.sealing.deposit.Consent;
import org.wwow.backup.sealing.deposit.Consent.Purpose;
import org.wwow.backup.sealing.deposit.DepositStatement;
import org.wwow.backup.sealing.deposit.DepositedGrant;
import org.wwow.backup.sealing.deposit.DepositedItem;
import org.wwow.backup.sealing.deposit.Reader;
import org.wwow.backup.server.casework.CaseStanding.State;
import org.wwow.backup.server.casework.store.CaseRows.Lock;
import org.wwow.backup.server.database.RoundTrip;
import org.wwow.backup.server.database.RoundTrip.Asked;
import org.wwow.backup.server.database.RoundTrips;
import org.wwow.backup.server.evidence.Tombstones;

/// Cases as a deposit finds and changes them. Every method runs in the caller's transaction.
@Component
public class CaseFiles {
    private static final int DRAWS = 16;

    private final Rows rows;
    private final Surroundings surroundings;
    private final RoundTrips trips;
    private final Tombstones tombstones;
    private final SecureRandom random;
    private final ApplicationEventPublisher events;

    CaseFiles(Rows rows, Surroundings surroundings, Tombstones tombstones, SecureRandom random,
            ApplicationEventPublisher events) {
        this.rows = rows;
        this.trips = rows.trips();
        this.surroundings = surroundings;
        this.tombstones = tombstones;
        this.random = random;
        this.events = events;
    }

    /// Where a case stands, locked for a change; empty if there is none.
    public Optional<CaseStanding> lock(CaseId id) {
        return rows.cases().find(id, Lock.TO_CHANGE);
    }

    /// Asks where the case of a deposit stands, locking it for a change, and what of it is taken already.
    public Supplier<Found> lock(RoundTrip trip, DepositStatement statement) {
        Supplier<Map<CaseId, Found>> found = lock(trip, List.of(statement), Lock.TO_CHANGE);
        return () -> Objects.requireNonNull(found.get().get(statement.inCase()));
    }

    /// Asks the same of several deposits, each of another case, and waits for nobody: a case that somebody holds is not
    /// found, as if there were none.
    public Supplier<Map<CaseId, Found>> lockIfFree(RoundTrip trip, List<DepositStatement> statements) {
        return lock(trip, statements, Lock.TO_CHANGE_IF_FREE);
    }

    private Supplier<Map<CaseId, Found>> lock(RoundTrip trip, List<DepositStatement> statements, Lock lock) {
        List<CaseId> cases = statements.stream().map(DepositStatement::inCase).toList();
        Supplier<Map<CaseId, CaseStanding>> standing = rows.cases().find(trip, cases, lock);
        Asked<UUID> erased = tombstones.standing(trip, cases.stream().map(CaseId::uuid).toList());
        Supplier<List<ItemId>> items = used(statements, CaseFiles::items, ids -> rows.items().used(trip, ids));
        Supplier<List<GrantId>> grants = used(statements, CaseFiles::grants, ids -> rows.grants().used(trip, ids));
        return () -> {
            Map<CaseId, CaseStanding> known = standing.get();
            return statements.stream()
                    .collect(Collectors.toMap(DepositStatement::inCase,
                            statement -> new Found(Optional.ofNullable(known.get(statement.inCase())),
                                    erased.rows().contains(statement.inCase().uuid()),
                                    !Collections.disjoint(items.get(), items(statement)),
                                    !Collections.disjoint(grants.get(), grants(statement)))));
        };
    }

    /// Nothing is asked where nothing is named.
    private static <T> Supplier<List<T>> used(List<DepositStatement> statements,
            Function<DepositStatement, List<T>> ids, Function<List<T>, Asked<T>> ask) {
        List<T> named = statements.stream().flatMap(statement -> ids.apply(statement).stream()).toList();
        if (named.isEmpty()) {
            return List::of;
        }
        Asked<T> asked = ask.apply(named);
        return asked::rows;
    }

    private static List<ItemId> items(DepositStatement statement) {
        return statement.items().stream().map(DepositedItem::id).toList();
    }

    private static List<GrantId> grants(DepositStatement statement) {
        return statement.grants().stream().map(DepositedGrant::id).toList();
    }

    /// What a deposit meets.
    ///
    /// @param standing of its case, locked; empty if there is none
    /// @param erased whether there was such a case and it was erased
    /// @param itemsUsed whether an item anywhere has an identifier of one of its items
    /// @param grantsUsed the same of its grants
    public record Found(Optional<CaseStanding> standing, boolean erased, boolean itemsUsed, boolean grantsUsed) {}

    /// Whether a mailbox has a case.
    public boolean hasAny(UUID mailbox) {
        return !rows.cases().ofMailbox(mailbox).isEmpty();
    }

    /// Whether a mailbox has a case beside this one.
    public boolean hasAnother(UUID mailbox, CaseId than) {
        return rows.cases().ofMailbox(mailbox).keySet().stream().anyMatch(id -> !id.equals(than));
    }

    /// Whether a grant anywhere has an identifier of one of these.
    boolean areGrants(List<DepositedGrant> grants) {
        RoundTrip trip = trips.begin();
        Asked<GrantId> used = rows.grants().used(trip, grants.stream().map(DepositedGrant::id).toList());
        trip.go();
        return !used.rows().isEmpty();
    }

    /// Whether this mailbox reads a case that was given back to it (section 25).
    public boolean isGivenBack(UUID mailbox, CaseId id) {
        return rows.relinks().open(mailbox, id, surroundings.clock().instant()).isPresent();
    }

    /// Whether all of these are items of the case.
    public boolean areItems(CaseId inCase, List<ItemId> items) {
        return items.isEmpty() || rows.items().count(inCase, items) == items.size();
    }

    /// An item of the case, if it is one.
    public Optional<ItemFact> item(CaseId inCase, UUID item) {
        return item.version() == 4 ? rows.items().find(inCase, new ItemId(item)) : Optional.empty();
    }

    /// Why these items were opened, by the events of their openings.
    public Map<UUID, Why> reasons(Set<UUID> items) {
        return items.isEmpty() ? Map.of() : rows.openings().reasons(items);
    }

    /// Writes what deposits bring, each into another case; [#entered] is to follow once the trip was made.
    public void enter(RoundTrip trip, List<Entry> entries) {
        entries.forEach(entry -> entry.opening().ifPresent(opening -> rows.entries().open(trip, entry, opening)));
        rows.entries().changed(trip, entries.stream().filter(entry -> entry.opening().isEmpty()).toList());
        rows.entries().epochs(trip, entries);
        rows.entries().items(trip, entries);
        for (Entry entry : entries) {
            rows.entries().consents(trip, entry);
            rows.entries().answered(trip, entry);
            rows.entries().grants(trip, entry, "live");
            rows.entries().mark(trip, entry.inCase(), entry.marks());
            entry.routing().ifPresent(slip -> rows.entries().routing(trip, entry, slip));
        }
    }

    /// Writes the grants of an entry that wait for a second person.
    void enterWaiting(Entry entry) {
        RoundTrip trip = trips.begin();
        rows.entries().grants(trip, entry, "contingent");
        trip.go();
    }

    /// Draws what follows from an entry once it is written: references, and the end of what its answers no longer cover.
    ///
    /// @param before where the case stood; empty for a new one
    /// @return the deeds of the server's own that follow from it: grants that ended
    public List<Deeds.Deed> entered(Entry entry, Optional<CaseStanding> before) {
        refer(entry.inCase(), entry.grants());
        // The door of a closed case stays open: what she sends there must not wait where nobody looks.
        if (entry.isNewsOfHers() && before.filter(standing -> standing.state() == State.CLOSED).isPresent()) {
            rows.cases().reopen(entry.inCase());
        }
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

    /// Ends those grants of a circle that it is given again under its present key. Nobody stops reading, so no epoch gets
    /// stale; and what nobody sealed again stays with whoever still holds the older key.
    void replace(Set<GrantFact> grants, Set<CompartmentEpoch> again) {
        rows.grants().end(grants.stream().filter(grant -> again.contains(grant.in())).collect(Collectors.toSet()));
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
        return GrantReader.find(surroundings.readership(), reader);
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
