package org.wwow.backup.server.access;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import org.wwow.backup.sealing.Digest;

/// Challenges that may not be answered again; each kept until it lapses.
@Component
final class SpentChallenges {
    private final JdbcClient database;
    private final Clock clock;

    SpentChallenges(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /// Whether this is the first time.
    boolean spend(Digest challenge, Instant until) {
        // A few at a time and none that another deposit is just removing: nobody waits for anybody.
        database.sql("""
                DELETE FROM spent_challenge WHERE digest IN (
                    SELECT digest FROM spent_challenge WHERE until < ? LIMIT 16 FOR UPDATE SKIP LOCKED)""")
                .param(clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        return database.sql("INSERT INTO spent_challenge (digest, until) VALUES (?, ?) ON CONFLICT DO NOTHING")
                .param(challenge.bytes())
                .param(until.atOffset(ZoneOffset.UTC))
                .update() == 1;
    }
}
