package org.wwow.backup.server.casework;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.wwow.backup.sealing.Base64Url;
import org.wwow.backup.sealing.ItemId;
import org.wwow.backup.sealing.deposit.Consent;
import org.wwow.backup.sealing.deposit.Consent.Answer;
import org.wwow.backup.sealing.deposit.Consent.Audience;
import org.wwow.backup.sealing.deposit.Consent.Purpose;
import org.wwow.backup.sealing.deposit.Reader;
import org.wwow.backup.server.casework.Deeds.Kind;
import org.wwow.backup.server.casework.Gate.Opening;
import org.wwow.backup.server.casework.People.Person;
import org.wwow.backup.server.casework.Readership.Circle;
import org.wwow.backup.server.deposits.DepositWorld;
import org.wwow.backup.server.deposits.Draft;
import org.wwow.backup.server.deposits.ReporterInTest;
import org.wwow.backup.server.http.Member;
import org.wwow.backup.server.http.Problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// Every step of the gate of protocol section 6 broken once, the others holding.
class AskingTheGate {
    private static final DepositWorld WORLD = DepositWorld.make();

    private final Circle intake = WORLD.people().circle("intake");
    private final Person officer = WORLD.people().member(intake);
    private final Member session = WORLD.casework.session(officer);
    private ReporterInTest reporter = WORLD.reporter();
    private ItemId item = new ItemId(CaseworkWorld.id());

    @BeforeEach
    void aCaseThatWasSent() {
        reporter = WORLD.reporter();
        Draft draft = reporter.first()
                .epoch("care", 0)
                .document("care", 0)
                .yes(Purpose.READ, 0, intake.id())
                .grant("care", 0, intake)
                .route(intake);
        item = draft.lastItem();
        WORLD.taken(reporter.session(), draft.call());
    }

    @Test
    void opensForAMemberOfTheCircleItWasSentTo() {
        assertThat(ask(session)).isInstanceOfSatisfying(Opening.Granted.class, granted -> {
            assertThat(granted.header().length()).isEqualTo(1_627);
            assertThat(granted.until()).isEqualTo(WORLD.clock.instant().plus(Gate.CAPABILITY_LIFE));
        });
    }

    @Test
    void entersOneEventForAMemberAnItemAndASession() {
        ask(session);
        ask(session);
        ask(WORLD.casework.session(officer));

        assertThat(WORLD.ledger().count(reporter.caseId, Kind.ACCESS)).isEqualTo(2);
    }

    @Test
    void opensWhatIsAskedForManyTimesAtOnceAndNotesItOnce() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = threads.invokeAll(Collections.<Callable<Opening>>nCopies(4, () -> ask(session)));
            for (var answer : answers) {
                assertThat(answer.get()).isInstanceOf(Opening.Granted.class);
            }
        }

        assertThat(WORLD.database.client()
                .sql("select count(*) from opening where item = :item")
                .param("item", item.uuid())
                .query(Long.class)
                .single()).isEqualTo(1);
    }

    @Test
    void givesNoHeaderWhenTheEventCannotBeEntered() {
        WORLD.ledger().away(true);
        try {
            assertThatThrownBy(() -> ask(session)).isInstanceOf(IllegalStateException.class);
        } finally {
            WORLD.ledger().away(false);
        }

        assertThat(WORLD.database.client()
                .sql("select count(*) from opening where item = :i")
                .param("i", item.uuid())
                .query(Long.class)
                .single()).isZero();
    }

    @Test
    void staysShutForARevokedMember() {
        WORLD.people().revoke(officer);

        assertRefused(Problem.NOT_PERMITTED);
    }

    @Test
    void staysShutForOneWhoLeftTheCircle() {
        WORLD.people().leave(officer, intake);

        assertRefused(Problem.NOT_PERMITTED);
    }

    @Test
    void staysShutForAMemberOfAnotherCircle() {
        Person stranger = WORLD.people().member(WORLD.people().circle("intake"));

        assertThat(ask(WORLD.casework.session(stranger))).isEqualTo(new Opening.Refused(item, Problem.NOT_PERMITTED));
    }

    @Test
    void staysShutForAnItemThatDoesNotExist() {
        ItemId nothing = new ItemId(CaseworkWorld.id());

        assertThat(WORLD.casework.open(session, reporter.caseId, nothing))
                .isEqualTo(new Opening.Refused(nothing, Problem.NOT_PERMITTED));
    }

    @Test
    void staysShutForAnItemOfAnotherCase() {
        ReporterInTest other = WORLD.reporter().keeps().sendsTo(intake);

        assertThat(WORLD.casework.open(session, other.caseId, item))
                .isEqualTo(new Opening.Refused(item, Problem.NOT_PERMITTED));
    }

    @Test
    void staysShutForAnEpochThatWasNotGranted() {
        Draft later = reporter.draft().epoch("care", 1).document("care", 1);
        WORLD.taken(reporter.session(), later.call());

        assertThat(WORLD.casework.open(session, reporter.caseId, later.lastItem()))
                .isEqualTo(new Opening.Refused(later.lastItem(), Problem.NOT_PERMITTED));
    }

    @Test
    void staysShutOnceTheGrantIsOver() {
        ReporterInTest other = WORLD.reporter();
        Draft draft = other.first()
                .epoch("care", 0)
                .document("care", 0)
                .yes(Purpose.READ, 0, intake.id())
                .grant("care", 0, new Reader(Reader.Kind.CIRCLE, intake.id()), intake.key(),
                        Optional.of(WORLD.clock.instant().plusSeconds(60)));
        WORLD.taken(other.session(), draft.call());
        WORLD.clock.turn(Duration.ofSeconds(60));

        assertThat(WORLD.casework.open(session, other.caseId, draft.lastItem()))
                .isEqualTo(new Opening.Refused(draft.lastItem(), Problem.NOT_PERMITTED));
    }

    @Test
    void staysShutFromTheRequestAfterAWithdrawal() {
        assertThat(ask(session)).isInstanceOf(Opening.Granted.class);

        WORLD.taken(reporter.session(),
                reporter.draft().consent(Purpose.READ, Answer.NO, 1, new Audience.Team()).call());

        assertRefused(Problem.NOT_PERMITTED);
    }

    @Test
    void shutsPayloadsThatAreStillOpenWithAWithdrawal() {
        var granted = (Opening.Granted) ask(session);
        byte[] capability = Base64Url.decode(granted.capability());
        assertThat(WORLD.casework.rows.openings().payload(capability, session, WORLD.clock.instant())).contains(item);

        WORLD.taken(reporter.session(),
                reporter.draft().consent(Purpose.READ, Answer.NO, 1, new Audience.Team()).call());

        assertThat(WORLD.casework.rows.openings().payload(capability, session, WORLD.clock.instant())).isEmpty();
    }

    @Test
    void opensAPayloadInItsOwnSessionForTenMinutesOnly() {
        var granted = (Opening.Granted) ask(session);
        byte[] capability = Base64Url.decode(granted.capability());

        assertThat(WORLD.casework.rows.openings()
                .payload(capability, WORLD.casework.session(officer),
                        WORLD.clock.instant()))
                .isEmpty();
        assertThat(WORLD.casework.rows.openings()
                .payload(capability, session,
                        WORLD.clock.instant().plus(Gate.CAPABILITY_LIFE)))
                .isEmpty();
        assertThat(WORLD.casework.rows.openings()
                .payload(capability, session,
                        WORLD.clock.instant().plus(Gate.CAPABILITY_LIFE).minusSeconds(1)))
                .contains(item);
    }

    @Test
    void staysShutOnceTheConsentHasLapsed() {
        answer(List.of(), Optional.of(WORLD.clock.instant().plusSeconds(60)));
        assertThat(ask(session)).isInstanceOf(Opening.Granted.class);
        WORLD.clock.turn(Duration.ofSeconds(60));

        assertRefused(Problem.NOT_PERMITTED);
    }

    @Test
    void staysShutForAMemberSheExcludes() {
        answer(List.of(officer.id()), Optional.empty());

        assertRefused(Problem.NOT_PERMITTED);
        assertThat(ask(WORLD.casework.session(WORLD.people().member(intake)))).isInstanceOf(Opening.Granted.class);
    }

    @Test
    void staysShutForAnOrganisationSheExcludes() {
        answer(List.of(intake.organisation()), Optional.empty());

        assertRefused(Problem.NOT_PERMITTED);
    }

    @Test
    void saysErasedForAnItemThatIsToBeErased() {
        WORLD.database.client().sql("update item set erasing = true where id = :i").param("i", item.uuid()).update();

        assertRefused(Problem.ERASED);
    }

    @Test
    void saysErasedForACaseThatIsToBeErased() {
        WORLD.database.client()
                .sql("update case_file set state = 'erasing' where id = :c")
                .param("c", reporter.caseId.uuid())
                .update();

        assertRefused(Problem.ERASED);
    }

    /// Whoever may not read must not learn from the answer that something is being erased.
    @Test
    void tellsAStrangerNothingAboutAnErasure() {
        WORLD.database.client().sql("update item set erasing = true where id = :i").param("i", item.uuid()).update();
        Person stranger = WORLD.people().member();

        assertThat(ask(WORLD.casework.session(stranger))).isEqualTo(new Opening.Refused(item, Problem.NOT_PERMITTED));
    }

    @Test
    void needsASecondMembersApprovalOfTheLastDayWhereMarked() {
        Person second = WORLD.people().member(intake);
        WORLD.taken(reporter.session(), reporter.draft().mark(item).call());
        assertRefused(Problem.NOT_PERMITTED);

        approve(officer);
        assertRefused(Problem.NOT_PERMITTED);
        approve(second);
        assertThat(ask(session)).isInstanceOf(Opening.Granted.class);
        WORLD.clock.turn(Gate.APPROVAL_LIFE);
        assertRefused(Problem.NOT_PERMITTED);
    }

    @Test
    void asksAnewForEveryItemOfOneCall() {
        Draft hidden = reporter.draft().epoch("account", 0).document("account", 0);
        WORLD.taken(reporter.session(), hidden.call());

        var answers = WORLD.casework.gate.open(session, reporter.caseId, List.of(item, hidden.lastItem(), item),
                Why.TRIAGE);

        assertThat(answers.get(0)).isInstanceOf(Opening.Granted.class);
        assertThat(answers.get(1)).isEqualTo(new Opening.Refused(hidden.lastItem(), Problem.NOT_PERMITTED));
        assertThat(answers.get(2)).isInstanceOf(Opening.Granted.class);
    }

    private void approve(Person approver) {
        WORLD.casework.rows.openings().approved(CaseworkWorld.id(), item, approver.id(), WORLD.clock.instant());
    }

    private void answer(List<UUID> exclude, Optional<Instant> until) {
        var before = WORLD.casework.files.lock(reporter.caseId)
                .orElseThrow()
                .consents()
                .answer(Purpose.READ)
                .orElseThrow();
        var next = new Consent(Purpose.READ, Answer.YES, before.to(), exclude, until, before.speaker(),
                before.channel(), before.wording(), 1, Optional.of(before.digest()));
        WORLD.taken(reporter.session(), reporter.draft().consent(next).call());
    }

    private Opening ask(Member asking) {
        return WORLD.casework.open(asking, reporter.caseId, item);
    }

    private void assertRefused(Problem problem) {
        assertThat(ask(session)).isEqualTo(new Opening.Refused(item, problem));
    }
}
