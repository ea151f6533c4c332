package org.wwow.backup.server.casework;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.wwow.backup.sealing.CaseId;
import org.wwow.backup.sealing.Envelope;
import org.wwow.backup.sealing.deposit.Consent.Purpose;
import org.wwow.backup.sealing.deposit.HoldStatement;
import org.wwow.backup.sealing.deposit.InterviewStatement;
import org.wwow.backup.sealing.deposit.InterviewStatement.Act;
import org.wwow.backup.sealing.deposit.StatementId;
import org.wwow.backup.server.casework.Deeds.Kind;
import org.wwow.backup.server.casework.People.Person;
import org.wwow.backup.server.casework.Readership.Circle;
import org.wwow.backup.server.deposits.DepositWorld;
import org.wwow.backup.server.deposits.Depositor;
import org.wwow.backup.server.deposits.Draft;
import org.wwow.backup.server.deposits.ReporterInTest;
import org.wwow.backup.server.http.Problem;
import org.wwow.backup.server.http.Refused;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// No repeated interviews: what she told is not taken again unless two who read it agree (protocol section 9.12).
class AskingForAnAccountAgain {
    private static final DepositWorld WORLD = DepositWorld.make();
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Circle legal = WORLD.people().circle("legal");
    private final Circle intake = WORLD.people().circle("intake");
    private final Person lawyer = WORLD.people().member(legal);
    private final Person colleague = WORLD.people().member(legal);
    private final Person third = WORLD.people().member(legal);
    private final Person officer = WORLD.people().member(intake);
    private final Person stranger = WORLD.people().member(WORLD.people().circle("legal"));
    private ReporterInTest reporter = WORLD.reporter();

    @BeforeEach
    void anAccountThatWasTold() {
        reporter = reported(true);
    }

    private ReporterInTest reported(boolean told) {
        ReporterInTest sender = WORLD.reporter();
        Draft draft = sender.first()
                .epoch("care", 0)
                .document("care", 0)
                .epoch("account", 0)
                .yes(Purpose.READ, 0, intake.id(), legal.id())
                .yes(Purpose.LEGAL_ANALYSIS, 0, legal.id())
                .grant("care", 0, intake)
                .grant("account", 0, legal)
                .route(intake);
        WORLD.taken(sender.session(), (told ? draft.document("account", 0) : draft).call());
        return sender;
    }

    @Test
    void takesNoAccountAgainWithoutAnAgreement() {
        assertThat(write(lawyer)).contains(Problem.NOT_PERMITTED);
    }

    @Test
    void takesItOnceTwoAgreed() {
        Envelope ask = take(lawyer);
        second(propose(ask, lawyer), colleague, ask);

        assertThat(write(lawyer)).isEmpty();
        assertThat(write(third)).isEmpty();
        assertThat(WORLD.ledger().count(reporter.caseId, Kind.TRANSFER)).isEqualTo(1);
        assertThat(decisions()).containsExactly(true);
    }

    @Test
    void takesNoneOnTheWordOfOne() {
        propose(take(lawyer), lawyer);

        assertThat(write(lawyer)).contains(Problem.NOT_PERMITTED);
        assertThat(decisions()).isEmpty();
    }

    @Test
    void takesNoSecondSignatureOfTheSameMember() {
        Envelope ask = take(lawyer);
        UUID proposal = propose(ask, lawyer);

        assertRefused(Problem.NOT_PERMITTED, () -> second(proposal, lawyer, ask));
        assertThat(write(lawyer)).contains(Problem.NOT_PERMITTED);
    }

    @Test
    void takesNoneThirtyDaysLater() {
        Envelope ask = take(lawyer);
        second(propose(ask, lawyer), colleague, ask);
        WORLD.clock.turn(Interviews.LIFE.minusSeconds(1));
        assertThat(write(lawyer)).isEmpty();

        WORLD.clock.turn(Duration.ofSeconds(1));

        assertThat(write(lawyer)).contains(Problem.NOT_PERMITTED);
    }

    @Test
    void takesNoSecondSignatureAfterSevenDays() {
        Envelope ask = take(lawyer);
        UUID proposal = propose(ask, lawyer);
        WORLD.clock.turn(TwoPersonActs.LIFE);

        assertRefused(Problem.NOT_PERMITTED, () -> second(proposal, colleague, ask));
        assertRefused(Problem.NOT_PERMITTED, () -> decline(proposal, colleague));
        assertThat(write(lawyer)).contains(Problem.NOT_PERMITTED);
    }

    @Test
    void takesNoneInAnotherCase() {
        Envelope ask = take(lawyer);
        second(propose(ask, lawyer), colleague, ask);
        reporter = reported(true);

        assertThat(write(lawyer)).contains(Problem.NOT_PERMITTED);
        assertRefused(Problem.STATEMENT, () -> propose(ask, lawyer));
    }

    @Test
    void takesNoneThatWasDeclined() {
        UUID proposal = propose(take(lawyer), lawyer);

        decline(proposal, colleague);

        assertThat(write(lawyer)).contains(Problem.NOT_PERMITTED);
        assertThat(waiting()).isEmpty();
        assertThat(decisions()).containsExactly(false);
        assertThat(WORLD.ledger().count(reporter.caseId, Kind.TRANSFER)).isEqualTo(1);
    }

    @Test
    void countsALaterAgreementAfterANo() {
        decline(propose(take(lawyer), lawyer), colleague);
        Envelope again = take(lawyer);
        second(propose(again, lawyer), third, again);

        assertThat(write(lawyer)).isEmpty();
        assertThat(decisions()).containsExactlyInAnyOrder(true, false);
    }

    @Test
    void isNotDeclinedByWhoProposedIt() {
        UUID proposal = propose(take(lawyer), lawyer);

        assertRefused(Problem.NOT_PERMITTED, () -> decline(proposal, lawyer));
        assertThat(waiting()).hasSize(1);
    }

    @Test
    void isNotDecidedByAStranger() {
        Envelope ask = take(lawyer);
        UUID proposal = propose(ask, lawyer);

        assertRefused(Problem.NOT_PERMITTED, () -> second(proposal, stranger, ask));
        assertRefused(Problem.NOT_PERMITTED, () -> decline(proposal, stranger));
        assertRefused(Problem.NOT_PERMITTED, () -> propose(take(stranger), stranger));
    }

    /// Whoever does not read the account cannot say that it does not suffice.
    @Test
    void isNotDecidedBySomebodyWhoDoesNotReadTheAccount() {
        Envelope ask = take(lawyer);
        UUID proposal = propose(ask, lawyer);

        assertRefused(Problem.NOT_PERMITTED, () -> second(proposal, officer, ask));
        assertRefused(Problem.NOT_PERMITTED, () -> decline(proposal, officer));
        assertRefused(Problem.NOT_PERMITTED, () -> propose(take(officer), officer));
    }

    @Test
    void isNotDecidedBySomebodyWhoLeft() {
        Envelope ask = take(lawyer);
        UUID proposal = propose(ask, lawyer);
        WORLD.people().leave(lawyer, legal);

        assertRefused(Problem.NOT_PERMITTED, () -> second(proposal, colleague, ask));
    }

    @Test
    void isNotProposedInTheNameOfAnother() {
        assertRefused(Problem.SIGNATURE, () -> propose(take(colleague), lawyer));
        UUID proposal = propose(take(lawyer), lawyer);
        assertRefused(Problem.SIGNATURE, () -> WORLD.casework.interviews.decline(WORLD.casework.session(colleague),
                reporter.caseId, said(Act.DECLINE, Optional.of(proposal), third)));
    }

    @Test
    void declinesNothingButProposalsOfThisKindInThisCase() {
        var hold = new HoldStatement(WORLD.instance, StatementId.draw(RANDOM), reporter.caseId,
                WORLD.clock.instant().plus(Duration.ofDays(9)), "court-order", true);
        UUID other = propose(Envelope.sign(hold.json(), lawyer.signing()), lawyer);
        UUID proposal = propose(take(lawyer), lawyer);
        CaseId here = reporter.caseId;
        reporter = reported(true);

        assertRefused(Problem.NOT_PERMITTED, () -> decline(proposal, colleague));
        assertRefused(Problem.STATEMENT, () -> WORLD.casework.interviews.decline(WORLD.casework.session(colleague),
                here, said(Act.DECLINE, Optional.of(proposal), colleague)));
        assertRefused(Problem.NOT_PERMITTED, () -> decline(other, colleague));
        assertRefused(Problem.STATEMENT, () -> WORLD.casework.interviews.decline(WORLD.casework.session(colleague),
                reporter.caseId, take(colleague)));
    }

    @Test
    void proposesNoRefusal() {
        assertRefused(Problem.STATEMENT, () -> propose(said(Act.DECLINE, Optional.of(UUID.fromString(
                "3b1f8b40-222c-4a6e-b77e-779d5a94e21c")), lawyer), lawyer));
    }

    @Test
    void asksNobodyAboutAnAccountThatWasNeverTold() {
        reporter = reported(false);

        assertRefused(Problem.STATEMENT, () -> propose(take(lawyer), lawyer));
        assertThat(write(lawyer)).isEmpty();
        assertThat(write(lawyer)).contains(Problem.NOT_PERMITTED);
    }

    @Test
    void letsHerTellMoreWheneverSheWants() {
        assertThat(WORLD.send(reporter.session(), reporter.draft().document("account", 0).body())).isEmpty();
    }

    @Test
    void letsMembersWriteElsewhere() {
        assertThat(WORLD.send(depositor(officer), new Draft(WORLD.instance, reporter.caseId, officer.signing())
                .document("care", 0)
                .body())).isEmpty();
    }

    private Optional<Problem> write(Person member) {
        return WORLD.send(depositor(member), new Draft(WORLD.instance, reporter.caseId, member.signing())
                .document("account", 0)
                .body());
    }

    private static Depositor depositor(Person member) {
        return new Depositor.Member(WORLD.people().member(member.id()).orElseThrow());
    }

    private Envelope take(Person by) {
        return said(Act.TAKE, Optional.empty(), by);
    }

    private Envelope said(Act act, Optional<UUID> proposal, Person by) {
        return Envelope.sign(new InterviewStatement(WORLD.instance, StatementId.draw(RANDOM), reporter.caseId, act,
                proposal.map(StatementId::new), "what-is-missing").json(), by.signing());
    }

    private UUID propose(Envelope envelope, Person by) {
        return WORLD.casework.propose(by, reporter.caseId, envelope);
    }

    private List<UUID> second(UUID proposal, Person by, Envelope envelope) {
        return WORLD.casework.second(by, reporter.caseId, proposal, envelope);
    }

    private UUID decline(UUID proposal, Person by) {
        return WORLD.casework.interviews.decline(WORLD.casework.session(by), reporter.caseId,
                said(Act.DECLINE, Optional.of(proposal), by));
    }

    private List<?> waiting() {
        return WORLD.casework.twoPersonActs.waiting(WORLD.casework.session(lawyer), reporter.caseId);
    }

    private List<Boolean> decisions() {
        return WORLD.casework.rows.interviews().ofCase(reporter.caseId).stream().map(Interview::approved).toList();
    }

    private static void assertRefused(Problem problem, ThrowingCallable act) {
        assertThatThrownBy(act).isInstanceOfSatisfying(Refused.class,
                refused -> assertThat(refused.problem()).isEqualTo(problem));
    }
}
