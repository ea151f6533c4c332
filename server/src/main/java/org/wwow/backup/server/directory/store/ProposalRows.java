package org.wwow.backup.server.directory.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import org.wwow.backup.sealing.MemberId;

/// Statements that wait for a second signature.
@Repository
public class ProposalRows {
    private static final String SELECT = """
            SELECT id, until, proposer, sequence, envelope, attachments FROM directory_proposal WHERE until > :now""";

    private final JdbcClient database;

    ProposalRows(JdbcClient database) {
        this.database = database;
    }

    /// A row.
    ///
    /// @param sequence    the number the statement has; lapsed once the chain is past it
    /// @param envelope    canonical text, signed once
    /// @param attachments canonical text of what comes with it
    public record Proposal(UUID id, Instant until, MemberId proposer, long sequence, String envelope,
            String attachments) {}

    /// Adds one and forgets those that lapsed.
    public void add(Proposal proposal, Instant now) {
        database.sql("DELETE FROM directory_proposal WHERE until < ?").param(now.atOffset(ZoneOffset.UTC)).update();
        database.sql("""
                INSERT INTO directory_proposal (id, until, proposer, sequence, envelope, attachments)
                VALUES (?, ?, ?, ?, ?, ?)""")
                .param(proposal.id())
                .param(proposal.until().atOffset(ZoneOffset.UTC))
                .param(proposal.proposer().uuid())
                .param(proposal.sequence())
                .param(proposal.envelope())
                .param(proposal.attachments())
                .update();
    }

    /// One that has not lapsed.
    public Optional<Proposal> byId(UUID id, Instant now) {
        return database.sql(SELECT + " AND id = :id")
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("id", id)
                .query((row, _) -> proposal(row))
                .optional();
    }

    /// All that have not lapsed.
    public List<Proposal> all(Instant now) {
        return database.sql(SELECT + " ORDER BY until LIMIT 64")
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query((row, _) -> proposal(row))
                .list();
    }

    /// Removes one.
    public void remove(UUID id) {
        database.sql("DELETE FROM directory_proposal WHERE id = ?").param(id).update();
    }

    private static Proposal proposal(ResultSet row) throws SQLException {
        return new Proposal(row.getObject("id", UUID.class), row.getObject("until", OffsetDateTime.class).toInstant(),
                new MemberId(row.getObject("proposer", UUID.class)), row.getLong("sequence"),
                row.getString("envelope"), row.getString("attachments"));
    }
}
