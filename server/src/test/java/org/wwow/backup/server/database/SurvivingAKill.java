package org.wwow.backup.server.database;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SurvivingAKill {
    private static final Path PROGRAMS = Path.of("target").toAbsolutePath().resolve("programs");

    @TempDir
    Path folder;

    @Test
    void keepsWhatWasCommittedWhenPostgresIsKilledAndComesBackOnTheSamePort() throws Exception {
        try (LocalPostgres postgres = LocalPostgres.start(folder, PROGRAMS, new SecureRandom())) {
            execute(postgres, "CREATE TABLE kept (n integer)");
            execute(postgres, "INSERT INTO kept VALUES (4711)");
            ProcessHandle killed = postgres.handle();
            killed.destroyForcibly();
            killed.onExit().join();

            assertThat(kept(postgres)).isEqualTo(4711);
        }
    }

    @Test
    void refusesASecondServerOnTheFolderOfALivingOne() throws Exception {
        try (LocalPostgres postgres = LocalPostgres.start(folder, PROGRAMS, new SecureRandom())) {
            assertThatThrownBy(() -> LocalPostgres.start(folder, PROGRAMS, new SecureRandom()))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("Another server");
            assertThat(postgres.handle().isAlive()).isTrue();
        }
    }

    @Test
    void refusesAWrongPasswordAndNeedsOneAtAll() throws Exception {
        try (LocalPostgres postgres = LocalPostgres.start(folder, PROGRAMS, new SecureRandom())) {
            assertThatThrownBy(() -> DriverManager.getConnection(postgres.url(LocalPostgres.DATABASE), postgres.user(),
                    "wrong")).isInstanceOf(SQLException.class);
            assertThatThrownBy(() -> DriverManager.getConnection(postgres.url(LocalPostgres.DATABASE), "owner", ""))
                    .isInstanceOf(SQLException.class);
        }
    }

    @Test
    void passesItsOwnCheckAndRefusesSettingsThatKeepValues() throws Exception {
        try (LocalPostgres postgres = LocalPostgres.start(folder, PROGRAMS, new SecureRandom());
                Connection connection = postgres.connectAsOwner(LocalPostgres.DATABASE);
                var source = new SingleConnectionDataSource(connection, true)) {
            JdbcClient client = JdbcClient.create(source);

            assertThatCode(() -> KeepsNothing.check(client, 0)).doesNotThrowAnyException();
            for (String setting : new String[]{"log_statement = 'all'", "log_min_error_statement = 'error'",
                "log_parameter_max_length_on_error = -1", "synchronous_commit = off", "wal_recycle = on",
                "log_min_duration_statement = 0"}) {
                String name = setting.substring(0, setting.indexOf(' '));
                client.sql("SET " + setting).update();

                assertThatThrownBy(() -> KeepsNothing.check(client, 0)).isInstanceOf(DatabaseRefused.class)
                        .hasMessageContaining(name);
                client.sql("RESET " + name).update();
            }
        }
    }

    /// A folder that was made before the right was given gets it with the next start; an operator's database is refused.
    @Test
    void givesTheRightThatTheNightlyJobNeedsToAnOlderFolder() throws Exception {
        try (LocalPostgres postgres = LocalPostgres.start(folder, PROGRAMS, new SecureRandom());
                Connection owner = postgres.connectAsOwner(LocalPostgres.DATABASE);
                Connection server = connect(postgres);
                var source = new SingleConnectionDataSource(server, true)) {
            owner.createStatement().execute("REVOKE EXECUTE ON FUNCTION pg_switch_wal() FROM " + postgres.user());

            assertThatThrownBy(() -> KeepsNothing.check(JdbcClient.create(source), 0))
                    .isInstanceOf(DatabaseRefused.class)
                    .hasMessageContaining("GRANT EXECUTE ON FUNCTION pg_switch_wal()");
        }
        try (LocalPostgres postgres = LocalPostgres.start(folder, PROGRAMS, new SecureRandom());
                Connection server = connect(postgres);
                var source = new SingleConnectionDataSource(server, true)) {
            assertThatCode(() -> KeepsNothing.check(JdbcClient.create(source), 0)).doesNotThrowAnyException();
        }
    }

    /// Waits for the database by asking it, bounded by the number of tries.
    private static int kept(LocalPostgres postgres) throws SQLException {
        SQLException last = new SQLException();
        for (int tries = 0; tries < 100_000; tries++) {
            try (Connection connection = connect(postgres);
                    var rows = connection.createStatement().executeQuery("SELECT n FROM kept")) {
                rows.next();
                return rows.getInt(1);
            } catch (SQLException e) {
                last = e;
            }
        }
        throw last;
    }

    private static void execute(LocalPostgres postgres, String statement) throws SQLException {
        try (Connection connection = connect(postgres)) {
            connection.createStatement().execute(statement);
        }
    }

    private static Connection connect(LocalPostgres postgres) throws SQLException {
        return DriverManager.getConnection(postgres.url(LocalPostgres.DATABASE), postgres.user(),
                postgres.password());
    }
}
