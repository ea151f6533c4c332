package org.wwow.backup.server.database;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/// PostgreSQL as a child process on one data folder, durable and on loopback with a password.
///
/// One server at a time holds the folder. A PostgreSQL left over by a server that was killed is stopped first; one that
/// is killed under a living server is started again on the same port. Both recover by PostgreSQL's own log.
public final class LocalPostgres implements AutoCloseable {
    /// The database the server works in.
    public static final String DATABASE = "backup";
    private static final Duration READY_WITHIN = Duration.ofSeconds(60);
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(50);

    private final Cluster cluster;
    private final FileChannel lock;
    private final int port;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final AtomicReference<Process> process;

    private LocalPostgres(Cluster cluster, FileChannel lock) throws IOException, InterruptedException {
        this.cluster = cluster;
        this.lock = lock;
        this.port = freePort();
        this.process = new AtomicReference<>(cluster.launch(port));
    }

    /// Starts the cluster in the folder, making it the first time; returns when it takes connections.
    ///
    /// @param folder   of this instance alone, mode 0700
    /// @param programs where PostgreSQL is unpacked; may be shared by instances
    /// @throws IOException with one sentence for the operator
    public static LocalPostgres start(Path folder, Path programs, SecureRandom random)
            throws IOException, InterruptedException {
        Files.createDirectories(folder);
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        FileChannel lock = lock(folder.resolve("lock"));
        try {
            Cluster cluster = Cluster.open(folder, PostgresBinaries.in(programs), random);
            cluster.stopLeftOver();
            var postgres = new LocalPostgres(cluster, lock);
            postgres.awaitReady();
            postgres.prepare();
            Thread.ofVirtual().name("postgres").start(postgres::supervise);
            return postgres;
        } catch (IOException | InterruptedException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /// Whether a server holds the folder now.
    static boolean isHeld(Path folder) throws IOException {
        try {
            lock(folder.resolve("lock")).close();
            return false;
        } catch (FolderHeld _) {
            return true;
        }
    }

    /// The address of a database for JDBC; error details are left out of exceptions, because they hold values.
    public String url(String database) {
        return url(port, database);
    }

    static String url(int port, String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database
                + "?logServerErrorDetail=false&reWriteBatchedInserts=true";
    }

    /// The role that owns the server's database and nothing more.
    public String user() {
        return cluster.server().name();
    }

    /// That role's password.
    public String password() {
        return cluster.server().password();
    }

    /// A connection that may make databases; for tests and restore.
    public Connection connectAsOwner(String database) throws SQLException {
        return DriverManager.getConnection(url(database), cluster.owner().name(), cluster.owner().password());
    }

    /// The process, so that tests can kill it.
    ProcessHandle handle() {
        return process.get().toHandle();
    }

    /// Stops PostgreSQL, with its last writes on disk, and gives the folder back.
    @Override
    public synchronized void close() throws IOException {
        closing.countDown();
        if (lock.isOpen()) {
            cluster.stop();
            lock.close();
        }
    }

    private void supervise() {
        while (closing.getCount() > 0) {
            try {
                process.get().waitFor();
                if (closing.getCount() > 0) {
                    process.set(cluster.launch(port));
                    awaitReady();
                }
            } catch (IOException | InterruptedException _) {
                // The next round tries again; whoever needs the database meanwhile is told to come later.
            }
        }
    }

    /// A killed PostgreSQL may hold its lock until its parent has collected it, so a start that fails is repeated.
    private void awaitReady() throws IOException, InterruptedException {
        long end = System.nanoTime() + READY_WITHIN.toNanos();
        while (System.nanoTime() < end) {
            if (answers()) {
                return;
            }
            if (closing.await(BETWEEN_TRIES.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
            if (!process.get().isAlive()) {
                process.set(cluster.launch(port));
            }
        }
        process.get().destroy();
        throw new IOException("PostgreSQL did not start within a minute; its reason stands in " + cluster.log() + ".");
    }

    private boolean answers() {
        try (Connection connection = connectAsOwner("postgres")) {
            return connection.isValid(1);
        } catch (SQLException _) {
            return false;
        }
    }

    private void prepare() throws IOException {
        try (Connection connection = connectAsOwner("postgres")) {
            if (!exists(connection)) {
                for (String statement : firstStatements()) {
                    connection.createStatement().execute(statement);
                }
            }
            allowWalSwitch();
        } catch (SQLException e) {
            throw new IOException("The database could not be made (" + e.getSQLState() + ").", e);
        }
    }

    /// A right on a function belongs to a database, so it is given inside it; at each start, because the nightly job of a
    /// folder that was made before it was asked for would fail without a word to the operator.
    private void allowWalSwitch() throws SQLException {
        try (Connection connection = connectAsOwner(DATABASE)) {
            connection.createStatement()
                    .execute("GRANT EXECUTE ON FUNCTION pg_switch_wal() TO " + cluster.server().name());
        }
    }

    private static boolean exists(Connection connection) throws SQLException {
        try (var rows = connection.createStatement()
                .executeQuery("SELECT 1 FROM pg_database WHERE datname = '" + DATABASE + "'")) {
            return rows.next();
        }
    }

    /// The nightly job after an erasure needs a checkpoint and a switch of the write-ahead log (protocol section 11).
    private List<String> firstStatements() {
        Role server = cluster.server();
        List<String> statements = new ArrayList<>();
        statements.add("DROP ROLE IF EXISTS " + server.name());
        statements.add("CREATE ROLE " + server.name() + " LOGIN PASSWORD '" + server.password() + "'");
        statements.add("GRANT pg_checkpoint, pg_read_all_settings TO " + server.name());
        statements.add("CREATE DATABASE " + DATABASE + " OWNER " + server.name());
        return statements;
    }

    private static FileChannel lock(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() != null) {
                return channel;
            }
        } catch (OverlappingFileLockException _) {
            // Held by this very process.
        }
        channel.close();
        throw new FolderHeld();
    }

    private static final class FolderHeld extends IOException {
        private static final long serialVersionUID = 1L;

        FolderHeld() {
            super("Another server is running on this data folder.");
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getByAddress(new byte[]{127, 0, 0, 1}))) {
            return socket.getLocalPort();
        }
    }
}
