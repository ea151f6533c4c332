package org.wwow.backup.server.casework.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import org.wwow.backup.sealing.CaseId;
import org.wwow.backup.sealing.deposit.RelinkStatement.Surety;
import org.wwow.backup.server.casework.Relink;
import org.wwow.backup.server.casework.Relink.By;

/// Cases that were given back to a new code.
@Repository
public class RelinkRows {
    private final JdbcClient sql;

    /// @param sql the server's database
    public RelinkRows(JdbcClient sql) {
        this.sql = sql;
    }

    /// Keeps one; the case may have no other that stands. False if a statement of this id was taken before.
    public boolean insert(Relink relink) {
        return sql.sql("""
                insert into relink (id, case_id, to_case, how, given, opens)
                values (:id, :case, :to, :how, :given, :opens) on conflict (id) do nothing
                """)
                .param("id", relink.id())
                .param("case", relink.inCase().uuid())
                .param("to", relink.to().uuid())
                .param("how", relink.how().word())
                .param("given", CaseRows.at(relink.given()))
                .param("opens", CaseRows.at(relink.opens()))
                .update() == 1;
    }

    /// Every giving back of a case, the latest first.
    public List<Relink> ofCase(CaseId inCase) {
        return sql.sql("select * from relink where case_id = :case order by given desc, id")
                .param("case", inCase.uuid())
                .query(RelinkRows::relink)
                .list();
    }

    /// Cases given back to a mailbox that nobody took back, in a fixed order that tells nothing; none to a case that is
    /// being erased.
    public List<Relink> toMailbox(UUID mailbox) {
        return sql.sql("""
                select r.* from relink r join case_file c on c.id = r.to_case
                where c.mailbox = :mailbox and c.state <> 'erasing' and r.ended is null order by r.case_id
                """).param("mailbox", mailbox).query(RelinkRows::relink).list();
    }

    /// The statements by which a case was given back, or another one to it: its custody names nothing else of them.
    public List<UUID> touching(CaseId either) {
        return sql.sql("select id from relink where case_id = :case or to_case = :case order by given, id")
                .param("case", either.uuid())
                .query((row, _) -> row.getObject("id", UUID.class))
                .list();
    }

    /// By what this mailbox reads a case that was given back to it now.
    public Optional<Relink> open(UUID mailbox, CaseId inCase, Instant now) {
        return toMailbox(mailbox).stream()
                .filter(relink -> relink.inCase().equals(inCase) && relink.isOpen(now))
                .findFirst();
    }

    /// Takes it back.
    public void end(UUID id, By by, Instant now) {
        sql.sql("update relink set ended = :now, ended_by = :by where id = :id and ended is null")
                .param("id", id)
                .param("by", by.word())
                .param("now", CaseRows.at(now))
                .update();
    }

    private static Relink relink(ResultSet row, int number) throws SQLException {
        OffsetDateTime ended = row.getObject("ended", OffsetDateTime.class);
        String by = row.getString("ended_by");
        return new Relink(row.getObject("id", UUID.class), new CaseId(row.getObject("case_id", UUID.class)),
                new CaseId(row.getObject("to_case", UUID.class)), Surety.of(row.getString("how")),
                row.getObject("given", OffsetDateTime.class).toInstant(),
                row.getObject("opens", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(ended)
                        .map(at -> new Relink.End(at.toInstant(), By.of(by))));
    }
}
