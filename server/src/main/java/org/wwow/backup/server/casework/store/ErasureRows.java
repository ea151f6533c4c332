package org.wwow.backup.server.casework.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import org.wwow.backup.sealing.CaseId;
import org.wwow.backup.sealing.deposit.ErasureStatement.Subject;
import org.wwow.backup.server.casework.Erased;
import org.wwow.backup.server.casework.Erasing;
import org.wwow.backup.server.evidence.Tombstone;
import org.wwow.backup.server.evidence.Tombstone.Authority;

/// Erasures that wait, and legal holds.
@Repository
public class ErasureRows {
    private static final String DUE = """
            from erasure e join case_file c on c.id = e.case_id where e.state = 'waiting' and e.due <= :now
            and (c.held_until is null or c.held_until <= :now)""";

    private final JdbcClient sql;

    /// @param sql the server's database
    public ErasureRows(JdbcClient sql) {
        this.sql = sql;
    }

    /// Keeps an erasure that waits; false if a statement of this id was taken before.
    public boolean insert(Erasing erasing) {
        return sql.sql("""
                insert into erasure (id, case_id, kind, subject, along, authority, reason, asked, due, state,
                    compartment, received)
                values (:id, :case, :kind, :subject, :along, :authority, :reason, :asked, :due, 'waiting',
                    (select compartment from item where id = :subject), (select received from item where id = :subject))
                on conflict (id) do nothing
                """)
                .param("id", erasing.id())
                .param("case", erasing.inCase().uuid())
                .param("kind", erasing.subject().wholeCase() ? "case" : "item")
                .param("subject", erasing.subject().id())
                .param("along", erasing.subject().along().toArray(UUID[]::new))
                .param("authority", erasing.authority().word())
                .param("reason", erasing.reason())
                .param("asked", CaseRows.at(erasing.asked()))
                .param("due", CaseRows.at(erasing.due()))
                .update() == 1;
    }

    /// The erasure that waits and takes a subject with it.
    public Optional<Erasing> waiting(UUID subject) {
        return sql.sql("""
                select * from erasure where (subject = :subject or :subject = any (along)) and state = 'waiting'
                for update
                """)
                .param("subject", subject)
                .query(ErasureRows::erasing)
                .optional();
    }

    /// What waits in a case.
    public List<Erasing> ofCase(CaseId inCase) {
        return sql.sql("select * from erasure where case_id = :case and state = 'waiting' order by asked, id")
                .param("case", inCase.uuid())
                .query(ErasureRows::erasing)
                .list();
    }

    /// What is left of single items of a case that were erased, the first first.
    public List<Erased> tombstones(CaseId inCase) {
        return sql.sql("""
                select * from erasure where case_id = :case and kind = 'item' and state = 'destroyed'
                order by ended, id
                """)
                .param("case", inCase.uuid())
                .query(ErasureRows::erased)
                .list();
    }

    private static Erased erased(ResultSet row, int number) throws SQLException {
        var tombstone = new Tombstone(row.getObject("subject", UUID.class), false,
                row.getObject("ended", OffsetDateTime.class).toInstant(), Authority.of(row.getString("authority")),
                row.getString("reason"));
        return new Erased(tombstone, Optional.ofNullable(row.getString("compartment")),
                Optional.ofNullable(row.getObject("received", OffsetDateTime.class)).map(OffsetDateTime::toInstant));
    }

    /// What is due and not held, the longest due first.
    public List<UUID> due(Instant now, int most) {
        return sql.sql("select e.id " + DUE + " order by e.due limit :most")
                .param("now", CaseRows.at(now))
                .param("most", most)
                .query((row, _) -> row.getObject("id", UUID.class))
                .list();
    }

    /// One of them, if it is still due and no other node is at it. Its case is locked with it: a hold that is being set, and
    /// not yet seen, would come too late.
    public Optional<Erasing> take(UUID id, Instant now) {
        return sql.sql("select e.* " + DUE + " and e.id = :id for update of e, c skip locked")
                .param("now", CaseRows.at(now))
                .param("id", id)
                .query(ErasureRows::erasing)
                .optional();
    }

    /// Ends an erasure one way or the other.
    public void end(UUID id, String state, Instant now) {
        sql.sql("update erasure set state = :state, ended = :now where id = :id")
                .param("state", state)
                .param("now", CaseRows.at(now))
                .param("id", id)
                .update();
    }

    /// Moves the day of destruction.
    public void due(UUID id, Instant due) {
        sql.sql("update erasure set due = :due where id = :id").param("due", CaseRows.at(due)).param("id", id).update();
    }

    /// Destroys nothing that waits before then.
    public int waitUntil(Instant then) {
        return sql.sql("update erasure set due = greatest(due, :then) where state = 'waiting'")
                .param("then", CaseRows.at(then))
                .update();
    }

    /// Shuts a case, or opens it again.
    public void shut(CaseId inCase, boolean shut) {
        sql.sql("update case_file set state = :state where id = :id")
                .param("state", shut ? "erasing" : "open")
                .param("id", inCase.uuid())
                .update();
    }

    /// Until when a case is held.
    public Optional<Instant> heldUntil(CaseId inCase) {
        return sql.sql("select held_until from case_file where id = :id and held_until is not null")
                .param("id", inCase.uuid())
                .query(OffsetDateTime.class)
                .optional()
                .map(OffsetDateTime::toInstant);
    }

    /// Holds a case until then; lifts the hold where there is none.
    public void hold(CaseId inCase, Optional<Instant> until) {
        sql.sql("update case_file set held_until = :until where id = :id")
                .param("until", until.map(CaseRows::at).orElse(null), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("id", inCase.uuid())
                .update();
    }

    /// Deletes a case and all that hangs on it.
    public void delete(CaseId inCase) {
        sql.sql("delete from case_file where id = :id").param("id", inCase.uuid()).update();
    }

    private static Erasing erasing(ResultSet row, int number) throws SQLException {
        var subject = new Subject(row.getString("kind").equals("case"), row.getObject("subject", UUID.class),
                List.of((UUID[]) row.getArray("along").getArray()));
        return new Erasing(row.getObject("id", UUID.class), new CaseId(row.getObject("case_id", UUID.class)), subject,
                Authority.of(row.getString("authority")), row.getString("reason"),
                row.getObject("asked", OffsetDateTime.class).toInstant(),
                row.getObject("due", OffsetDateTime.class).toInstant());
    }
}
