package org.wwow.backup.server.deposits;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import org.wwow.backup.server.http.Problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// One of a company meets what no row lock passes over: it costs the others a moment, and nothing else.
@Timeout(60)
class HoldingACompanyUp {
    /// How PostgreSQL says that a lock was waited for long enough.
    private static final String GAVE_UP = "55P03";
    private static final DepositWorld WORLD = DepositWorld.make();

    private final ReporterInTest one = WORLD.reporter().keeps();
    private final ReporterInTest another = WORLD.reporter().keeps();

    @Test
    void anIdentifierThatSomebodyIsJustTakingEndsTheCompanyAndNobodyInIt() throws Exception {
        Arrived held = document(one);
        Arrived free = document(another);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
                Connection somebody = WORLD.database.source().getConnection()) {
            somebody.setAutoCommit(false);
            take(somebody, held.statement().id().uuid());

            assertGivesUp(threads, List.of(held, free));
            assertThat(rows(held) + rows(free)).isZero();
            assertThat(sent(free)).isEmpty();
            somebody.rollback();
        }
        assertThat(sent(held)).isEmpty();
        assertThat(rows(held) + rows(free)).isEqualTo(2);
    }

    @Test
    void aPartitionThatIsRewrittenKeepsOnlyThoseWhoseBytesGoThere() throws Exception {
        Arrived held = document(one);
        int partition = partition(held);
        Arrived free = document(another);
        while (partition(free) == partition) {
            free = document(another);
        }
        List<Arrived> company = List.of(held, free);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
                Connection rewriting = WORLD.database.source().getConnection()) {
            rewriting.setAutoCommit(false);
            execute(rewriting, "lock table erasable.header_" + partition + " in access exclusive mode");

            assertGivesUp(threads, company);
            Future<Optional<Problem>> waits = threads.submit(() -> sent(held));
            assertThat(sent(company.getLast())).isEmpty();
            assertThat(waits.isDone()).isFalse();
            rewriting.rollback();
            assertThat(waits.get(30, TimeUnit.SECONDS)).isEmpty();
        }
        assertThat(rows(held) + rows(company.getLast())).isEqualTo(2);
    }

    @Test
    void theMomentIsForgottenWithTheTransaction() {
        WORLD.deposits.together(List.of(document(one)));

        for (int connection = 0; connection < 8; connection++) {
            assertThat(WORLD.database.client().sql("show lock_timeout").query(String.class).single()).isEqualTo("0");
        }
    }

    @Test
    @SuppressWarnings("NullAway") // what never comes is how it breaks
    void whateverBreaksWhileItIsLookedAtBreaksAlone() {
        Arrived sent = document(one);
        var broken = new Arrived(sent.who(), null, sent.statement(), sent.digest(), sent.signed(), sent.bytes());
        Arrived whole = document(another);

        List<Outcome> outcomes = WORLD.deposits.together(List.of(broken, whole));

        assertThat(outcomes.get(0)).isInstanceOf(Outcome.Alone.class);
        assertThat(outcomes.get(1)).isInstanceOf(Outcome.Taken.class);
        assertThat(rows(sent)).isZero();
        assertThat(rows(whole)).isEqualTo(1);
    }

    /// On a thread of its own: a company that waited for good would not hear that it shall stop.
    private static void assertGivesUp(ExecutorService threads, List<Arrived> company) {
        assertThatThrownBy(() -> threads.submit(() -> WORLD.deposits.together(company)).get(20, TimeUnit.SECONDS))
                .rootCause()
                .isInstanceOfSatisfying(SQLException.class,
                        failure -> assertThat(failure.getSQLState()).isEqualTo(GAVE_UP));
    }

    private static Arrived document(ReporterInTest reporter) {
        Draft draft = reporter.draft().document("care", 0);
        return Arrived.of(reporter.session(), draft.call(), draft.statement(), 16_384);
    }

    private static Optional<Problem> sent(Arrived deposit) {
        return WORLD.send(deposit.who(), deposit.call().write());
    }

    private static long rows(Arrived deposit) {
        return WORLD.database.client()
                .sql("select count(*) from deposit where id = :id")
                .param("id", deposit.statement().id().uuid())
                .query(Long.class)
                .single();
    }

    private static int partition(Arrived deposit) {
        return WORLD.database.client()
                .sql("select part from generate_series(0, 63) part where satisfies_hash_partition("
                        + "cast('erasable.header' as regclass), 64, part, cast(:item as uuid))")
                .param("item", deposit.statement().items().getFirst().id().uuid())
                .query(Integer.class)
                .single();
    }

    /// Somebody else's deposit under this identifier, not yet committed.
    private static void take(Connection connection, UUID id) throws SQLException {
        try (var statement = connection.prepareStatement("""
                insert into deposit (id, case_id, digest, author, envelope, events, received)
                select ?, case_id, digest, author, envelope, events, received from deposit limit 1""")) {
            statement.setObject(1, id);
            assertThat(statement.executeUpdate()).isEqualTo(1);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
