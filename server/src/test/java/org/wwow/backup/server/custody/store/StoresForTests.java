package org.wwow.backup.server.custody.store;

import org.springframework.jdbc.core.JdbcTemplate;

/// The stores of this feature over one database, without Spring.
public record StoresForTests(JdbcTemplate database) {
    public EventRows events() {
        return new EventRows(database);
    }

    public Outbox outbox() {
        return new Outbox(database);
    }

    public HeadsInDatabase heads() {
        return new HeadsInDatabase(database);
    }
}
