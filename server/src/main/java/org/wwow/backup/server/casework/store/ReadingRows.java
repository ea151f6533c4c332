package org.wwow.backup.server.casework.store;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import org.wwow.backup.sealing.CaseId;
import org.wwow.backup.sealing.DepositId;
import org.wwow.backup.sealing.VerificationKey;
import org.wwow.backup.sealing.deposit.Consent;

/// What is shown of cases, to her and to those who hold something of them.
@Repository
public class ReadingRows {
    private final JdbcClient sql;

    /// @param sql the server's database
    public ReadingRows(JdbcClient sql) {
        this.sql = sql;
    }

    /// What stands on the cover of a case.
    public record Cover(Instant received, Instant changed, Optional<Instant> heldUntil,
            Optional<Route> route) {}

    /// The routing slip.
    public record Route(UUID circle, int priority, Optional<Instant> windowEnds) {}

    /// An answer, the deposit that brought it, and when.
    public record Answered(DepositId deposit, Consent consent, Instant received) {}

    /// A row of the queue: no word of what is told.
    ///
    /// @param sealed for each circle among the readers, the earliest of its own keys that something here is sealed to
    public record Queued(CaseId id, String state, Optional<Route> route, Instant received, Instant changed,
            List<UUID> openedBy, List<SealedTo> sealed) {
        /// Copies the lists.
        public Queued {
            openedBy = List.copyOf(openedBy);
            sealed = List.copyOf(sealed);
        }
    }

    /// An epoch of a circle's own key.
    public record SealedTo(UUID circle, long epoch) {}

    /// The cover of a case.
    public Optional<Cover> cover(CaseId id) {
        return sql.sql("""
                select c.received, c.changed, c.held_until, r.circle, r.priority, r.window_ends
                from case_file c left join routing r on r.case_id = c.id where c.id = :id
                """)
                .param("id", id.uuid())
                .query((row, _) -> new Cover(instant(row, "received").orElseThrow(),
                        instant(row, "changed").orElseThrow(),
                        instant(row, "held_until"), route(row)))
                .optional();
    }

    /// When something was last written or granted under the case's own code, never before it began.
    public Instant lastUnder(CaseId id, VerificationKey author) {
        return sql.sql("""
                select greatest(c.received,
                    (select max(i.received) from item i where i.case_id = c.id and i.author = :author),
                    (select max(g.made) from reader_grant g where g.case_id = c.id and g.granted_by = :author)) at
                from case_file c where c.id = :id
                """)
                .param("id", id.uuid())
                .param("author", author.bytes())
                .query((row, _) -> instant(row, "at").orElseThrow())
                .single();
    }

    /// Every answer given in a case, in the order given.
    public List<Answered> consents(CaseId id) {
        return sql.sql(
                "select deposit, body, received from consent where case_id = :id order by received, purpose, number")
                .param("id", id.uuid())
                .query((row, _) -> new Answered(
                        new DepositId(row.getObject("deposit", UUID.class)), CaseRows.consent(row.getBytes("body")),
                        instant(row, "received").orElseThrow()))
                .list();
    }

    /// Cases that some readers hold a live grant of, the most urgent first.
    public List<Queued> queue(Collection<UUID> readers, Instant now, long skip, int limit) {
        return sql.sql("""
                select c.id, c.state, c.received, c.changed, r.circle, r.priority, r.window_ends,
                    array(select distinct o.member from opening o where o.case_id = c.id and o.care) opened_by,
                    sealed.circles, sealed.epochs
                from case_file c left join routing r on r.case_id = c.id cross join lateral (
                    select array_agg(s.reader) circles, array_agg(s.epoch) epochs from (
                        select g.reader, min(g.circle_epoch) epoch from reader_grant g where g.case_id = c.id
                            and g.reader = any (:readers) and g.reader_kind = 'circle' and g.state = 'live'
                            and (g.until is null or g.until > :now) group by g.reader) s) sealed
                where c.state <> 'closed' and exists (select 1 from reader_grant g where g.case_id = c.id
                    and g.reader = any (:readers) and g.state = 'live' and (g.until is null or g.until > :now))
                order by coalesce(r.priority, 5), r.window_ends nulls last, c.received, c.id
                limit :limit offset :skip
                """)
                .param("readers", readers.toArray(UUID[]::new))
                .param("now", CaseRows.at(now))
                .param("limit", limit)
                .param("skip", skip)
                .query((row, _) -> new Queued(new CaseId(row.getObject("id", UUID.class)),
                        row.getString("state").toLowerCase(Locale.ROOT), route(row),
                        instant(row, "received").orElseThrow(), instant(row, "changed").orElseThrow(),
                        List.of((UUID[]) row.getArray("opened_by").getArray()), sealed(row)))
                .list();
    }

    private static List<SealedTo> sealed(ResultSet row) throws SQLException {
        Array circles = row.getArray("circles");
        if (circles == null) {
            return List.of();
        }
        UUID[] ids = (UUID[]) circles.getArray();
        Long[] epochs = (Long[]) row.getArray("epochs").getArray();
        return IntStream.range(0, ids.length).mapToObj(at -> new SealedTo(ids[at], epochs[at])).toList();
    }

    /// Until when an approval of another than the reader of the page holds.
    public Optional<Instant> approved(UUID item, UUID opener, Instant since) {
        return sql.sql(
                "select max(received) at from approval where item = :item and approver <> :me and received > :since")
                .param("item", item)
                .param("me", opener)
                .param("since", CaseRows.at(since))
                .query((row, _) -> instant(row, "at"))
                .single();
    }

    /// Closes a case: its slip is deleted; false if it was closed.
    public boolean close(CaseId id) {
        sql.sql("delete from routing where case_id = :id").param("id", id.uuid()).update();
        return sql.sql("update case_file set state = 'closed' where id = :id and state = 'open'")
                .param("id", id.uuid())
                .update() == 1;
    }

    private static Optional<Route> route(ResultSet row) throws SQLException {
        UUID circle = row.getObject("circle", UUID.class);
        return circle == null
                ? Optional.empty()
                : Optional.of(new Route(circle, row.getInt("priority"), instant(row, "window_ends")));
    }

    private static Optional<Instant> instant(ResultSet row, String name) throws SQLException {
        return Optional.ofNullable(row.getObject(name, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }
}
