package org.wwow.backup.server.custody;

import java.io.IOException;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

import org.wwow.backup.ledger.Checkpoint;
import org.wwow.backup.ledger.NoteSignature;
import org.wwow.backup.ledger.tiles.CoverLeaves;
import org.wwow.backup.ledger.tiles.FileDisk;
import org.wwow.backup.ledger.tiles.LedgerWriter;
import org.wwow.backup.ledger.tiles.LogDamaged;
import org.wwow.backup.ledger.tiles.TiledLog;
import org.wwow.backup.server.custody.store.HeadsInDatabase;
import org.wwow.backup.server.custody.store.Outbox;

/// The single writer of the ledger: of all nodes, the one that holds the advisory lock of the database.
///
/// Takes batches as they come and publishes on a fixed clock. Whatever fails, it lets go of everything and begins anew
/// from what is safe.
@Component
final class LedgerThread implements SmartLifecycle {
    /// Published checkpoints appear at whole multiples of this, so that their time tells nothing.
    static final Duration PUBLICATION = Duration.ofMinutes(5);

    private static final Logger LOG = LoggerFactory.getLogger(LedgerThread.class);
    private static final long LOCK = 0x6c_65_64_67_65_72L;
    private static final long IDLE_MILLISECONDS = 100;
    private static final long PAUSE_MILLISECONDS = 1000;

    private final LedgerFolder folder;
    private final Outbox outbox;
    private final HeadsInDatabase heads;
    private final Expected expected;
    private final Surroundings surroundings;
    private volatile boolean running;
    private @Nullable Thread thread;

    LedgerThread(LedgerFolder folder, Outbox outbox, HeadsInDatabase heads, Expected expected,
            Surroundings surroundings) {
        this.folder = folder;
        this.outbox = outbox;
        this.heads = heads;
        this.expected = expected;
        this.surroundings = surroundings;
    }

    /// What the writer needs from outside this feature.
    @Component
    record Surroundings(DataSource database, TransactionOperations transaction, Clock clock, SecureRandom random) {}

    /// A publication that waits for its witnesses.
    private record Cosigning(LedgerWriter.Prepared prepared, Future<List<NoteSignature>> answers) {}

    @Override
    public void start() {
        running = true;
        thread = Thread.ofPlatform().name("ledger").daemon(true).start(this::run);
    }

    @Override
    public void stop() {
        running = false;
        expected.wakeWriter();
        Thread writer = thread;
        if (writer != null) {
            try {
                writer.join(Duration.ofSeconds(10));
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void run() {
        while (running) {
            try (Connection lock = surroundings.database().getConnection()) {
                if (hold(lock)) {
                    write(lock);
                }
                pause();
            } catch (SQLException | IOException | RuntimeException | Error failure) {
                // Whatever it was: without this thread nothing that anybody does is ever entered again.
                LOG.error("The ledger begins anew after {}", reason(failure));
                pause();
            } catch (InterruptedException stopped) {
                running = false;
            }
        }
    }

    private void write(Connection lock) throws IOException, SQLException, InterruptedException {
        try (FileDisk disk = FileDisk.hold(folder.tiles()); Witnesses witnesses = new Witnesses(folder.policy())) {
            var ledger = new LedgerWriter(open(disk), heads, folder.signers());
            var batches = new LedgerBatches(ledger, outbox, heads, surroundings.transaction(), expected);
            batches.adopt();
            expected.writerIsHere(true);
            writeOn(lock, ledger, batches, witnesses);
        } finally {
            expected.writerIsHere(false);
            release(lock);
        }
    }

    private void writeOn(Connection lock, LedgerWriter ledger, LedgerBatches batches, Witnesses witnesses)
            throws IOException, SQLException, InterruptedException {
        long period = 0;
        long held = 0;
        Optional<Cosigning> cosigning = Optional.empty();
        while (running) {
            if (cosigning.isPresent() && cosigning.get().answers().isDone()) {
                publish(ledger, cosigning.get());
                cosigning = Optional.empty();
            }
            long now = surroundings.clock().millis() / PUBLICATION.toMillis();
            if (cosigning.isEmpty() && now != period) {
                // the first period is that of the start: a fresh ledger is public at once
                period = now;
                var prepared = ledger.prepare(CoverLeaves.upToTheNextStep(surroundings.random()));
                cosigning = Optional.of(new Cosigning(prepared, witnesses.ask(prepared.checkpoint(), prepared.tree())));
            }
            boolean goesOn = batches.takeNext() == LedgerBatches.MOST || expected.awaitWork(IDLE_MILLISECONDS);
            long second = surroundings.clock().millis() / 1000;
            if (!goesOn || second != held) {
                requireHeld(lock);
                held = second;
            }
        }
    }

    private void publish(LedgerWriter ledger, Cosigning cosigning) throws IOException, InterruptedException {
        List<NoteSignature> answers;
        try {
            answers = cosigning.answers().get();
        } catch (ExecutionException noWitness) {
            answers = List.of();
        }
        String text = ledger.publish(cosigning.prepared(), answers).text();
        outbox.forgetReceipts(Checkpoint.parse(text).head().size().leaves());
    }

    private TiledLog open(FileDisk disk) throws IOException {
        if (disk.read(".writer/state").isPresent()) {
            return TiledLog.open(disk);
        }
        if (heads.last().isPresent()) {
            throw new IllegalStateException("The ledger's folder is empty, but a ledger was signed: restore it.");
        }
        return TiledLog.create(disk);
    }

    private static boolean hold(Connection lock) throws SQLException {
        return ask(lock, "SELECT pg_try_advisory_lock(?)");
    }

    private static void release(Connection lock) throws SQLException {
        if (lock.isValid(1)) {
            ask(lock, "SELECT pg_advisory_unlock(?)");
        }
    }

    /// The lock ends with its connection; without it another node may write.
    private static void requireHeld(Connection lock) throws SQLException {
        if (!lock.isValid(1)) {
            throw new SQLException("the lock of the ledger was lost");
        }
    }

    private static boolean ask(Connection lock, String question) throws SQLException {
        try (PreparedStatement statement = lock.prepareStatement(question)) {
            statement.setLong(1, LOCK);
            try (ResultSet answer = statement.executeQuery()) {
                return answer.next() && answer.getBoolean(1);
            }
        }
    }

    private void pause() {
        try {
            if (running) {
                expected.awaitWork(PAUSE_MILLISECONDS);
            }
        } catch (InterruptedException stopped) {
            running = false;
        }
    }

    /// Messages of others may repeat values.
    private static String reason(Throwable failure) {
        return failure instanceof LogDamaged || failure instanceof IllegalStateException
                ? String.valueOf(failure.getMessage())
                : failure.getClass().getSimpleName();
    }
}
