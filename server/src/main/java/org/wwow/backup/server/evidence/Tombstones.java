package org.wwow.backup.server.evidence;

import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import org.wwow.backup.server.database.RoundTrip;
import org.wwow.backup.server.database.RoundTrip.Asked;

/// What was erased: an identifier, a time, an authority, a code word (protocol section 11).
@Component
public class Tombstones {
    private static final String STANDS = "select exists (select 1 from tombstone where subject = :subject)";

    private final JdbcClient sql;

    Tombstones(JdbcClient sql) {
        this.sql = sql;
    }

    /// Whether a case or an item was erased.
    public boolean stands(UUID subject) {
        return sql.sql(STANDS).param("subject", subject).query(Boolean.class).single();
    }

    /// Asks the same on a round trip of the caller's.
    public Asked<Boolean> stands(RoundTrip trip, UUID subject) {
        return trip.ask(STANDS, (row, _) -> row.getBoolean(1)).with("subject", subject);
    }
}
