package org.wwow.backup.server.custody.store;

import java.sql.PreparedStatement;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

import org.wwow.backup.ledger.EventId;
import org.wwow.backup.ledger.Leaf;
import org.wwow.backup.ledger.LeafIndex;

/// Leaves on their way from committed deeds to the tree, each event once.
@Repository
public class Outbox {
    private final JdbcTemplate database;

    Outbox(JdbcTemplate database) {
        this.database = database;
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

    /// Notes where leaves stand.
    public void place(List<Placed> placed) {
        database.update(connection -> {
            PreparedStatement update = connection.prepareStatement("""
                    UPDATE ledger_entry SET place = now.place FROM unnest(?::uuid[], ?::bigint[]) AS now (event, place)
                    WHERE ledger_entry.event = now.event AND ledger_entry.place IS NULL""");
            update.setArray(1, connection.createArrayOf("uuid",
                    placed.stream().map(leaf -> leaf.event().uuid()).toArray()));
            update.setArray(2, connection.createArrayOf("bigint",
                    placed.stream().map(leaf -> leaf.place().position()).toArray()));
            return update;
        });
    }

    /// Keeps what unpublished receipts need, until they are published.
    public void keepReceipts(long size, String checkpoint, List<Placed> placed) {
        database.update("INSERT INTO ledger_receipt_checkpoint (size, note) VALUES (?, ?) ON CONFLICT DO NOTHING", size,
                checkpoint);
        database.update(connection -> {
            PreparedStatement insert = connection.prepareStatement("""
                    INSERT INTO ledger_receipt (event, size, proof)
                    SELECT event, ?, proof FROM unnest(?::uuid[], ?::text[]) AS now (event, proof)
                    ON CONFLICT DO NOTHING""");
            insert.setLong(1, size);
            insert.setArray(2, connection.createArrayOf("uuid",
                    placed.stream().map(leaf -> leaf.event().uuid()).toArray()));
            insert.setArray(3, connection.createArrayOf("text", placed.stream().map(Placed::proof).toArray()));
            return insert;
        });
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
