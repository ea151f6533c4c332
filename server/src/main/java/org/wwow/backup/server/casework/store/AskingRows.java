package org.wwow.backup.server.casework.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import org.wwow.backup.sealing.CaseId;
import org.wwow.backup.sealing.deposit.Consent.Purpose;
import org.wwow.backup.server.casework.Asking;

/// What she was asked about, and when she last answered.
@Repository
public class AskingRows {
    private static final int MOST = 256;

    private final JdbcClient sql;

    /// @param sql the server's database
    public AskingRows(JdbcClient sql) {
        this.sql = sql;
    }

    /// What she was asked in a case, the latest first.
    public List<Asking> ofCase(CaseId id) {
        return sql.sql("""
                select a.*, exists (select 1 from consent c where c.case_id = a.case_id and c.purpose = a.purpose
                    and c.number > a.after) answered
                from asking a where a.case_id = :id order by a.asked desc, a.id limit :most
                """).param("id", id.uuid()).param("most", MOST).query(AskingRows::asking).list();
    }

    /// Keeps an asking; `after` is the number of her last answer to the purpose, -1 while there is none.
    ///
    /// @return false if a statement of this id was taken before
    public boolean insert(CaseId inCase, Asking asking, long after) {
        return sql.sql("""
                insert into asking (id, case_id, purpose, recipient, after, member, organisation, asked)
                values (:id, :case, :purpose, :recipient, :after, :member, :organisation, :asked)
                on conflict (id) do nothing
                """)
                .param("id", asking.id())
                .param("case", inCase.uuid())
                .param("purpose", asking.purpose().word())
                .param("recipient", asking.recipient().orElse(null))
                .param("after", after)
                .param("member", asking.member())
                .param("organisation", asking.organisation())
                .param("asked", CaseRows.at(asking.asked()))
                .update() == 1;
    }

    /// When she last answered each purpose.
    public Map<Purpose, Instant> answered(CaseId id) {
        Map<Purpose, Instant> answered = new EnumMap<>(Purpose.class);
        sql.sql("select purpose, max(received) at from consent where case_id = :id group by purpose")
                .param("id", id.uuid())
                .query((row, _) -> answered.put(Purpose.of(row.getString("purpose")), instant(row, "at")))
                .list();
        return answered;
    }

    private static Asking asking(ResultSet row, int number) throws SQLException {
        return new Asking(row.getObject("id", UUID.class), Purpose.of(row.getString("purpose")),
                Optional.ofNullable(row.getObject("recipient", UUID.class)), row.getObject("member", UUID.class),
                row.getObject("organisation", UUID.class), instant(row, "asked"), row.getBoolean("answered"));
    }

    private static Instant instant(ResultSet row, String name) throws SQLException {
        return row.getObject(name, OffsetDateTime.class).toInstant();
    }
}
