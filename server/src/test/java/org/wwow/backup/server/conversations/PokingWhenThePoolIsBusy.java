package org.wwow.backup.server.conversations;

import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import com.zaxxer.hikari.HikariDataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import org.wwow.backup.server.FreshDatabase;
import org.wwow.backup.server.ReporterOnline;
import org.wwow.backup.server.RunningServer;
import org.wwow.backup.server.World;
import org.wwow.backup.server.casework.CaseChanged;

import static org.assertj.core.api.Assertions.assertThat;

/// No connection is to be had for a while; what changed meanwhile is told afterwards, and so is what comes later.
@Timeout(120)
class PokingWhenThePoolIsBusy {
    private static final RunningServer SERVER = RunningServer.start(FreshDatabase.make());
    private static final World WORLD = World.found(SERVER);
    private static final HikariDataSource POOL = SERVER.bean(HikariDataSource.class);

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    /// Those who listen and write hold some; a connection that is only being made is tried for again.
    private static List<Connection> all() {
        List<Connection> taken = new ArrayList<>();
        for (int tries = 0; tries < 200
                && POOL.getHikariPoolMXBean().getActiveConnections() < POOL.getMaximumPoolSize(); tries++) {
            try {
                taken.add(POOL.getConnection());
            } catch (SQLException _) {
                // One more is being made.
            }
        }
        assertThat(POOL.getHikariPoolMXBean().getActiveConnections()).isEqualTo(POOL.getMaximumPoolSize());
        return taken;
    }

    private static String frame(InputStream stream) throws Exception {
        return new String(stream.readNBytes(64), StandardCharsets.US_ASCII);
    }

    @Test
    void tellsItAfterwardsAndGoesOn() throws Exception {
        var her = new ReporterOnline(SERVER, WORLD);
        assertThat(her.deposit(her.first(WORLD.team().circle())).statusCode()).isEqualTo(201);
        // The deposit's own news has gone out by then, to nobody.
        TimeUnit.SECONDS.sleep(1);
        PokesAfterDeeds pokes = SERVER.bean(PokesAfterDeeds.class);
        try (var client = HttpClient.newHttpClient();
                InputStream stream = client.send(her.session().on(SERVER.to("/mailbox/events")).build(),
                        BodyHandlers.ofInputStream()).body()) {
            assertThat(frame(stream)).startsWith(": wait");
            List<Connection> taken = all();
            try {
                pokes.changed(new CaseChanged(her.caseId));
                TimeUnit.MILLISECONDS.sleep(POOL.getConnectionTimeout() + 1_000);
            } finally {
                for (Connection one : taken) {
                    one.close();
                }
            }

            assertThat(frame(stream)).startsWith("data: poke");
            pokes.changed(new CaseChanged(her.caseId));
            assertThat(frame(stream)).startsWith("data: poke");
        }
    }
}
