package org.wwow.backup.server.directory.store;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import org.wwow.backup.sealing.CanonicalJson;
import org.wwow.backup.sealing.Envelope;
import org.wwow.backup.sealing.OrganisationId;
import org.wwow.backup.server.directory.Directory.CountryInForce;

/// The chain itself: rows are added, never changed.
@Repository
public class StatementRows {
    private final JdbcClient database;

    StatementRows(JdbcClient database) {
        this.database = database;
    }

    /// Adds the statement of a number; false if another has it already.
    public boolean add(long sequence, Envelope envelope, Instant now) {
        try {
            return database.sql("""
                    INSERT INTO directory_statement (sequence, digest, type, envelope, appended)
                    VALUES (?, ?, ?, ?, ?)""")
                    .param(sequence)
                    .param(envelope.digest().bytes())
                    .param(envelope.type())
                    .param(new String(envelope.canonical(), StandardCharsets.UTF_8))
                    .param(now.atOffset(ZoneOffset.UTC))
                    .update() == 1;
        } catch (DuplicateKeyException _) {
            return false;
        }
    }

    /// Lets nobody else append before this transaction ends.
    public void lock() {
        database.sql("LOCK TABLE directory_statement IN SHARE ROW EXCLUSIVE MODE").update();
    }

    /// The number of the last statement, if there is one.
    public OptionalLong last() {
        return database.sql("SELECT max(sequence) FROM directory_statement")
                .query((row, _) -> {
                    long last = row.getLong(1);
                    return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(last);
                })
                .single();
    }

    /// Statements from a number on, in order.
    public List<Envelope> from(long sequence, int most) {
        return database.sql("SELECT envelope FROM directory_statement WHERE sequence >= ? ORDER BY sequence LIMIT ?")
                .param(sequence)
                .param(most)
                .query((row, _) -> envelope(row.getString("envelope")))
                .list();
    }

    /// The statement that put an organisation in force.
    public Optional<Envelope> ofOrganisation(OrganisationId organisation) {
        return database.sql("""
                SELECT s.envelope FROM directory_statement s JOIN organisation o ON o.sequence = s.sequence
                WHERE o.id = ? AND NOT o.revoked""")
                .param(organisation.uuid())
                .query(String.class)
                .optional()
                .map(StatementRows::envelope);
    }

    /// Countries in force with their files.
    public List<CountryInForce> countries(Instant now) {
        return database.sql("""
                SELECT s.envelope, c.file FROM country c JOIN directory_statement s ON s.sequence = c.sequence
                WHERE NOT c.revoked AND c.not_after > ? ORDER BY c.code""")
                .param(now.atOffset(ZoneOffset.UTC))
                .query((row, _) -> new CountryInForce(envelope(row.getString("envelope")),
                        CanonicalJson.readCanonicalObject(row.getString("file").getBytes(StandardCharsets.UTF_8))))
                .list();
    }

    /// The newest statement of a type.
    public Optional<Envelope> newest(String type) {
        return database.sql("SELECT envelope FROM directory_statement WHERE type = ? ORDER BY sequence DESC LIMIT 1")
                .param(type)
                .query(String.class)
                .optional()
                .map(StatementRows::envelope);
    }

    private static Envelope envelope(String canonical) {
        return Envelope.read(canonical.getBytes(StandardCharsets.UTF_8));
    }
}
