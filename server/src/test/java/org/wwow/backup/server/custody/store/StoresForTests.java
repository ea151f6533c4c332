package org.wwow.backup.server.custody.store;

import org.springframework.jdbc.core.JdbcTemplate;

import org.wwow.backup.server.database.RoundTrips;

/// The stores of this feature over one database, without Spring.
public record StoresForTests(JdbcTemplate database) {
    public EventRows events() {
        return new EventRows(database, new RoundTrips(database));
    }

    public Outbox outbox() {
        return new Outbox(database, new RoundTrips(database));
    }

    public HeadsInDatabase heads() {
        return new HeadsInDatabase(database);
    }
}
