package org.wwow.backup.server.casework.store;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import org.wwow.backup.server.casework.Duty.Shift;

/// Who said that he reads now.
@Repository
public class DutyRows {
    private final JdbcClient sql;

    /// @param sql the server's database
    public DutyRows(JdbcClient sql) {
        this.sql = sql;
    }

    /// What runs now in these circles, the one that ends last above the others.
    public List<Shift> of(Set<UUID> circles, Instant now) {
        return sql.sql("""
                select circle, member, until from duty
                where circle = any(:circles) and until > :now order by circle, until desc, member limit 1024
                """)
                .param("circles", circles.toArray(UUID[]::new))
                .param("now", CaseRows.at(now))
                .query((row, _) -> new Shift(row.getObject("circle", UUID.class),
                        row.getObject("member", UUID.class),
                        row.getObject("until", OffsetDateTime.class).toInstant()))
                .list();
    }

    /// Writes one, over an earlier one of the same member and circle.
    public void put(Shift shift) {
        sql.sql("""
                insert into duty (circle, member, until) values (:circle, :member, :until)
                on conflict (circle, member) do update set until = excluded.until
                """)
                .param("circle", shift.circle())
                .param("member", shift.member())
                .param("until", CaseRows.at(shift.until()))
                .update();
    }

    /// Ends one.
    public void delete(UUID circle, UUID member) {
        sql.sql("delete from duty where circle = :circle and member = :member")
                .param("circle", circle)
                .param("member", member)
                .update();
    }

    /// Forgets what ended.
    public void forget(Instant now) {
        sql.sql("delete from duty where until <= :now").param("now", CaseRows.at(now)).update();
    }
}
