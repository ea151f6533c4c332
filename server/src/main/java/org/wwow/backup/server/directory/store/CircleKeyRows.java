package org.wwow.backup.server.directory.store;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import org.wwow.backup.sealing.CircleId;
import org.wwow.backup.sealing.KeyId;
import org.wwow.backup.sealing.MemberId;
import org.wwow.backup.server.directory.CircleKeyFile;
import org.wwow.backup.server.http.Octets;

/// Keys of circles, sealed to readers.
@Repository
public class CircleKeyRows {
    private final JdbcClient database;

    CircleKeyRows(JdbcClient database) {
        this.database = database;
    }

    /// A key a member holds.
    public record Held(CircleId circle, long epoch, CircleKeyFile file) {}

    /// Keeps a key in the place of an earlier one for the same reader.
    public void put(CircleId circle, long epoch, CircleKeyFile file) {
        database.sql("""
                INSERT INTO circle_key (circle, epoch, reader, key, file) VALUES (?, ?, ?, ?, ?)
                ON CONFLICT (circle, epoch, reader) DO UPDATE SET key = excluded.key, file = excluded.file""")
                .param(circle.uuid())
                .param(epoch)
                .param(file.reader())
                .param(file.key().text())
                .param(file.file().bytes())
                .update();
    }

    /// Who holds the key of an epoch.
    public Set<UUID> readers(CircleId circle, long epoch) {
        return new HashSet<>(database.sql("SELECT reader FROM circle_key WHERE circle = ? AND epoch = ?")
                .param(circle.uuid())
                .param(epoch)
                .query(UUID.class)
                .list());
    }

    /// All a member holds.
    public List<Held> heldBy(MemberId member) {
        return database.sql("""
                SELECT circle, epoch, reader, key, file FROM circle_key WHERE reader = ? ORDER BY circle, epoch""")
                .param(member.uuid())
                .query((row, _) -> new Held(new CircleId(row.getObject("circle", UUID.class)), row.getLong("epoch"),
                        new CircleKeyFile(row.getObject("reader", UUID.class), new KeyId(row.getString("key")),
                                Octets.of(row.getBytes("file")))))
                .list();
    }

    /// Destroys what a reader holds of a circle he left.
    public void remove(CircleId circle, UUID reader) {
        database.sql("DELETE FROM circle_key WHERE circle = ? AND reader = ?")
                .param(circle.uuid())
                .param(reader)
                .update();
    }
}
