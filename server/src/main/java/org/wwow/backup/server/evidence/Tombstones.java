package org.wwow.backup.server.evidence;

import java.util.List;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import org.wwow.backup.server.database.RoundTrip;
import org.wwow.backup.server.database.RoundTrip.Asked;

/// What was erased: an identifier, a time, an authority, a code word (protocol section 11).
@Component
public class Tombstones {
    private final JdbcClient sql;

    Tombstones(JdbcClient sql) {
        this.sql = sql;
    }

    /// Whether a case or an item was erased.
    public boolean stands(UUID subject) {
        return sql.sql("select exists (select 1 from tombstone where subject = :subject)")
                .param("subject", subject)
                .query(Boolean.class)
                .single();
    }

    /// Asks which of these were erased, on a round trip of the caller's.
    public Asked<UUID> standing(RoundTrip trip, List<UUID> subjects) {
        return trip.ask("select subject from tombstone where subject = any (:subjects)",
                (row, _) -> row.getObject("subject", UUID.class)).with("subjects", subjects.toArray(UUID[]::new));
    }
}
