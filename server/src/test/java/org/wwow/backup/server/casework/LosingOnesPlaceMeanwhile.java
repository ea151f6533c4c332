package org.wwow.backup.server.casework;

import java.security.SecureRandom;
import java.sql.Connection;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import org.wwow.backup.sealing.Envelope;
import org.wwow.backup.sealing.ItemId;
import org.wwow.backup.sealing.deposit.ApprovalStatement;
import org.wwow.backup.sealing.deposit.Consent.Purpose;
import org.wwow.backup.sealing.deposit.ErasureStatement;
import org.wwow.backup.sealing.deposit.ErasureStatement.Act;
import org.wwow.backup.sealing.deposit.StatementId;
import org.wwow.backup.server.casework.People.Person;
import org.wwow.backup.server.casework.store.CaseRows.Lock;
import org.wwow.backup.server.deposits.DepositWorld;
import org.wwow.backup.server.deposits.Depositor;
import org.wwow.backup.server.deposits.Draft;
import org.wwow.backup.server.deposits.ReporterInTest;
import org.wwow.backup.server.http.Member;
import org.wwow.backup.server.http.Problem;
import org.wwow.backup.server.http.Refused;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// A member's call waits for a case while his membership ends: what he may is asked when the wait is over.
class LosingOnesPlaceMeanwhile {
    private static final SecureRandom RANDOM = new SecureRandom();

    private final DepositWorld world = DepositWorld.make();
    private final Readership.Circle intake = world.people().circle("intake");
    private final Person member = world.people().member(intake);
    private final Member session = world.casework.session(member);
    private ReporterInTest reporter = world.reporter();
    private ItemId item = new ItemId(UUID.randomUUID());

    @BeforeEach
    void aCaseThatHeReads() {
        reporter = world.reporter().keeps().sendsTo(intake);
        Draft more = reporter.draft().document("care", 0);
        world.taken(reporter.session(), more.call());
        item = more.lastItem();
        assertThat(world.casework.open(session, reporter.caseId, item)).isInstanceOf(Gate.Opening.Granted.class);
    }

    /// Somebody has the case locked; the call waits; meanwhile it happens; then the lock ends.
    private <T> T waitingWhile(Runnable happens, Callable<T> call) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor();
                Connection other = world.database.source().getConnection()) {
            other.setAutoCommit(false);
            try (var lock = other.prepareStatement("select 1 from case_file where id = ? for update")) {
                lock.setObject(1, reporter.caseId.uuid());
                assertThat(lock.executeQuery().next()).isTrue();
            }
            Future<T> waiting = threads.submit(call);
            assertThatExceptionOfType(TimeoutException.class)
                    .isThrownBy(() -> waiting.get(700, TimeUnit.MILLISECONDS));
            happens.run();
            other.commit();
            return waiting.get(30, TimeUnit.SECONDS);
        }
    }

    @Test
    void opensNothing() throws Exception {
        Gate.Opening opening = waitingWhile(() -> world.people().revoke(member),
                () -> world.casework.open(session, reporter.caseId, item));

        assertThat(opening).isEqualTo(new Gate.Opening.Refused(item, Problem.NOT_PERMITTED));
    }

    @Test
    void opensNothingOnceHeLeftTheCircle() throws Exception {
        Gate.Opening opening = waitingWhile(() -> world.people().leave(member, intake),
                () -> world.casework.open(session, reporter.caseId, item));

        assertThat(opening).isEqualTo(new Gate.Opening.Refused(item, Problem.NOT_PERMITTED));
    }

    @Test
    void opensWhereNothingHappened() throws Exception {
        Gate.Opening opening = waitingWhile(() -> {}, () -> world.casework.open(session, reporter.caseId, item));

        assertThat(opening).isInstanceOf(Gate.Opening.Granted.class);
    }

    @Test
    void writesNothing() throws Exception {
        var came = new Depositor.Member(world.people().member(member.id()).orElseThrow());
        Draft words = new Draft(world.instance, reporter.caseId, member.signing()).document("care", 0);

        Optional<Problem> refused = waitingWhile(() -> world.people().revoke(member),
                () -> world.send(came, words.body()));

        assertThat(refused).contains(Problem.NOT_PERMITTED);
    }

    @Test
    void writesNothingOnceHeLeftTheCircle() throws Exception {
        var came = new Depositor.Member(world.people().member(member.id()).orElseThrow());
        Draft words = new Draft(world.instance, reporter.caseId, member.signing()).document("care", 0);

        Optional<Problem> refused = waitingWhile(() -> world.people().leave(member, intake),
                () -> world.send(came, words.body()));

        assertThat(refused).contains(Problem.NOT_PERMITTED);
    }

    @Test
    void actsNoMore() {
        Readership.Member before = world.people().member(member.id()).orElseThrow();

        assertThatExceptionOfType(ExecutionException.class)
                .isThrownBy(() -> waitingWhile(() -> world.people().revoke(member),
                        () -> world.database.transactions()
                                .execute(_ -> world.casework.reading.held(before, reporter.caseId, Lock.TO_CHANGE))))
                .withCauseInstanceOf(Refused.class);
    }

    /// He reads one compartment by each of two circles, and leaves the first while he waits: he still holds the case, and
    /// what he read by that circle is nothing to him any more.
    @Nested
    class OfTwoCircles {
        private final Readership.Circle other = world.people().circle("intake");
        private final Person both = world.people().member(intake, other);
        private final Person colleague = world.people().member(intake, other);

        @BeforeEach
        void aCaseOfWhichEachReadsAPart() {
            reporter = world.reporter();
            Draft draft = reporter.first().epoch("care", 0).document("care", 0).epoch("account", 0);
            item = draft.lastItem();
            world.taken(reporter.session(), draft.yes(Purpose.READ, 0, intake.id(), other.id())
                    .yes(Purpose.SHARE_PROFESSIONALS, 0, other.id())
                    .grant("care", 0, intake)
                    .grant("account", 0, other)
                    .route(intake)
                    .call());
            world.taken(reporter.session(), reporter.draft().mark(item).call());
        }

        @Test
        void approvesWhatHeReads() throws Exception {
            assertThat(waitingWhile(() -> {}, this::approve)).isNotNull();
        }

        @Test
        void approvesNothingHeReadsNoMore() {
            refused(Problem.NOT_PERMITTED, () -> world.people().leave(both, intake), this::approve);
        }

        @Test
        void proposesTheEndOfNothingHeReadsNoMore() {
            refused(Problem.NOT_PERMITTED, () -> world.people().leave(both, intake),
                    () -> world.casework.propose(both, reporter.caseId, erasure(both, Act.ASK)));
        }

        @Test
        void signsSecondForTheEndOfNothingHeReadsNoMore() {
            Envelope ask = erasure(colleague, Act.ASK);
            UUID proposal = world.casework.propose(colleague, reporter.caseId, ask);

            refused(Problem.NOT_PERMITTED, () -> world.people().leave(both, intake),
                    () -> world.casework.second(both, reporter.caseId, proposal, ask));
            assertThat(world.casework.erasures.waiting(reporter.caseId)).isEmpty();
        }

        @Test
        void takesNoErasureBackAfterTheEndOfHisMembership() {
            Envelope ask = erasure(colleague, Act.ASK);
            UUID proposal = world.casework.propose(colleague, reporter.caseId, ask);
            world.casework.second(both, reporter.caseId, proposal, ask);
            Envelope back = erasure(both, Act.CANCEL);

            refused(Problem.NOT_PERMITTED, () -> world.people().revoke(both),
                    () -> world.casework.acts.eraseAsMember(world.casework.session(both), back));
            assertThat(world.casework.erasures.waiting(reporter.caseId)).hasSize(1);
        }

        private UUID approve() {
            var approval = new ApprovalStatement(world.instance, StatementId.draw(RANDOM), reporter.caseId, item,
                    both.signing().verificationKey(), world.clock.instant());
            return world.casework.acts.approve(world.casework.session(both), reporter.caseId,
                    Envelope.sign(approval.json(), both.signing()));
        }

        private Envelope erasure(Person by, Act act) {
            var statement = new ErasureStatement(world.instance, StatementId.draw(RANDOM), reporter.caseId,
                    by.signing().verificationKey(), new ErasureStatement.Subject(false, item.uuid()), act, "her-wish");
            return Envelope.sign(statement.json(), by.signing());
        }

        private void refused(Problem problem, Runnable happens, Callable<?> call) {
            assertThatThrownBy(() -> waitingWhile(happens, call)).cause()
                    .isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.problem()).isEqualTo(problem));
        }
    }
}
