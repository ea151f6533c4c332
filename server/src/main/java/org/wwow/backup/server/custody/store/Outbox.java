package org.wwow.backup.server.custody.store;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

import org.wwow.backup.ledger.EventId;
import org.wwow.backup.ledger.Leaf;
import org.wwow.backup.ledger.LeafIndex;
import org.wwow.backup.server.database.RoundTrip;
import org.wwow.backup.server.database.RoundTrips;

/// Leaves on their way from committed deeds to the tree, each event once.
@Repository
public class Outbox {
    private final JdbcTemplate database;
    private final RoundTrips trips;

    Outbox(JdbcTemplate database, RoundTrips trips) {
        this.database = database;
        this.trips = trips;
    }

    /// A leaf that waits.
    public record Waiting(EventId event, Leaf leaf) {}

    /// A leaf that stands in the tree, with its unpublished proof.
    ///
    /// @param proof the hashes of the path, one a line in base64
    public record Placed(EventId event, LeafIndex place, String proof) {}

    /// What is known of a leaf's unpublished receipt.
    ///
    /// @param proof the hashes of the path, one a line in base64
    /// @param checkpoint the signed note
    public record Unpublished(String proof, String checkpoint) {}

    /// Adds a leaf that belongs to no case.
    public void add(EventId event, Leaf leaf) {
        database.update("INSERT INTO ledger_entry (event, leaf) VALUES (?, ?)", event.uuid(), leaf.bytes());
    }

    /// Leaves that wait, in the order in which they were recorded.
    public List<Waiting> waiting(int most) {
        return database.query("SELECT event, leaf FROM ledger_entry WHERE place IS NULL ORDER BY number LIMIT ?",
                (row, _) -> new Waiting(new EventId(row.getObject(1, UUID.class)), Leaf.read(row.getBytes(2))), most);
    }

    /// Notes where leaves stand, and keeps what their unpublished receipts need until they are published: one statement.
    ///
    /// @param size of the tree that the checkpoint is of
    public void place(List<Placed> placed, long size, String checkpoint) {
        RoundTrip trip = trips.begin();
        trip.tell("""
                WITH now AS (
                    SELECT * FROM unnest(CAST(:events AS uuid[]), CAST(:places AS bigint[]), CAST(:proofs AS text[]))
                        AS now (event, place, proof)
                ), placed AS (
                    UPDATE ledger_entry SET place = now.place FROM now
                    WHERE ledger_entry.event = now.event AND ledger_entry.event = ANY (CAST(:events AS uuid[]))
                        AND ledger_entry.place IS NULL
                ), kept AS (
                    INSERT INTO ledger_receipt_checkpoint (size, note) VALUES (:size, :note) ON CONFLICT DO NOTHING
                )
                INSERT INTO ledger_receipt (event, size, proof)
                SELECT event, CAST(:size AS bigint), proof FROM now ON CONFLICT DO NOTHING""")
                .with("events", placed.stream().map(leaf -> leaf.event().uuid()).toArray(UUID[]::new))
                .with("places", placed.stream().map(leaf -> leaf.place().position()).toArray(Long[]::new))
                .with("proofs", placed.stream().map(Placed::proof).toArray(String[]::new))
                .with("size", size)
                .with("note", checkpoint);
        trip.go();
    }

    /// Forgets receipts that a publication made superfluous.
    public void forgetReceipts(long publishedSize) {
        database.update("DELETE FROM ledger_receipt WHERE size <= ?", publishedSize);
        database.update("DELETE FROM ledger_receipt_checkpoint WHERE size <= ?", publishedSize);
    }

    /// The event under which a public leaf was added.
    public Optional<EventId> eventOf(Leaf.Public leaf) {
        return database
                .query("SELECT event FROM ledger_entry WHERE leaf = ? AND get_byte(leaf, 0) = 2",
                        (row, _) -> new EventId(row.getObject(1, UUID.class)), leaf.bytes())
                .stream()
                .findFirst();
    }

    /// Where the leaf of an event stands; none while it waits.
    public Optional<LeafIndex> place(EventId event) {
        return database
                .query("SELECT place FROM ledger_entry WHERE event = ? AND place IS NOT NULL",
                        (row, _) -> new LeafIndex(row.getLong(1)), event.uuid())
                .stream()
                .findFirst();
    }

    /// The unpublished receipt of an event; none where it was published, or lost.
    public Optional<Unpublished> unpublished(EventId event) {
        return database
                .query("""
                        SELECT proof, note FROM ledger_receipt JOIN ledger_receipt_checkpoint USING (size)
                        WHERE event = ?""", (row, _) -> new Unpublished(row.getString(1), row.getString(2)),
                        event.uuid())
                .stream()
                .findFirst();
    }
}
