package org.wwow.backup.server.casework;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.springframework.stereotype.Component;

import org.wwow.backup.sealing.CaseId;
import org.wwow.backup.sealing.JsonArray;
import org.wwow.backup.sealing.JsonObject;
import org.wwow.backup.sealing.JsonText;
import org.wwow.backup.sealing.JsonValue;
import org.wwow.backup.sealing.deposit.CompartmentEpoch;
import org.wwow.backup.sealing.deposit.Reader;
import org.wwow.backup.server.casework.CaseStanding.State;
import org.wwow.backup.server.casework.store.AskingRows;
import org.wwow.backup.server.casework.store.CaseRows.Lock;
import org.wwow.backup.server.casework.store.ErasureRows;
import org.wwow.backup.server.casework.store.ItemRows.Place;
import org.wwow.backup.server.casework.store.ReadingRows;
import org.wwow.backup.server.casework.store.ReadingRows.Cover;
import org.wwow.backup.server.casework.store.ReadingRows.Queued;
import org.wwow.backup.server.http.Member;
import org.wwow.backup.server.http.Problem;
import org.wwow.backup.server.http.Refused;

/// What a member sees of cases before opening anything: as far as live grants reach, no header, no payload.
@Component
public class CaseReading {
    private static final int PAGE = 64;
    private static final int QUEUE = 128;

    private final Rows rows;
    private final ReadingRows reading;
    private final ErasureRows erasures;
    private final AskingRows asked;
    private final Readership readership;
    private final Clock clock;

    CaseReading(Rows rows, ReadingRows reading, ErasureRows erasures, AskingRows asked, Surroundings surroundings) {
        this.rows = rows;
        this.reading = reading;
        this.erasures = erasures;
        this.asked = asked;
        this.readership = surroundings.readership();
        this.clock = surroundings.clock();
    }

    /// The member behind a session, if in force now.
    ///
    /// @throws Refused with `not-permitted`
    public Readership.Member inForce(Member session) {
        return readership.member(session.id().uuid()).orElseThrow(() -> new Refused(Problem.NOT_PERMITTED));
    }

    /// A case and who holds something in it, both of one moment.
    ///
    /// @param holder as he is now, not as he was when his call began
    public record Held(CaseStanding standing, Readership.Member holder) {
        /// Refuses with `not-permitted` unless he reads this.
        void requireReading(CompartmentEpoch in, Instant now) {
            Acts.require(standing.isHeldBy(holder, in, now), Problem.NOT_PERMITTED);
        }
    }

    /// The case if the member holds anything in it now. Who he is now is read behind the lock: whoever lost his place while
    /// this call waited for the case would else act in it once more.
    ///
    /// @throws Refused with `not-permitted`, also where there is no such case
    public Held held(Readership.Member member, CaseId id, Lock lock) {
        Optional<CaseStanding> found = rows.cases().find(id, lock);
        return found.flatMap(standing -> readership.member(member.id())
                .filter(present -> standing.isHeldBy(present, clock.instant()))
                .map(present -> new Held(standing, present)))
                .orElseThrow(() -> new Refused(Problem.NOT_PERMITTED));
    }

    /// Whether the member holds anything in the case now.
    public boolean mayRead(Member session, CaseId id) {
        return readership.member(session.id().uuid())
                .flatMap(member -> rows.cases()
                        .find(id, Lock.NONE)
                        .filter(standing -> standing.isHeldBy(member, clock.instant())))
                .isPresent();
    }

    /// Lets a member pass who holds the case now, unless it waits for its erasure: then nothing that she said or signed is
    /// handed on.
    ///
    /// @throws Refused with `not-permitted`, also where there is no such case, or `erased`
    public void requireHandedOn(Member session, CaseId id) {
        Held held = held(inForce(session), id, Lock.NONE);
        Acts.require(held.standing().state() != State.ERASING, Problem.ERASED);
    }

    /// Open cases granted to the member or a circle of his, the most urgent first.
    public JsonObject queue(Member session, Optional<String> since) {
        Readership.Member member = inForce(session);
        long skip = since.map(Cursor::readSkip).orElse(0L);
        List<Queued> found = reading.queue(readers(member), clock.instant(), skip, QUEUE + 1);
        List<Queued> page = found.subList(0, Math.min(QUEUE, found.size()));
        return JsonObject.EMPTY.with("rows", JsonArray.of(page, row -> row(row, member)))
                .with("cursor", Cursor.text(skip + page.size()))
                .with("more", found.size() > QUEUE);
    }

    private JsonObject row(Queued row, Readership.Member member) {
        JsonObject json = row.route().map(CaseJson::route).orElse(JsonObject.EMPTY);
        return json.with("case", row.id())
                .with("reference", reference(row.id(), member).orElse("00000000"))
                .with("state", row.state())
                .with("received", row.received())
                .with("changed", row.changed())
                .with("opened", row.openedBy().contains(member.id()))
                .with("openedBy", JsonArray.of(row.openedBy(), id -> new JsonText(id.toString())))
                .with("sealed", JsonArray.of(row.sealed(), sealed -> JsonObject.EMPTY
                        .with("circle", new JsonText(sealed.circle().toString()))
                        .with("epoch", sealed.epoch())));
    }

    private Optional<String> reference(CaseId id, Readership.Member member) {
        Stream<UUID> organisations = Stream.concat(Stream.of(member.organisation()),
                member.circles().stream().map(Readership.Circle::organisation)).distinct();
        return organisations.flatMap(organisation -> rows.grants().reference(id, organisation).stream())
                .findFirst()
                .map(CaseReference::text);
    }

    /// The case an organisation of the member knows by a reference, if the member may read it.
    ///
    /// @throws Refused with `form` if it is no reference, `not-permitted` if it is nobody's or not his
    public JsonObject find(Member session, String typed) {
        CaseReference reference = CaseReference.read(typed).orElseThrow(() -> new Refused(Problem.FORM));
        Readership.Member member = inForce(session);
        Set<UUID> organisations = member.circles()
                .stream()
                .map(Readership.Circle::organisation)
                .collect(Collectors.toCollection(HashSet::new));
        organisations.add(member.organisation());
        return organisations.stream()
                .flatMap(organisation -> rows.grants().referred(organisation, reference).stream())
                .filter(id -> mayRead(session, id))
                .findFirst()
                .map(id -> JsonObject.EMPTY.with("case", id))
                .orElseThrow(() -> new Refused(Problem.NOT_PERMITTED));
    }

    /// One page of a case.
    public JsonObject page(Member session, CaseId id, Optional<String> since) {
        Held held = held(inForce(session), id, Lock.NONE);
        Readership.Member member = held.holder();
        CaseStanding standing = held.standing();
        Instant now = clock.instant();
        Place after = since.map(Cursor::read).orElse(Place.START);
        Set<CompartmentEpoch> mine = standing.grants()
                .stream()
                .filter(grant -> grant.isLive(now))
                .filter(grant -> CaseStanding.isReader(grant.reader(), member))
                .map(GrantFact::in)
                .collect(Collectors.toSet());
        List<ItemFact> items = standing.state() == State.ERASING
                ? List.of()
                : rows.items().page(id, after, mine, PAGE + 1);
        List<ItemFact> page = items.subList(0, Math.min(PAGE, items.size()));
        Place last = page.isEmpty() ? after : new Place(page.getLast().received(), page.getLast().line().id().uuid());
        JsonObject answer = JsonObject.EMPTY.with("items", JsonArray.of(page, item -> item(item, member)))
                .with("cursor", Cursor.text(last))
                .with("more", items.size() > PAGE);
        return reading.cover(id)
                .filter(cover -> since.isEmpty() || cover.changed().isAfter(after.received()))
                .map(cover -> first(answer, standing, cover, member))
                .orElse(answer);
    }

    private JsonObject first(JsonObject answer, CaseStanding standing, Cover cover, Readership.Member member) {
        boolean held = cover.heldUntil().filter(until -> until.isAfter(clock.instant())).isPresent();
        return answer.with("author", standing.author())
                .withOptional("reference", reference(standing.id(), member).<JsonValue>map(JsonText::new).orElse(null))
                .with("state", CaseJson.word(standing.state()))
                .withOptional("routing", cover.route().<JsonValue>map(CaseJson::route).orElse(null))
                .with("erasures", CaseJson.erasures(erasures.ofCase(standing.id()), held))
                .with("tombstones", CaseJson.tombstones(erasures.tombstones(standing.id())))
                .withOptional("heldUntil", cover.heldUntil().<JsonValue>map(CaseReading::time).orElse(null))
                .with("compartments", CaseJson.epochs(standing.epochs()))
                .with("asks", CaseJson.asks(asked.ofCase(standing.id()),
                        asking -> readership.member(asking)
                                .flatMap(known -> known.roles()
                                        .stream()
                                        .sorted()
                                        .findFirst())))
                .with("interviews", CaseJson.interviews(rows.interviews().ofCase(standing.id())))
                .with("readers", JsonArray.of(standing.grants()
                        .stream()
                        // To whom it was given back is told below, to those who hold that case too.
                        .filter(grant -> grant.reader().kind() != Reader.Kind.REPORTER
                                || grant.reader().id().equals(standing.id().uuid()))
                        .toList(), CaseReading::reader))
                .withOptional("givenBack", rows.relinks()
                        .ofCase(standing.id())
                        .stream()
                        .findFirst()
                        .map(relink -> CaseJson.relink(relink, holds(member, relink.to())))
                        .orElse(null))
                .withOptional("relinks", CaseJson.relinks(rows.relinks().touching(standing.id())))
                .with("grants", standing.state() == State.ERASING
                        ? JsonArray.of(List.<Queued>of(), _ -> JsonObject.EMPTY)
                        : JsonArray.of(rows.grants().files(standing.id(), readers(member), clock.instant()),
                                CaseJson::grant));
    }

    private boolean holds(Readership.Member member, CaseId id) {
        return rows.cases().find(id, Lock.NONE).filter(found -> found.isHeldBy(member, clock.instant())).isPresent();
    }

    private static JsonObject reader(GrantFact grant) {
        return grant.in()
                .json()
                .with("grant", grant.id())
                .with("reader", grant.reader().json())
                .with("key", grant.key().text())
                .with("state", grant.live() ? "live" : "contingent")
                .withOptional("until", grant.until().<JsonValue>map(CaseReading::time).orElse(null));
    }

    private JsonObject item(ItemFact item, Readership.Member member) {
        JsonObject json = CaseJson.facts(item).with("author", item.author());
        if (!item.line().two()) {
            return json;
        }
        return json.withOptional("approvedUntil", reading.approved(item.line().id().uuid(), member.id(),
                clock.instant().minus(Gate.APPROVAL_LIFE))
                .<JsonValue>map(approved -> time(approved.plus(Gate.APPROVAL_LIFE)))
                .orElse(null));
    }

    private static JsonText time(Instant instant) {
        return new JsonText(instant.truncatedTo(ChronoUnit.SECONDS).toString());
    }

    private static Set<UUID> readers(Readership.Member member) {
        Set<UUID> readers = member.circles()
                .stream()
                .map(Readership.Circle::id)
                .collect(Collectors.toCollection(HashSet::new));
        readers.add(member.id());
        return readers;
    }

    /// Who is to hear that something changed in these cases; those that are gone say nothing.
    public Audience audience(List<CaseId> changed) {
        return rows.cases().audience(changed, clock.instant());
    }

    /// Who listens to some cases.
    public record Audience(Set<UUID> mailboxes, Set<Reader> readers) {
        /// Copies the sets.
        public Audience {
            mailboxes = Set.copyOf(mailboxes);
            readers = Set.copyOf(readers);
        }
    }
}
