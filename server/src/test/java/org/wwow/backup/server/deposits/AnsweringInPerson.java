package org.wwow.backup.server.deposits;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.wwow.backup.sealing.deposit.Consent;
import org.wwow.backup.sealing.deposit.Consent.Answer;
import org.wwow.backup.sealing.deposit.Consent.Audience;
import org.wwow.backup.sealing.deposit.Consent.Purpose;
import org.wwow.backup.server.casework.Deeds.Kind;
import org.wwow.backup.server.casework.People.Person;
import org.wwow.backup.server.casework.Readership.Circle;
import org.wwow.backup.server.http.Problem;
import org.wwow.backup.server.http.Refused;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// A later answer that she gives in person, signed by two members who hold her case (protocol section 9.10).
class AnsweringInPerson {
    private static final DepositWorld WORLD = DepositWorld.make();

    private final Circle intake = WORLD.people().circle("intake");
    private final Person officer = WORLD.people().member(intake);
    private final Person second = WORLD.people().member(intake);
    private final Person stranger = WORLD.people().member(WORLD.people().circle("intake"));
    private ReporterInTest reporter = WORLD.reporter();

    @BeforeEach
    void aCaseTakenInPerson() {
        reporter = WORLD.reporter();
        WORLD.taken(reporter.session(), reporter.first()
                .epoch("care", 0)
                .document("care", 0)
                .consent(spoken(Purpose.READ))
                .grant("care", 0, intake)
                .route(intake)
                .alsoSignedBy(officer.signing())
                .call());
    }

    @Test
    void waitsForTheSecondAndIsSentByHer() {
        Draft answer = answerOf(officer);
        propose(officer, answer);
        assertThat(waiting(second)).hasSize(1);

        assertThat(WORLD.send(session(second), answer.alsoSignedBy(second.signing()).body())).isEmpty();

        assertThat(waiting(second)).isEmpty();
        assertThat(WORLD.ledger().count(reporter.caseId, Kind.CONSENT)).isEqualTo(2);
    }

    @Test
    void isTheAuthorsWhoeverBringsIt() {
        Draft answer = answerOf(officer).alsoSignedBy(second.signing());

        assertThat(WORLD.send(session(second), answer.body())).isEmpty();
        assertThat(WORLD.send(session(officer), answer.body())).isEmpty();
        assertThat(WORLD.ledger().count(reporter.caseId, Kind.CONSENT)).isEqualTo(2);
    }

    @Test
    void isNotTakenWithoutTheSecond() {
        assertThat(WORLD.send(session(second), answerOf(officer).body())).contains(Problem.NOT_PERMITTED);
        assertThat(WORLD.send(session(officer), answerOf(officer).body())).contains(Problem.SIGNATURE);
    }

    @Test
    void endsTheReadingByTwoOnly() {
        Draft ending = new Draft(WORLD.instance, reporter.caseId, officer.signing())
                .consent(after(spoken(Purpose.READ), Answer.NO));

        assertThat(WORLD.send(session(officer), ending.body())).contains(Problem.SIGNATURE);
        propose(officer, ending);
        assertThat(waiting(second)).hasSize(1);
        assertThat(WORLD.send(session(second), ending.alsoSignedBy(second.signing()).body())).isEmpty();
    }

    @Test
    void endsTheReadingByNobodyWhoHidesItBehindAnother() {
        Draft both = new Draft(WORLD.instance, reporter.caseId, officer.signing())
                .consent(spoken(Purpose.HELP, Answer.NO))
                .consent(after(spoken(Purpose.READ), Answer.LATER));

        assertThat(WORLD.send(session(officer), both.body())).contains(Problem.SIGNATURE);
    }

    @Test
    void isNotTakenFromSomebodyWhoSignedNothing() {
        Draft answer = answerOf(officer).alsoSignedBy(second.signing());

        assertThat(WORLD.send(session(stranger), answer.body())).contains(Problem.NOT_PERMITTED);
    }

    @Test
    void isNotTakenWithASecondWhoDoesNotHoldTheCase() {
        Draft answer = answerOf(officer).alsoSignedBy(stranger.signing());

        assertThat(WORLD.send(session(stranger), answer.body())).contains(Problem.SIGNATURE);
        assertThat(WORLD.send(session(officer), answer.body())).contains(Problem.SIGNATURE);
    }

    @Test
    void isNotTakenFromAnAuthorWhoNoLongerHoldsTheCase() {
        Draft answer = answerOf(officer).alsoSignedBy(second.signing());
        WORLD.people().leave(officer, intake);

        assertThat(WORLD.send(session(second), answer.body())).contains(Problem.NOT_PERMITTED);
    }

    @Test
    void isNotTakenFromAnAuthorWhoWasRevoked() {
        Draft answer = answerOf(officer).alsoSignedBy(second.signing());
        WORLD.people().revoke(officer);

        assertThat(WORLD.send(session(second), answer.body())).contains(Problem.NOT_PERMITTED);
    }

    @Test
    void letsTheSecondBringNothingButAnswers() {
        Draft more = answerOf(officer).document("care", 0).alsoSignedBy(second.signing());

        assertThat(WORLD.send(session(second), more.body())).contains(Problem.NOT_PERMITTED);
        assertRefused(Problem.STATEMENT, () -> propose(officer, answerOf(officer).document("care", 0)));
    }

    @Test
    void letsOneAloneTakeBackNothingWithWordsOrKeysBesideIt() {
        assertThat(WORLD.send(session(officer), takingBack().document("care", 0).body())).contains(Problem.STATEMENT);
        assertThat(WORLD.send(session(officer), takingBack().epoch("team", 0).body())).contains(Problem.STATEMENT);
        assertThat(WORLD.send(session(officer), takingBack().grant("care", 0, intake).body()))
                .contains(Problem.STATEMENT);
        assertThat(WORLD.send(session(officer), takingBack().body())).isEmpty();
    }

    @Test
    void letsNobodySignBesideHimWhoDoesNotHoldTheCase() {
        assertThat(WORLD.send(session(officer), takingBack().alsoSignedBy(stranger.signing()).body()))
                .contains(Problem.SIGNATURE);
        assertThat(WORLD.send(session(officer), takingBack().alsoSignedBy(second.signing()).body())).isEmpty();
    }

    private Draft takingBack() {
        return new Draft(WORLD.instance, reporter.caseId, officer.signing()).consent(spoken(Purpose.HELP, Answer.NO));
    }

    @Test
    void isNotProposedForSomebodyWhoReportedAlone() {
        reporter = WORLD.reporter().keeps().sendsTo(intake);

        assertRefused(Problem.NOT_PERMITTED, () -> propose(officer, answerOf(officer)));
    }

    @Test
    void isNotProposedInTheNameOfAnother() {
        assertRefused(Problem.SIGNATURE, () -> propose(second, answerOf(officer)));
        assertRefused(Problem.NOT_PERMITTED,
                () -> propose(second, answerOf(officer).signedOnlyBy(second.signing())));
    }

    @Test
    void isNotProposedByAStranger() {
        assertRefused(Problem.NOT_PERMITTED, () -> propose(stranger, answerOf(stranger)));
    }

    private Draft answerOf(Person member) {
        return new Draft(WORLD.instance, reporter.caseId, member.signing()).consent(spoken(Purpose.HELP));
    }

    private UUID propose(Person by, Draft answer) {
        return WORLD.casework.twoPersonActs.propose(WORLD.casework.session(by), reporter.caseId,
                answer.call().envelope(), Map.of()).id();
    }

    private List<?> waiting(Person member) {
        return WORLD.casework.twoPersonActs.waiting(WORLD.casework.session(member), reporter.caseId);
    }

    private static Depositor session(Person member) {
        return new Depositor.Member(WORLD.people().member(member.id()).orElseThrow());
    }

    private static Consent after(Consent before, Answer answer) {
        return new Consent(before.purpose(), answer, before.to(), before.exclude(), before.until(), before.speaker(),
                before.channel(), before.wording(), before.number() + 1, Optional.of(before.digest()));
    }

    private static Consent spoken(Purpose purpose) {
        return spoken(purpose, Answer.YES);
    }

    private static Consent spoken(Purpose purpose, Answer answer) {
        return new Consent(purpose, answer, new Audience.Team(), List.of(), Optional.empty(),
                Consent.Speaker.SELF, Optional.of(Consent.Channel.SPOKEN),
                new Consent.Wording("crsv", "1.4.0", "ar"), 0, Optional.empty());
    }

    private static void assertRefused(Problem problem, ThrowingCallable act) {
        assertThatThrownBy(act).isInstanceOfSatisfying(Refused.class,
                refused -> assertThat(refused.problem()).isEqualTo(problem));
    }
}
