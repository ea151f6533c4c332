package org.wwow.backup.server.casework;

import java.sql.Connection;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.wwow.backup.sealing.ItemId;
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

/// A member's call waits for a case while his membership ends: what he may is asked when the wait is over.
class LosingOnesPlaceMeanwhile {
    private final DepositWorld world = DepositWorld.make();
    private final Readership.Circle intake = world.people().circle("intake");
    private final Person member = world.people().member(intake);
    private final Member session = world.casework.session(member);
    private ReporterInTest reporter = world.reporter();
    private ItemId item = new ItemId(java.util.UUID.randomUUID());

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
}
