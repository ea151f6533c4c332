package org.wwow.backup.server.custody.store;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

import org.wwow.backup.ledger.Commitment;
import org.wwow.backup.ledger.Event;
import org.wwow.backup.ledger.EventId;
import org.wwow.backup.ledger.Leaf;
import org.wwow.backup.sealing.CanonicalJson;
import org.wwow.backup.sealing.CaseId;
import org.wwow.backup.sealing.Secret;

/// The custody of each case: its events in order, and the end of its chain.
@Repository
public class EventRows {
    private static final String LOCK_CHAIN = """
            INSERT INTO custody_chain (case_id, last, events) VALUES (?, ?, 0)
            ON CONFLICT (case_id) DO UPDATE SET events = custody_chain.events
            RETURNING last, events""";
    private static final String ADD = """
            WITH event AS (
                INSERT INTO erasable.custody_event (case_id, position, id, event, blind)
                SELECT ?, * FROM unnest(?::bigint[], ?::uuid[], ?::bytea[], ?::bytea[])
            ), entry AS (
                INSERT INTO ledger_entry (event, leaf) SELECT * FROM unnest(?::uuid[], ?::bytea[])
            )
            UPDATE custody_chain SET last = ?, events = ? WHERE case_id = ?""";
    private static final String SELECT = "SELECT position, event, blind FROM erasable.custody_event WHERE case_id = ? ";

    private final JdbcTemplate database;

    EventRows(JdbcTemplate database) {
        this.database = database;
    }

    /// Where a case's chain ends.
    public record ChainEnd(Commitment last, long events) {}

    /// The end of the chain, which nobody else moves until the transaction ends.
    public ChainEnd lockChain(CaseId ofCase) {
        ChainEnd end = database.queryForObject(LOCK_CHAIN,
                (row, _) -> new ChainEnd(Commitment.of(row.getBytes(1)), row.getLong(2)), ofCase.uuid(),
                Commitment.NONE.bytes());
        if (end == null) {
            throw new IllegalStateException("Every case has a chain.");
        }
        return end;
    }

    /// Adds events after the end of the chain, and their leaves to what waits for the ledger: one statement.
    public void add(CaseId ofCase, List<RecordedEvent> events) {
        RecordedEvent last = events.getLast();
        database.update(connection -> {
            PreparedStatement add = connection.prepareStatement(ADD);
            Object[] ids = events.stream().map(event -> event.event().id().uuid()).toArray();
            add.setObject(1, ofCase.uuid());
            add.setArray(2, connection.createArrayOf("bigint",
                    events.stream().map(RecordedEvent::position).toArray()));
            add.setArray(3, connection.createArrayOf("uuid", ids));
            add.setArray(4, bytes(connection, events.stream().map(event -> event.event().canonical()).toList()));
            add.setArray(5, bytes(connection, events.stream().map(event -> event.blind().revealBytes()).toList()));
            add.setArray(6, connection.createArrayOf("uuid", ids));
            add.setArray(7, bytes(connection, events.stream()
                    .map(event -> new Leaf.Blinded(event.commitment()).bytes())
                    .toList()));
            add.setBytes(8, last.commitment().bytes());
            add.setLong(9, last.position() + 1);
            add.setObject(10, ofCase.uuid());
            return add;
        });
    }

    /// A page of the events of a case from a position on.
    public List<RecordedEvent> page(CaseId ofCase, long from, int most) {
        return database.query(SELECT + "AND position >= ? ORDER BY position LIMIT ?", EventRows::read, ofCase.uuid(),
                from, most);
    }

    /// One event of a case.
    public Optional<RecordedEvent> find(CaseId ofCase, EventId event) {
        return database.query(SELECT + "AND id = ?", EventRows::read, ofCase.uuid(), event.uuid()).stream().findFirst();
    }

    /// One event of whatever case.
    public Optional<RecordedEvent> find(EventId event) {
        return database
                .query("SELECT position, event, blind FROM erasable.custody_event WHERE id = ?", EventRows::read,
                        event.uuid())
                .stream()
                .findFirst();
    }

    /// Destroys the events and blinds of a case; the end of its chain goes with them.
    public void forget(CaseId erased) {
        database.update("DELETE FROM erasable.custody_event WHERE case_id = ?", erased.uuid());
        database.update("DELETE FROM custody_chain WHERE case_id = ?", erased.uuid());
    }

    static Array bytes(Connection connection, List<byte[]> values) throws SQLException {
        return connection.createArrayOf("bytea", values.toArray(byte[][]::new));
    }

    private static RecordedEvent read(ResultSet row, int number) throws SQLException {
        Event event = Event.of(CanonicalJson.readCanonicalObject(row.getBytes("event")));
        Secret blind = Secret.of(row.getBytes("blind"));
        return new RecordedEvent(row.getLong("position"), event, blind, Commitment.to(event, blind));
    }
}
