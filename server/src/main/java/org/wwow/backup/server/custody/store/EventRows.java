package org.wwow.backup.server.custody.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

import org.wwow.backup.ledger.Commitment;
import org.wwow.backup.ledger.Event;
import org.wwow.backup.ledger.EventId;
import org.wwow.backup.ledger.Leaf;
import org.wwow.backup.sealing.CanonicalJson;
import org.wwow.backup.sealing.CaseId;
import org.wwow.backup.sealing.Secret;
import org.wwow.backup.server.database.RoundTrip;
import org.wwow.backup.server.database.RoundTrip.Asked;
import org.wwow.backup.server.database.RoundTrips;

/// The custody of each case: its events in order, and the end of its chain.
@Repository
public class EventRows {
    private static final String LOCK_CHAIN = """
            INSERT INTO custody_chain (case_id, last, events) VALUES (:case, :none, 0)
            ON CONFLICT (case_id) DO UPDATE SET events = custody_chain.events
            RETURNING case_id, last, events""";
    private static final String LOCK_CHAINS_IF_FREE = """
            SELECT case_id, last, events FROM custody_chain WHERE case_id = ANY (:cases) ORDER BY case_id
            FOR UPDATE SKIP LOCKED""";
    private static final String ADD = """
            WITH event AS (
                INSERT INTO erasable.custody_event (case_id, position, id, event, blind)
                SELECT * FROM unnest(CAST(:cases AS uuid[]), CAST(:positions AS bigint[]), CAST(:ids AS uuid[]),
                    CAST(:events AS bytea[]), CAST(:blinds AS bytea[]))
            ), entry AS (
                INSERT INTO ledger_entry (event, leaf)
                SELECT * FROM unnest(CAST(:ids AS uuid[]), CAST(:leaves AS bytea[]))
            )
            UPDATE custody_chain SET last = ends.last, events = ends.events
            FROM unnest(CAST(:chains AS uuid[]), CAST(:lasts AS bytea[]), CAST(:counts AS bigint[]))
                AS ends (case_id, last, events)
            WHERE custody_chain.case_id = ends.case_id AND custody_chain.case_id = ANY (CAST(:chains AS uuid[]))""";
    private static final String SELECT = "SELECT position, event, blind FROM erasable.custody_event WHERE case_id = ? ";

    private final JdbcTemplate database;
    private final RoundTrips trips;

    EventRows(JdbcTemplate database, RoundTrips trips) {
        this.database = database;
        this.trips = trips;
    }

    /// Where their round trips begin.
    public RoundTrips trips() {
        return trips;
    }

    /// Where a case's chain ends.
    public record ChainEnd(CaseId ofCase, Commitment last, long events) {}

    /// The end of the chain, which nobody else moves until the transaction ends: always one row.
    public Asked<ChainEnd> lockChain(RoundTrip trip, CaseId ofCase) {
        return trip.ask(LOCK_CHAIN, EventRows::end)
                .with("case", ofCase.uuid())
                .with("none", Commitment.NONE.bytes());
    }

    /// The ends of those chains that nobody moves now, which nobody else moves until the transaction ends.
    public Asked<ChainEnd> lockChainsIfFree(RoundTrip trip, List<CaseId> cases) {
        return trip.ask(LOCK_CHAINS_IF_FREE, EventRows::end)
                .with("cases", cases.stream().map(CaseId::uuid).toArray(UUID[]::new));
    }

    private static ChainEnd end(ResultSet row, int number) throws SQLException {
        return new ChainEnd(new CaseId(row.getObject("case_id", UUID.class)), Commitment.of(row.getBytes("last")),
                row.getLong("events"));
    }

    /// Adds events after the ends of their chains, and their leaves to what waits for the ledger: one statement.
    ///
    /// @param ends where the chains end then
    public void add(RoundTrip trip, List<RecordedEvent> events, List<ChainEnd> ends) {
        trip.tell(ADD)
                .with("cases", column(events, event -> event.event().ofCase().uuid(), UUID[]::new))
                .with("positions", column(events, RecordedEvent::position, Long[]::new))
                .with("ids", column(events, event -> event.event().id().uuid(), UUID[]::new))
                .with("events", column(events, event -> event.event().canonical(), byte[][]::new))
                .with("blinds", column(events, event -> event.blind().revealBytes(), byte[][]::new))
                .with("leaves", column(events, event -> new Leaf.Blinded(event.commitment()).bytes(), byte[][]::new))
                .with("chains", column(ends, end -> end.ofCase().uuid(), UUID[]::new))
                .with("lasts", column(ends, end -> end.last().bytes(), byte[][]::new))
                .with("counts", column(ends, ChainEnd::events, Long[]::new));
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

    /// Destroys the events and blinds of a case; the end of its chain goes with them, and the nightly job rewrites what
    /// held them.
    public void forget(CaseId erased) {
        database.update("""
                WITH gone AS (DELETE FROM erasable.custody_event WHERE case_id = ? RETURNING tableoid)
                INSERT INTO erasable_touched (relation) SELECT DISTINCT tableoid::regclass::text FROM gone
                """, erased.uuid());
        database.update("DELETE FROM custody_chain WHERE case_id = ?", erased.uuid());
    }

    private static <T, V> V[] column(List<T> rows, Function<T, V> value, IntFunction<V[]> array) {
        return rows.stream().map(value).toArray(array);
    }

    private static RecordedEvent read(ResultSet row, int number) throws SQLException {
        Event event = Event.of(CanonicalJson.readCanonicalObject(row.getBytes("event")));
        Secret blind = Secret.of(row.getBytes("blind"));
        return new RecordedEvent(row.getLong("position"), event, blind, Commitment.to(event, blind));
    }
}
