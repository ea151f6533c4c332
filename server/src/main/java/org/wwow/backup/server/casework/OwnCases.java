package org.wwow.backup.server.casework;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import org.springframework.stereotype.Component;

import org.wwow.backup.sealing.Base64Url;
import org.wwow.backup.sealing.CaseId;
import org.wwow.backup.sealing.ItemId;
import org.wwow.backup.sealing.JsonArray;
import org.wwow.backup.sealing.JsonObject;
import org.wwow.backup.sealing.JsonText;
import org.wwow.backup.sealing.JsonValue;
import org.wwow.backup.sealing.deposit.CompartmentEpoch;
import org.wwow.backup.sealing.deposit.Reader;
import org.wwow.backup.sealing.deposit.SealedBytes;
import org.wwow.backup.server.casework.CaseStanding.State;
import org.wwow.backup.server.casework.store.AskingRows;
import org.wwow.backup.server.casework.store.CaseRows.Lock;
import org.wwow.backup.server.casework.store.ErasureRows;
import org.wwow.backup.server.casework.store.ItemRows.Place;
import org.wwow.backup.server.casework.store.ReadingRows;
import org.wwow.backup.server.casework.store.ReadingRows.Cover;
import org.wwow.backup.server.evidence.SealedItems;
import org.wwow.backup.server.evidence.Tombstones;
import org.wwow.backup.server.http.Problem;
import org.wwow.backup.server.http.Refused;

/// What she reads of her own cases: everything the server holds, except members' names (protocol section 18).
///
/// A mailbox that does not exist is one without cases, by the same queries.
@Component
public class OwnCases {
    private static final int PAGE = 64;
    private static final long PAYLOAD_IN_PAGE = 16_416;

    private final Rows rows;
    private final ReadingRows reading;
    private final ErasureRows erasures;
    private final AskingRows asked;
    private final SealedItems sealed;
    private final Tombstones tombstones;
    private final Readership readership;
    private final Clock clock;

    OwnCases(CasePages pages, ErasureRows erasures, AskingRows asked, Stored stored, Surroundings surroundings) {
        this.rows = pages.rows();
        this.reading = pages.reading();
        this.erasures = erasures;
        this.asked = asked;
        this.sealed = stored.sealed();
        this.tombstones = stored.tombstones();
        this.readership = surroundings.readership();
        this.clock = surroundings.clock();
    }

    /// The cases of a mailbox, and those that were given back to it.
    public JsonObject list(UUID mailbox) {
        Map<CaseId, State> cases = rows.cases().ofMailbox(mailbox);
        List<Relink> given = rows.relinks().toMailbox(mailbox);
        JsonObject own = JsonObject.EMPTY.with("cases", JsonArray.of(List.copyOf(cases.entrySet()),
                entry -> JsonObject.EMPTY.with("case", entry.getKey()).with("state", CaseJson.word(entry.getValue()))));
        return given.isEmpty()
                ? own
                : own.with("givenBack", JsonArray.of(given,
                        relink -> CaseJson.relink(relink, true).with("case", relink.inCase())));
    }

    /// One page of a case.
    ///
    /// @throws Refused with `erased` once it was destroyed, `form` for a cursor that is none
    public JsonObject page(UUID mailbox, CaseId id, Optional<String> since) {
        Place after = since.map(Cursor::read).orElse(Place.START);
        Optional<Relink> given = rows.relinks().open(mailbox, id, clock.instant());
        Optional<Sight> hers = rows.cases().find(id, Lock.NONE).flatMap(standing -> sight(standing, mailbox, given));
        if (hers.isEmpty() && tombstones.stands(id.uuid())) {
            throw new Refused(Problem.ERASED);
        }
        List<ItemFact> items = hers.filter(sight -> sight.standing().state() != State.ERASING)
                .map(sight -> rows.items().page(id, after, sight.epochs(), PAGE + 1))
                .orElse(List.of());
        List<ItemFact> page = items.subList(0, Math.min(PAGE, items.size()));
        Place last = page.isEmpty() ? after : new Place(page.getLast().received(), page.getLast().line().id().uuid());
        JsonObject answer = JsonObject.EMPTY.with("items", JsonArray.of(page, this::item))
                .with("cursor", Cursor.text(last))
                .with("more", items.size() > PAGE);
        return hers.flatMap(sight -> reading.cover(id)
                .filter(cover -> since.isEmpty() || cover.changed().isAfter(after.received()))
                .map(cover -> first(answer, sight, cover))).orElse(answer);
    }

    /// What a mailbox sees of a case: all of its own; of one that was given back (section 25), what was granted with it.
    ///
    /// @param reader the case whose recipient the grants are sealed to
    private record Sight(CaseStanding standing, CaseId reader, Set<CompartmentEpoch> epochs, Optional<Relink> given) {}

    private Optional<Sight> sight(CaseStanding standing, UUID mailbox, Optional<Relink> given) {
        if (standing.mailbox().equals(mailbox)) {
            return Optional.of(new Sight(standing, standing.id(), standing.epochs().keySet(),
                    rows.relinks().ofCase(standing.id()).stream().findFirst()));
        }
        return given.map(relink -> new Sight(standing, relink.to(), standing.grants()
                .stream()
                .filter(grant -> grant.live()
                        && grant.reader().equals(new Reader(Reader.Kind.REPORTER, relink.to().uuid())))
                .map(GrantFact::in)
                .collect(Collectors.toSet()), given));
    }

    private JsonObject first(JsonObject answer, Sight sight, Cover cover) {
        CaseStanding standing = sight.standing();
        boolean held = cover.heldUntil().filter(until -> until.isAfter(clock.instant())).isPresent();
        return answer.with("state", CaseJson.word(standing.state()))
                .with("erasures", CaseJson.erasures(erasures.ofCase(standing.id()), held))
                .with("tombstones", CaseJson.tombstones(erasures.tombstones(standing.id())))
                .with("compartments", CaseJson.epochs(standing.epochs()))
                .with("consents", CaseJson.consents(reading.consents(standing.id())))
                .with("asks", CaseJson.asks(asked.ofCase(standing.id()),
                        member -> readership.member(member).flatMap(OwnCases::role)))
                .with("readers", JsonArray.of(standing.grants()
                        .stream()
                        .filter(grant -> grant.reader().kind() != Reader.Kind.REPORTER)
                        .toList(), this::reader))
                .with("grants", JsonArray.of(rows.grants()
                        .files(standing.id(), List.of(sight.reader().uuid()),
                                clock.instant()),
                        CaseJson::grant))
                // The old code is told that there is a new one, and never which case it has.
                .withOptional("givenBack", sight.given()
                        .map(relink -> CaseJson.relink(relink, !sight.reader().equals(standing.id())))
                        .orElse(null))
                .withOptional("relinks", CaseJson.relinks(rows.relinks().touching(standing.id())));
    }

    private JsonObject item(ItemFact item) {
        JsonObject json = CaseJson.facts(item).with("author", author(item)).with("key", item.author());
        if (!item.line().in().compartment().isGrantedToTheReporter() || item.erasing()) {
            return json;
        }
        ItemId id = item.line().id();
        JsonObject opened = json.withOptional("header", sealed.header(id).map(OwnCases::bytes).orElse(null));
        return item.line().size() > PAYLOAD_IN_PAGE
                ? opened
                : opened.withOptional("payload", sealed.inlinePayload(id).map(OwnCases::bytes).orElse(null));
    }

    private static JsonValue bytes(SealedBytes bytes) {
        return new JsonText(Base64Url.encode(bytes.shared()));
    }

    /// Never who: a member is a role and an organisation.
    private JsonObject author(ItemFact item) {
        return item.member()
                .map(member -> readership.member(member)
                        .map(known -> JsonObject.EMPTY.with("kind", "member")
                                .with("organisation", known.organisation().toString())
                                .withOptional("role", role(known).<JsonValue>map(JsonText::new).orElse(null)))
                        .orElseGet(() -> JsonObject.EMPTY.with("kind", "member")))
                .orElseGet(() -> JsonObject.EMPTY.with("kind", "reporter"));
    }

    private static Optional<String> role(Readership.Member member) {
        return member.roles().stream().sorted().findFirst();
    }

    private JsonObject reader(GrantFact grant) {
        Reader reader = grant.reader();
        JsonObject json = grant.in()
                .json()
                .with("grant", grant.id())
                .with("kind", reader.kind().word())
                .with("state", grant.live() ? "live" : "contingent")
                .withOptional("until",
                        grant.until().<JsonValue>map(until -> new JsonText(until.toString())).orElse(null));
        return switch (reader.kind()) {
            case CIRCLE -> json.with("circle", reader.id().toString())
                    .with("organisation", readership
                            .organisationOfCircle(reader.id())
                            .map(UUID::toString)
                            .orElse(new UUID(0, 0).toString()));
            case MEMBER -> json
                    .with("organisation", readership.organisationOfMember(reader.id())
                            .map(UUID::toString)
                            .orElse(new UUID(0, 0).toString()))
                    .withOptional("role", readership.member(reader.id())
                            .flatMap(OwnCases::role)
                            .<JsonValue>map(JsonText::new)
                            .orElse(null));
            case SERVICE, REPORTER -> json;
        };
    }

    /// Whether this item is of a case of this mailbox, or of one given back to it, that is not being erased.
    public Optional<ItemId> ownItem(UUID mailbox, ItemId item) {
        Optional<ItemFact> given = rows.items().findGivenBack(mailbox, item, clock.instant());
        return rows.items()
                .findOfMailbox(mailbox, item)
                .or(() -> given)
                .filter(fact -> !fact.erasing())
                .filter(fact -> fact.line().in().compartment().isGrantedToTheReporter())
                .map(fact -> fact.line().id());
    }
}
