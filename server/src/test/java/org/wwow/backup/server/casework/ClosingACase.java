package org.wwow.backup.server.casework;

import java.security.SecureRandom;
import java.util.Optional;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.wwow.backup.sealing.CanonicalJson;
import org.wwow.backup.sealing.Envelope;
import org.wwow.backup.sealing.JsonArray;
import org.wwow.backup.sealing.deposit.ClosingStatement;
import org.wwow.backup.sealing.deposit.Consent.Purpose;
import org.wwow.backup.sealing.deposit.StatementId;
import org.wwow.backup.server.casework.People.Person;
import org.wwow.backup.server.casework.Readership.Circle;
import org.wwow.backup.server.deposits.DepositWorld;
import org.wwow.backup.server.deposits.Depositor;
import org.wwow.backup.server.deposits.Draft;
import org.wwow.backup.server.deposits.ReporterInTest;
import org.wwow.backup.server.http.Problem;
import org.wwow.backup.server.http.Refused;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// A case that is done with leaves the queue; the door stays open, and what comes through it is seen.
class ClosingACase {
    private static final DepositWorld WORLD = DepositWorld.make();
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Circle intake = WORLD.people().circle("intake");
    private final Circle response = WORLD.people().circle("response");
    private final Person officer = WORLD.people().member(intake);
    private final Person colleague = WORLD.people().member(intake);
    private ReporterInTest reporter = WORLD.reporter();

    @BeforeEach
    void aCaseThatWasSentAndClosed() {
        reporter = WORLD.reporter().keeps().sendsTo(intake);
        assertThat(queued()).isTrue();
        close(officer);
    }

    @Test
    void takesItOutOfTheQueueAndDeletesItsSlip() {
        assertThat(queued()).isFalse();
        assertThat(WORLD.database.client()
                .sql("select count(*) from routing where case_id = :c")
                .param("c", reporter.caseId.uuid())
                .query(Long.class)
                .single()).isZero();
    }

    @Test
    void isDoneOnceAndByWhoHoldsTheCase() {
        assertRefused(Problem.ALREADY, () -> close(colleague));
        assertRefused(Problem.NOT_PERMITTED, () -> close(WORLD.people().member(response)));
    }

    @Test
    void endsWithTheNextWordsOfHers() {
        WORLD.taken(reporter.session(), reporter.draft().document("care", 0).call());

        assertThat(queued()).isTrue();
    }

    @Test
    void endsWithASlipOfHers() {
        WORLD.taken(reporter.session(), reporter.draft().route(intake).call());

        assertThat(queued()).isTrue();
    }

    @Test
    void endsWithAnAnswerOfHers() {
        WORLD.taken(reporter.session(), reporter.draft().yes(Purpose.HELP, 0, intake.id()).call());

        assertThat(queued()).isTrue();
    }

    @Test
    void isNotEndedByKeysAlone() {
        WORLD.taken(reporter.session(), reporter.draft().grant("care", 0, intake).call());

        assertThat(queued()).isFalse();
    }

    @Test
    void isNotEndedByWhatAMemberWrites() {
        Draft note = new Draft(WORLD.instance, reporter.caseId, officer.signing()).epoch("team", 0)
                .grant("team", 0, intake)
                .document("team", 0);
        WORLD.taken(new Depositor.Member(WORLD.people().member(officer.id()).orElseThrow()), note.call());

        assertThat(queued()).isFalse();
    }

    @Test
    void canBeDoneAgain() {
        WORLD.taken(reporter.session(), reporter.draft().document("care", 0).call());

        close(colleague);

        assertThat(queued()).isFalse();
    }

    private boolean queued() {
        var rows = (JsonArray) WORLD.casework.reading.queue(WORLD.casework.session(officer), Optional.empty())
                .member("rows")
                .orElseThrow();
        return new String(CanonicalJson.write(rows), UTF_8).contains(reporter.caseId.text());
    }

    private void close(Person by) {
        var closing = new ClosingStatement(WORLD.instance, StatementId.draw(RANDOM), reporter.caseId,
                by.signing().verificationKey(), "done");
        WORLD.casework.acts.close(WORLD.casework.session(by), reporter.caseId,
                Envelope.sign(closing.json(), by.signing()));
    }

    private static void assertRefused(Problem problem, ThrowingCallable act) {
        assertThatThrownBy(act).isInstanceOfSatisfying(Refused.class,
                refused -> assertThat(refused.problem()).isEqualTo(problem));
    }
}
