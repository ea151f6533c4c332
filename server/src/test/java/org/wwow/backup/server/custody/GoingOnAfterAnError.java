package org.wwow.backup.server.custody;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicInteger;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionCallback;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionTemplate;

import org.wwow.backup.server.FreshDatabase;
import org.wwow.backup.server.ReporterOnline;
import org.wwow.backup.server.RunningServer;
import org.wwow.backup.server.World;
import org.wwow.backup.server.custody.store.HeadsInDatabase;
import org.wwow.backup.server.custody.store.Outbox;

import static org.assertj.core.api.Assertions.assertThat;

/// The ledger's thread met something that is no exception: it begins anew, and what waits is entered.
@Timeout(120)
class GoingOnAfterAnError {
    private static final RunningServer SERVER = RunningServer.start(FreshDatabase.make());
    private static final World WORLD = World.found(SERVER);

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    /// As the real one, but the first few times it breaks as a stack does that is full.
    private record Breaking(TransactionOperations real, AtomicInteger left) implements TransactionOperations {
        @Override
        public <T extends @Nullable Object> T execute(TransactionCallback<T> action) {
            if (left.getAndDecrement() > 0) {
                throw new StackOverflowError();
            }
            return real.execute(action);
        }
    }

    @Test
    void entersWhatWaits() {
        LedgerThread own = SERVER.bean(LedgerThread.class);
        own.stop();
        var breaking = new Breaking(new TransactionTemplate(SERVER.bean(PlatformTransactionManager.class)),
                new AtomicInteger(3));
        var thread = new LedgerThread(SERVER.bean(LedgerFolder.class), SERVER.bean(Outbox.class),
                SERVER.bean(HeadsInDatabase.class), SERVER.bean(Expected.class),
                new LedgerThread.Surroundings(SERVER.bean(DataSource.class), breaking, SERVER.bean(Clock.class),
                        SERVER.bean(SecureRandom.class)));
        thread.start();
        try {
            var her = new ReporterOnline(SERVER, WORLD);

            assertThat(her.deposit(her.first(WORLD.team().circle())).statusCode()).isEqualTo(201);
            assertThat(breaking.left).hasNegativeValue();
        } finally {
            thread.stop();
            own.start();
        }
    }
}
