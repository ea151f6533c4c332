package org.wwow.backup.server.notifications;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import javax.sql.DataSource;

import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Hears what any node's transactions poked, on one connection, as long as the server runs.
@Component
final class PokeReceiver implements SmartLifecycle {
    private static final int WAIT_MILLIS = 10_000;
    private static final int RETRY_SECONDS = 1;

    private final DataSource source;
    private final Streams streams;
    private volatile CountDownLatch stopping = new CountDownLatch(0);
    private volatile boolean running;

    PokeReceiver(DataSource source, Streams streams) {
        this.source = source;
        this.streams = streams;
    }

    @Override
    public void start() {
        stopping = new CountDownLatch(1);
        running = true;
        Thread.ofVirtual().name("pokes").start(this::listenAgainAndAgain);
    }

    @Override
    public void stop() {
        running = false;
        stopping.countDown();
        streams.close();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void listenAgainAndAgain() {
        try {
            do {
                listen();
                streams.pokeAll();
            } while (running && !stopping.await(RETRY_SECONDS, TimeUnit.SECONDS));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void listen() {
        try (Connection connection = source.getConnection(); var statement = connection.createStatement()) {
            statement.execute("LISTEN " + Pokes.CHANNEL);
            PGConnection postgres = connection.unwrap(PGConnection.class);
            while (running) {
                PGNotification[] arrived = postgres.getNotifications(WAIT_MILLIS);
                for (PGNotification one : arrived == null ? new PGNotification[0] : arrived) {
                    streams.poke(one.getParameter());
                }
            }
            statement.execute("UNLISTEN *");
        } catch (SQLException _) {
            // The database is away; the caller comes back and pokes everybody, because something may have been missed.
        }
    }
}
