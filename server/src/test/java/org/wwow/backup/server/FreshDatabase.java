package org.wwow.backup.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.concurrent.atomic.AtomicInteger;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import org.wwow.backup.server.database.LocalPostgres;
import org.wwow.backup.server.database.RoundTrips;

/// A migrated database of its own for one test class, in the one real PostgreSQL of this Maven run.
///
/// `static final FreshDatabase DATABASE = FreshDatabase.make();` is all a scenario needs. Copies are made from a
/// template that Flyway migrated once.
public final class FreshDatabase {
    private static final AtomicInteger COUNT = new AtomicInteger();

    private final String name;
    private final HikariDataSource source;

    /// The one PostgreSQL, started by the first test that asks.
    private static final class Running {
        static final LocalPostgres POSTGRES = start();

        private static LocalPostgres start() {
            try {
                Path target = Path.of("target").toAbsolutePath();
                Path folder = Files.createTempDirectory(Files.createDirectories(target), "postgres");
                LocalPostgres postgres = LocalPostgres.start(folder, target.resolve("programs"), new SecureRandom());
                Runtime.getRuntime().addShutdownHook(new Thread(() -> remove(postgres, folder)));
                makeTemplate(postgres);
                return postgres;
            } catch (IOException | InterruptedException | SQLException e) {
                throw new IllegalStateException("The tests need PostgreSQL.", e);
            }
        }

        private static void makeTemplate(LocalPostgres postgres) throws SQLException {
            execute(postgres, "CREATE DATABASE template_migrated OWNER " + postgres.user());
            Flyway.configure()
                    .dataSource(postgres.url("template_migrated"), postgres.user(), postgres.password())
                    .locations("classpath:db/migration")
                    .load()
                    .migrate();
            try (Connection owner = postgres.connectAsOwner("template_migrated")) {
                owner.createStatement()
                        .execute("GRANT EXECUTE ON FUNCTION pg_switch_wal() TO " + postgres.user());
            }
        }

        private static void remove(LocalPostgres postgres, Path folder) {
            try {
                postgres.close();
                try (var paths = Files.walk(folder)) {
                    for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                        Files.delete(path);
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private FreshDatabase(String name) {
        this.name = name;
        this.source = new HikariDataSource();
        source.setJdbcUrl(Running.POSTGRES.url(name));
        source.setUsername(Running.POSTGRES.user());
        source.setPassword(Running.POSTGRES.password());
        source.setMaximumPoolSize(4);
        source.setMinimumIdle(0);
        // All tests share one PostgreSQL: a class that is done gives its connections back.
        source.setIdleTimeout(10_000);
    }

    /// Makes one.
    public static FreshDatabase make() {
        String name = "test_" + COUNT.incrementAndGet();
        try {
            execute(Running.POSTGRES,
                    "CREATE DATABASE " + name + " TEMPLATE template_migrated OWNER " + Running.POSTGRES.user());
        } catch (SQLException e) {
            throw new IllegalStateException("No fresh database.", e);
        }
        return new FreshDatabase(name);
    }

    /// For plain SQL.
    public JdbcClient client() {
        return JdbcClient.create(source);
    }

    /// For the code under test that asks several things at once.
    public RoundTrips trips() {
        return new RoundTrips(new JdbcTemplate(source));
    }

    /// For the code under test.
    public DataSource source() {
        return source;
    }

    /// For the code under test that decides where a transaction ends.
    public TransactionTemplate transactions() {
        return new TransactionTemplate(new DataSourceTransactionManager(source));
    }

    String url() {
        return Running.POSTGRES.url(name);
    }

    String user() {
        return Running.POSTGRES.user();
    }

    /// Ends every connection and takes no new one, or takes them again.
    public void away(boolean now) {
        try {
            execute(Running.POSTGRES, "ALTER DATABASE " + name + " ALLOW_CONNECTIONS " + !now);
            execute(Running.POSTGRES,
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '" + name + "'");
        } catch (SQLException e) {
            throw new IllegalStateException("The database stays as it is.", e);
        }
    }

    /// Writes the password into a file, as an operator names one.
    Path passwordFile(Path folder) {
        try {
            return Files.writeString(folder.resolve("password"), Running.POSTGRES.password());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void execute(LocalPostgres postgres, String statement) throws SQLException {
        try (Connection connection = postgres.connectAsOwner("postgres")) {
            connection.createStatement().execute(statement);
        }
    }
}
