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
import org.wwow.backup.sealing.Envelope;

/// Two-person acts that wait for their second signature.
@Repository
public class CaseProposalRows {
    private final JdbcClient sql;

    /// @param sql the server's database
    public CaseProposalRows(JdbcClient sql) {
        this.sql = sql;
    }

    /// An act with its first signature.
    ///
    /// @param first the member who proposed it
    public record Proposal(UUID id, UUID first, Envelope envelope, Instant until) {}

    /// Forgets proposals that nobody signed in time.
    ///
    /// @return what was forgotten
    public List<Proposal> lapse(Instant now) {
        return sql.sql("delete from case_proposal where until <= :now returning id, first, envelope, until")
                .param("now", CaseRows.at(now))
                .query(CaseProposalRows::proposal)
                .list();
    }

    /// Keeps a proposal; false if there is one of that id.
    public boolean insert(CaseId inCase, Proposal proposal) {
        return sql.sql("""
                insert into case_proposal (id, case_id, first, type, envelope, until)
                values (:id, :case, :first, :type, :envelope, :until) on conflict do nothing
                """)
                .param("id", proposal.id())
                .param("case", inCase.uuid())
                .param("first", proposal.first())
                .param("type", proposal.envelope().type())
                .param("envelope", proposal.envelope().canonical())
                .param("until", CaseRows.at(proposal.until()))
                .update() == 1;
    }

    /// What waits in a case.
    public List<Proposal> ofCase(CaseId inCase, Instant now) {
        return sql.sql("select * from case_proposal where case_id = :case and until > :now order by until limit 1024")
                .param("case", inCase.uuid())
                .param("now", CaseRows.at(now))
                .query(CaseProposalRows::proposal)
                .list();
    }

    /// A proposal that has not lapsed.
    public Optional<Proposal> find(CaseId inCase, UUID id, Instant now) {
        return sql.sql("select * from case_proposal where id = :id and case_id = :case and until > :now for update")
                .param("id", id)
                .param("case", inCase.uuid())
                .param("now", CaseRows.at(now))
                .query(CaseProposalRows::proposal)
                .optional();
    }

    /// Forgets a proposal that was carried out.
    public void delete(UUID id) {
        sql.sql("delete from case_proposal where id = :id").param("id", id).update();
    }

    private static Proposal proposal(ResultSet row, int number) throws SQLException {
        return new Proposal(row.getObject("id", UUID.class), row.getObject("first", UUID.class),
                Envelope.read(row.getBytes("envelope")), row.getObject("until", OffsetDateTime.class).toInstant());
    }
}
