package org.wwow.backup.server.casework;

import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.wwow.backup.sealing.Digest;
import org.wwow.backup.sealing.ItemId;
import org.wwow.backup.sealing.deposit.ErasureStatement;
import org.wwow.backup.sealing.deposit.ErasureStatement.Act;
import org.wwow.backup.sealing.deposit.ErasureStatement.Subject;
import org.wwow.backup.sealing.deposit.StatementId;
import org.wwow.backup.server.casework.Deeds.Actor;
import org.wwow.backup.server.deposits.DepositWorld;
import org.wwow.backup.server.deposits.Draft;
import org.wwow.backup.server.deposits.ReporterInTest;
import org.wwow.backup.server.evidence.Tombstone.Authority;
import org.wwow.backup.server.evidence.store.DestructionRows;
import org.wwow.backup.server.evidence.store.DestructionRows.Touched;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/// What destroys runs beside what holds, and beside what deletes.
class ErasingBesideOthers {
    private static final SecureRandom RANDOM = new SecureRandom();
    private final DepositWorld world = DepositWorld.make();
    private ReporterInTest reporter = world.reporter();

    @BeforeEach
    void aCase() {
        reporter = world.reporter().keeps();
    }

    @Test
    void destroysNothingOfACaseThatIsBeingHeldAtThatMoment() throws SQLException {
        askToErase();
        world.clock.turn(Erasures.WAIT);
        try (Connection holding = world.database.source().getConnection()) {
            holding.setAutoCommit(false);
            try (var hold = holding.prepareStatement("update case_file set held_until = 'infinity' where id = ?")) {
                hold.setObject(1, reporter.caseId.uuid());
                assertThat(hold.executeUpdate()).isEqualTo(1);
            }
            assertThat(world.casework.erasures.destroyDue()).isZero();
            holding.commit();
        }

        assertThat(world.casework.erasures.destroyDue()).isZero();
        assertThat(world.rows("case_file")).isEqualTo(1);
    }

    @Test
    void destroysWhatGoesAtOnceAlthoughSomebodyWritesInTheCaseAtThatMoment() throws Exception {
        Connection writing = world.database.source().getConnection();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor(); writing) {
            askToErase();
            world.clock.turn(Erasures.WAIT);
            writing.setAutoCommit(false);
            try (var lock = writing.prepareStatement("select 1 from case_file where id = ? for no key update")) {
                lock.setObject(1, reporter.caseId.uuid());
                assertThat(lock.executeQuery().next()).isTrue();
            }
            Future<?> destroyed = threads.submit(() -> world.casework.erasures.destroyNow(reporter.caseId));
            assertThatExceptionOfType(TimeoutException.class)
                    .isThrownBy(() -> destroyed.get(500, TimeUnit.MILLISECONDS));
            writing.commit();
            destroyed.get(30, TimeUnit.SECONDS);
        }

        assertThat(world.rows("case_file")).isZero();
        assertThat(world.rows("item")).isZero();
    }

    @Test
    void rewritesOnceMoreWhatWasTouchedDuringTheRewriting() {
        DestructionRows rows = new DestructionRows(world.database.client());
        List<ItemId> together = twoInOnePartition();
        rows.delete(together.subList(0, 1));
        List<Touched> seen = rows.touched();

        rows.delete(together.subList(1, 2));
        rows.rewritten(seen);

        assertThat(rows.touched()).extracting(Touched::relation)
                .containsExactlyElementsOf(seen.stream().map(Touched::relation).toList());
        assertThat(world.evidence.nightly.run()).isEqualTo(1);
        assertThat(rows.touched()).isEmpty();
    }

    /// Of sixty-five headers in sixty-four partitions two share one.
    private List<ItemId> twoInOnePartition() {
        Draft draft = reporter.draft();
        for (int document = 0; document < 65; document++) {
            draft.document("care", 0);
        }
        world.taken(reporter.session(), draft.call());
        return world.database.client()
                .sql("""
                        select item from erasable.header where tableoid = (select tableoid from erasable.header
                        group by tableoid having count(*) > 1 limit 1) limit 2
                        """)
                .query((row, _) -> new ItemId(row.getObject("item", UUID.class)))
                .list();
    }

    private void askToErase() {
        var statement = new ErasureStatement(world.instance, StatementId.draw(RANDOM), reporter.caseId,
                reporter.author.verificationKey(), new Subject(true, reporter.caseId.uuid()), Act.ASK, "her-wish");
        world.casework.erasures.act(statement, new Erasures.By(Authority.REPORTER, Actor.reporter(reporter.caseId),
                Optional.empty(), Digest.hash(new byte[1])));
    }
}
