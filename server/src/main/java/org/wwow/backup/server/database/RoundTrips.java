package org.wwow.backup.server.database;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/// Where round trips begin.
@Component
public record RoundTrips(JdbcTemplate database) {
    /// An empty one.
    public RoundTrip begin() {
        return new RoundTrip(database);
    }
}
