package org.wwow.backup.dossier.sample;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.UUID;

import org.wwow.backup.dossier.casefolder.Exhibit;
import org.wwow.backup.dossier.custody.CustodyChain;
import org.wwow.backup.dossier.custody.CustodyEvent;
import org.wwow.backup.ledger.Commitment;
import org.wwow.backup.ledger.Event;
import org.wwow.backup.ledger.EventId;
import org.wwow.backup.sealing.Bind;
import org.wwow.backup.sealing.CaseId;
import org.wwow.backup.sealing.Compartment;
import org.wwow.backup.sealing.DepositId;
import org.wwow.backup.sealing.Digest;
import org.wwow.backup.sealing.Document;
import org.wwow.backup.sealing.DocumentKind;
import org.wwow.backup.sealing.Envelope;
import org.wwow.backup.sealing.Epoch;
import org.wwow.backup.sealing.JsonObject;
import org.wwow.backup.sealing.KeyId;
import org.wwow.backup.sealing.MemberId;
import org.wwow.backup.sealing.Members;
import org.wwow.backup.sealing.SigningKey;
import org.wwow.backup.sealing.deposit.CompartmentEpoch;
import org.wwow.backup.sealing.deposit.Consent;
import org.wwow.backup.sealing.deposit.DepositStatement;
import org.wwow.backup.sealing.deposit.DepositedItem;

/// The made-up custody: deposits, looks at the bytes, openings by the lawyer, the release by two.
final class SampleCustody {
    private static final SigningKey AUTHOR = SamplePeople.key("author");
    private static final CaseId CASE = CaseId.of(SamplePeople.INSTANCE, AUTHOR.verificationKey());
    private static final CompartmentEpoch EPOCH = new CompartmentEpoch(Compartment.EXHIBITS, 0);
    private static final CompartmentEpoch ACCOUNT = new CompartmentEpoch(Compartment.ACCOUNT, 0);
    private static final CompartmentEpoch CONVERSATION = new CompartmentEpoch(
            new Compartment("conversation.0a1b2c3d"), 0);
    private static final Event.Actor REPORTER = new Event.Actor(Event.ActorKind.REPORTER, Optional.of(CASE.uuid()));
    private static final Event.Actor SERVER = new Event.Actor(Event.ActorKind.SERVER, Optional.empty());
    private static final Event.Actor LAWYER = member(SamplePeople.LAWYER);

    private static final SigningKey LAWYERS = SamplePeople.key("member lawyer");
    private static final SigningKey OFFICERS = SamplePeople.key("member releaser");
    private static final Event.Actor OFFICER = member(SamplePeople.RELEASER);

    private final SampleLog log;
    private final List<Exhibit> exhibits;
    private final boolean inPerson;
    private final List<CustodyEvent> lines = new ArrayList<>();
    private final SequencedMap<DepositId, Envelope> deposits = new LinkedHashMap<>();
    private Commitment last = Commitment.NONE;

    /// @param inPerson whether she gave it to an officer, took her yes back in front of one member and gave it again in
    ///     front of two
    SampleCustody(SampleLog log, List<Exhibit> exhibits, boolean inPerson) {
        this.log = log;
        this.exhibits = exhibits;
        this.inPerson = inPerson;
    }

    void tell() {
        Instant received = Instant.parse("2026-03-02T10:00:00Z");
        Map<DepositId, List<Exhibit>> byDeposit = new TreeMap<>((one, other) -> one.text().compareTo(other.text()));
        exhibits.forEach(one -> byDeposit.computeIfAbsent(one.deposit(), _ -> new ArrayList<>()).add(one));
        for (var deposit : byDeposit.entrySet()) {
            Envelope signed = sign(deposit.getKey(), deposit.getValue(), deposits.isEmpty());
            tell(signed, REPORTER, Optional.of(OFFICER).filter(_ -> inPerson && deposits.isEmpty()), received);
            deposits.put(deposit.getKey(), signed);
            received = received.plusSeconds(30);
        }
        log.publish(Instant.parse("2026-03-02T10:30:00Z"));
        openings();
        if (inPerson) {
            answerAgain();
        }
        tell(new Deed(Event.Kind.EXPORT, LAWYER, CASE.uuid(), Optional.empty(), Instant.parse("2026-05-14T12:00:00Z"),
                Optional.of(member(SamplePeople.RELEASER))),
                new CustodyEvent.Circumstances("lawyer", SamplePeople.NAME, "The dossier is built and released.",
                        Optional.of(SamplePeople.NAME), Optional.of("Court of Samples"), "BackUp", "0.1.0",
                        "her consent to the release"));
        log.publish(Instant.parse("2026-05-14T12:05:00Z"));
    }

    /// The deposit, and each answer in it, as the server tells of them.
    private void tell(Envelope signed, Event.Actor actor, Optional<Event.Actor> second, Instant received) {
        DepositStatement statement = Members.read(signed.statement(), DepositStatement::read);
        CustodyEvent.Circumstances account = actor.equals(REPORTER)
                ? by("reporter", "none", "She sent it.", "her consent of the same day")
                : by("lawyer", SamplePeople.NAME, "She answered in person.", "her word");
        tell(new Deed(Event.Kind.DEPOSIT, actor, statement.id().uuid(), Optional.of(signed.digest()), received,
                second), account);
        for (Consent consent : statement.consents()) {
            tell(new Deed(Event.Kind.CONSENT, actor, statement.id().uuid(), Optional.of(consent.digest()), received,
                    second), account);
        }
    }

    private void answerAgain() {
        Consent no = release(Consent.Answer.NO, Optional.of(release(Consent.Answer.YES, Optional.empty())));
        answer(no, Instant.parse("2026-05-10T10:00:00Z"), Optional.empty());
        answer(release(Consent.Answer.YES, Optional.of(no)), Instant.parse("2026-05-11T10:00:00Z"),
                Optional.of(OFFICER));
    }

    private void answer(Consent consent, Instant received, Optional<Event.Actor> second) {
        var id = new DepositId(SamplePeople.uuid("deposit of answer " + consent.number()));
        Envelope signed = Envelope.sign(new DepositStatement(SamplePeople.INSTANCE, id, CASE,
                LAWYERS.verificationKey(), Optional.empty(), List.of(), List.of(), List.of(), List.of(consent),
                List.of(), Optional.empty()).json(), LAWYERS);
        signed = second.isPresent() ? signed.alsoSignedBy(OFFICERS) : signed;
        deposits.put(id, signed);
        tell(signed, LAWYER, second, received);
        log.publish(received.plusSeconds(60));
    }

    private Consent release(Consent.Answer answer, Optional<Consent> before) {
        return new Consent(Consent.Purpose.RELEASE, answer,
                new Consent.Audience.Named(List.of(SamplePeople.uuid("court"))), List.of(), Optional.empty(),
                Consent.Speaker.WITNESS, Optional.of(Consent.Channel.SPOKEN).filter(_ -> inPerson),
                new Consent.Wording("sample", "1.0.0", "uk"), before.map(one -> one.number() + 1).orElse(0L),
                before.map(Consent::digest));
    }

    private void openings() {
        Instant time = Instant.parse("2026-03-20T03:00:00Z");
        for (int look = 0; look < 3; look++) {
            tell(new Deed(Event.Kind.FIXITY, SERVER, exhibits.get(look).id().uuid(),
                    Optional.empty(), time, Optional.empty()),
                    by("server", SamplePeople.NAME, "Whether the bytes are the same.", "duty to preserve"),
                    Optional.of(exhibits.get(look).original().sha256()));
            tell(new Deed(Event.Kind.ACCESS, LAWYER, exhibits.get(look).id().uuid(), Optional.empty(),
                    time.plus(Duration.ofHours(8)), Optional.empty()),
                    by("lawyer", SamplePeople.NAME, "To see what is documented.", "her consent to legal analysis"));
            log.publish(time.plus(Duration.ofHours(9)));
            time = time.plus(Duration.ofDays(25));
        }
    }

    private static CustodyEvent.Circumstances by(String role, String organisation, String purpose, String basis) {
        return new CustodyEvent.Circumstances(role, organisation, purpose, Optional.empty(), Optional.empty(),
                "BackUp", "0.1.0", basis);
    }

    private record Deed(Event.Kind kind, Event.Actor actor, UUID item, Optional<Digest> statement, Instant time,
            Optional<Event.Actor> second) {}

    private void tell(Deed deed, CustodyEvent.Circumstances account) {
        tell(deed, account, Optional.empty());
    }

    private void tell(Deed deed, CustodyEvent.Circumstances account, Optional<Digest> same) {
        EventId id = new EventId(SamplePeople.uuid("event " + lines.size()));
        last = log.enter(new Event(SamplePeople.INSTANCE, id, deed.kind, CASE, deed.item, deed.actor, deed.second,
                deed.statement, deed.time, last));
        Digest prior = lines.isEmpty() ? CustodyEvent.NOTHING : Digest.hash(lines.getLast().line());
        lines.add(new CustodyEvent(lines.size() + 1, id, deed.time, deed.kind, deed.actor, deed.second, deed.item,
                account, same, same, prior));
    }

    /// A document as its author signed it: what a court receives of it.
    ///
    /// @param number of the exhibit
    static byte[] document(int number, JsonObject body) {
        boolean answers = number == SampleExhibits.ANSWERS;
        CompartmentEpoch place = place(number);
        Document document = new Document(
                new Epoch(SamplePeople.INSTANCE, CASE, place.compartment(), place.epoch()),
                KeyId.of(SamplePeople.recipient(answers ? "opening account" : "opening conversation")),
                SampleExhibits.item(number), answers ? DocumentKind.ANSWERS : DocumentKind.MESSAGE,
                AUTHOR.verificationKey(), Instant.parse("2026-03-02T09:49:00Z").plusSeconds(60L * number),
                SampleExhibits.opener(number), body);
        return Envelope.sign(document.statement(), AUTHOR).canonical();
    }

    private static CompartmentEpoch place(int number) {
        return number == SampleExhibits.ANSWERS ? ACCOUNT : CONVERSATION;
    }

    private static DepositedItem item(Exhibit one) {
        boolean document = one.format().equals("application/json");
        return new DepositedItem(one.id(), document ? place(one.number()) : EPOCH,
                document ? DepositedItem.Kind.DOCUMENT : DepositedItem.Kind.MEDIA, document ? 4_112 : 262_176,
                Digest.hash(SamplePeople.bytes("header " + one.number())),
                Digest.hash(SamplePeople.bytes("payload " + one.number())),
                Bind.of(one.opener(), one.original().sha256()), false);
    }

    /// The sealed bytes are no part of a dossier, so nothing is sealed here: their digests are made up.
    private Envelope sign(DepositId id, List<Exhibit> brought, boolean first) {
        List<DepositedItem> items = brought.stream().map(SampleCustody::item).toList();
        DepositStatement statement = new DepositStatement(SamplePeople.INSTANCE, id, CASE, AUTHOR.verificationKey(),
                first ? Optional.of(SamplePeople.recipient("opening author").text()) : Optional.empty(),
                first ? List.of(ACCOUNT, CONVERSATION, EPOCH) : List.of(), items, List.of(),
                first ? List.of(release(Consent.Answer.YES, Optional.empty())) : List.of(),
                List.of(),
                Optional.empty());
        Envelope signed = Envelope.sign(statement.json(), AUTHOR);
        return first && inPerson ? signed.alsoSignedBy(OFFICERS) : signed;
    }

    private static Event.Actor member(MemberId id) {
        return new Event.Actor(Event.ActorKind.MEMBER, Optional.of(id.uuid()));
    }

    CustodyChain chain() {
        return new CustodyChain(lines);
    }

    SequencedMap<DepositId, Envelope> deposits() {
        return deposits;
    }
}
