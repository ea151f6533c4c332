package org.wwow.backup.server.casework;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.wwow.backup.sealing.Envelope;
import org.wwow.backup.sealing.ItemId;
import org.wwow.backup.sealing.JsonArray;
import org.wwow.backup.sealing.JsonObject;
import org.wwow.backup.sealing.JsonValue;
import org.wwow.backup.sealing.SigningKey;
import org.wwow.backup.sealing.deposit.Consent.Purpose;
import org.wwow.backup.sealing.deposit.ErasureStatement;
import org.wwow.backup.sealing.deposit.ErasureStatement.Act;
import org.wwow.backup.sealing.deposit.ErasureStatement.Subject;
import org.wwow.backup.sealing.deposit.HoldStatement;
import org.wwow.backup.sealing.deposit.StatementId;
import org.wwow.backup.server.casework.Deeds.Kind;
import org.wwow.backup.server.casework.Gate.Opening;
import org.wwow.backup.server.casework.People.Person;
import org.wwow.backup.server.casework.Readership.Circle;
import org.wwow.backup.server.deposits.DepositWorld;
import org.wwow.backup.server.deposits.Draft;
import org.wwow.backup.server.deposits.ReporterInTest;
import org.wwow.backup.server.http.Problem;
import org.wwow.backup.server.http.Refused;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// A file and the document that describes it go together, by two members who hold the case (protocol section 11).
class ErasingOneExhibit {
    private static final DepositWorld WORLD = DepositWorld.make();
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Circle intake = WORLD.people().circle("intake");
    private final Circle response = WORLD.people().circle("response");
    private final Person one = WORLD.people().member(intake);
    private final Person two = WORLD.people().member(intake);
    private final Person stranger = WORLD.people().member(WORLD.people().circle("intake"));
    private ReporterInTest reporter = WORLD.reporter();
    private ItemId other = new ItemId(CaseworkWorld.id());
    private List<ItemId> exhibit = List.of();

    @BeforeEach
    void aCaseWithAnExhibitAndSomethingElse() {
        reporter = WORLD.reporter();
        Draft draft = reporter.first()
                .epoch("care", 0)
                .document("care", 0)
                .yes(Purpose.READ, 0, intake.id(), response.id())
                .yes(Purpose.HELP, 0, intake.id(), response.id())
                .grant("care", 0, intake)
                .route(intake);
        other = draft.lastItem();
        WORLD.taken(reporter.session(), draft.call());
        exhibit = List.of(kept(reporter.draft().document("care", 0)), kept(reporter.draft().document("care", 0)));
    }

    @Test
    void closesBothPartsAtOnceAndNothingElse() {
        Envelope ask = ask();

        second(propose(ask), two, ask);

        assertThat(exhibit).allSatisfy(part -> assertThat(opened(part))
                .isEqualTo(new Opening.Refused(part, Problem.ERASED)));
        assertThat(opened(other)).isInstanceOf(Opening.Granted.class);
        assertThat(WORLD.casework.erasures.waiting(reporter.caseId)).singleElement()
                .satisfies(waiting -> assertThat(waiting.subject().all())
                        .isEqualTo(exhibit.stream().map(ItemId::uuid).toList()));
        assertThat(WORLD.ledger().count(reporter.caseId, Kind.ERASURE)).isEqualTo(1);
    }

    @Test
    void leavesATombstoneThatItsReadersSee() {
        Envelope ask = ask();
        second(propose(ask), two, ask);
        Instant received = WORLD.clock.instant();
        WORLD.clock.turn(Erasures.WAIT);
        WORLD.casework.erasures.destroyDue();

        assertThat(exhibit).allSatisfy(part -> {
            assertThat(WORLD.evidence.sealed.header(part)).isEmpty();
            assertThat(WORLD.evidence.tombstones.stands(part.uuid())).isTrue();
        });
        assertThat(opened(other)).isInstanceOf(Opening.Granted.class);
        JsonObject tombstone = JsonObject.EMPTY.with("subject", exhibit.getFirst().toString())
                .with("erased", WORLD.clock.instant())
                .with("authority", "members")
                .with("reason", "duplicate")
                .with("compartment", "care")
                .with("received", received);
        assertThat(tombstones(WORLD.casework.reading.page(WORLD.casework.session(one), reporter.caseId,
                Optional.empty()))).isEqualTo(List.of(tombstone));
    }

    @Test
    void destroysAtOnceOnHerWord() {
        Envelope now = single(Act.NOW, exhibit);

        second(propose(now), two, now);

        assertThat(exhibit).allSatisfy(part -> assertThat(WORLD.evidence.sealed.header(part)).isEmpty());
        assertThat(WORLD.evidence.sealed.header(other)).isPresent();
    }

    @Test
    void opensBothPartsAgainWhenOneMemberTakesItBack() {
        Envelope ask = ask();
        second(propose(ask), two, ask);
        ErasureStatement cancel = statement(Act.CANCEL, two.signing(),
                new Subject(false, exhibit.getFirst().uuid()));

        WORLD.casework.acts.eraseAsMember(WORLD.casework.session(two), Envelope.sign(cancel.json(), two.signing()));

        assertThat(exhibit).allSatisfy(part -> assertThat(opened(part)).isInstanceOf(Opening.Granted.class));
        WORLD.clock.turn(Erasures.WAIT);
        assertThat(WORLD.casework.erasures.destroyDue()).isZero();
    }

    @Test
    void refusesTheWordOfOneAlone() {
        Envelope ask = ask();
        UUID proposal = propose(ask);

        assertRefused(Problem.NOT_PERMITTED, () -> second(proposal, one, ask));
        for (Act act : List.of(Act.ASK, Act.NOW)) {
            assertRefused(Problem.NOT_PERMITTED, () -> WORLD.casework.acts
                    .eraseAsMember(WORLD.casework.session(one), single(act, exhibit)));
        }
        assertThat(exhibit).allSatisfy(part -> assertThat(opened(part)).isInstanceOf(Opening.Granted.class));
    }

    @Test
    void refusesAStrangersSecondWord() {
        Envelope ask = ask();
        UUID proposal = propose(ask);

        assertRefused(Problem.NOT_PERMITTED, () -> second(proposal, stranger, ask));
    }

    /// A hold keeps what is there: two members do not take it from its readers either, and her own word waits.
    @Test
    void refusesWhatIsHeld() {
        Envelope ask = ask();
        UUID before = propose(ask);
        var hold = new HoldStatement(WORLD.instance, StatementId.draw(RANDOM), reporter.caseId,
                WORLD.clock.instant().plus(Duration.ofDays(90)), "court-order", true);
        Envelope held = Envelope.sign(hold.json(), one.signing());
        second(propose(held), two, held);

        assertRefused(Problem.NOT_PERMITTED, () -> propose(ask()));
        assertRefused(Problem.NOT_PERMITTED, () -> second(before, two, ask));
        Envelope now = single(Act.NOW, exhibit);
        second(propose(now), two, now);
        assertThat(WORLD.evidence.sealed.header(exhibit.getFirst())).isPresent();
        WORLD.clock.turn(Duration.ofDays(90));
        WORLD.casework.erasures.destroyDue();
        assertThat(WORLD.evidence.sealed.header(exhibit.getFirst())).isEmpty();
    }

    @Test
    void refusesASecondTime() {
        Envelope ask = ask();
        Envelope turned = single(Act.ASK, exhibit.reversed());
        Envelope wider = single(Act.NOW, List.of(exhibit.getFirst(), other));
        UUID waiting = propose(turned);
        UUID widerWaits = propose(wider);
        second(propose(ask), two, ask);

        assertRefused(Problem.ALREADY, () -> propose(ask()));
        assertRefused(Problem.ALREADY, () -> second(waiting, two, turned));
        assertRefused(Problem.ALREADY, () -> second(widerWaits, two, wider));
        assertThat(opened(other)).isInstanceOf(Opening.Granted.class);
    }

    @Test
    void refusesWhatWasDestroyed() {
        Envelope now = single(Act.NOW, exhibit);
        second(propose(now), two, now);

        assertRefused(Problem.NOT_PERMITTED, () -> propose(ask()));
        assertRefused(Problem.NOT_PERMITTED, () -> propose(single(Act.NOW, exhibit)));
    }

    @Test
    void refusesAnItemOfAnotherCase() {
        ReporterInTest another = WORLD.reporter();
        Draft theirs = another.first().epoch("care", 0).document("care", 0);
        WORLD.taken(another.session(), theirs.call());

        for (Act act : List.of(Act.ASK, Act.NOW)) {
            assertRefused(Problem.NOT_PERMITTED, () -> propose(single(act, List.of(theirs.lastItem()))));
            assertRefused(Problem.NOT_PERMITTED, () -> propose(single(act, List.of(other, theirs.lastItem()))));
        }
    }

    @Test
    void refusesSomebodyWhoDoesNotHoldTheCase() {
        Envelope theirs = Envelope.sign(statement(Act.ASK, stranger.signing(), subject(exhibit)).json(),
                stranger.signing());

        assertRefused(Problem.NOT_PERMITTED, () -> WORLD.casework.twoPersonActs
                .propose(WORLD.casework.session(stranger), reporter.caseId, theirs, Map.of()));
    }

    /// What nobody else reads is hers alone, also where it is named along with something that they read.
    @Test
    void refusesHerPrivateRecordOnTheMembersOwnWord() {
        ItemId own = kept(reporter.draft().epoch("account", 0).document("account", 0));

        assertRefused(Problem.NOT_PERMITTED, () -> propose(single(Act.ASK, List.of(own))));
        assertRefused(Problem.NOT_PERMITTED, () -> propose(single(Act.ASK, List.of(exhibit.getFirst(), own))));
    }

    @Test
    void refusesTheWordOfAMemberWhoDoesNotReadIt() {
        Person responder = WORLD.people().member(response);
        WORLD.taken(reporter.session(), reporter.draft().grant("care", 0, response).call());
        ItemId later = kept(reporter.draft().epoch("care", 1).grant("care", 1, intake).document("care", 1));
        Envelope ask = single(Act.ASK, List.of(later));
        UUID proposal = propose(ask);

        assertRefused(Problem.NOT_PERMITTED, () -> second(proposal, responder, ask));
        second(proposal, two, ask);
        assertThat(opened(later)).isEqualTo(new Opening.Refused(later, Problem.ERASED));
    }

    private ItemId kept(Draft draft) {
        WORLD.taken(reporter.session(), draft.call());
        return draft.lastItem();
    }

    private Opening opened(ItemId part) {
        return WORLD.casework.open(WORLD.casework.session(one), reporter.caseId, part);
    }

    private static List<JsonValue> tombstones(JsonObject page) {
        return ((JsonArray) page.member("tombstones").orElseThrow()).values();
    }

    private Envelope ask() {
        return single(Act.ASK, exhibit);
    }

    private Envelope single(Act act, List<ItemId> parts) {
        return Envelope.sign(statement(act, one.signing(), subject(parts)).json(), one.signing());
    }

    private static Subject subject(List<ItemId> parts) {
        return new Subject(false, parts.getFirst().uuid(), parts.stream().skip(1).map(ItemId::uuid).toList());
    }

    private ErasureStatement statement(Act act, SigningKey author, Subject subject) {
        return new ErasureStatement(WORLD.instance, StatementId.draw(RANDOM), reporter.caseId,
                author.verificationKey(), subject, act, "duplicate");
    }

    private UUID propose(Envelope envelope) {
        return WORLD.casework.propose(one, reporter.caseId, envelope);
    }

    private void second(UUID proposal, Person by, Envelope envelope) {
        WORLD.casework.second(by, reporter.caseId, proposal, envelope);
    }

    private static void assertRefused(Problem problem, ThrowingCallable act) {
        assertThatThrownBy(act).isInstanceOfSatisfying(Refused.class,
                refused -> assertThat(refused.problem()).isEqualTo(problem));
    }
}
