package org.wwow.backup.server.casework.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import org.wwow.backup.sealing.CanonicalJson;
import org.wwow.backup.sealing.CaseId;
import org.wwow.backup.sealing.Compartment;
import org.wwow.backup.sealing.GrantId;
import org.wwow.backup.sealing.KeyId;
import org.wwow.backup.sealing.Members;
import org.wwow.backup.sealing.VerificationKey;
import org.wwow.backup.sealing.deposit.CompartmentEpoch;
import org.wwow.backup.sealing.deposit.Consent;
import org.wwow.backup.sealing.deposit.Consent.Purpose;
import org.wwow.backup.sealing.deposit.Consent.Speaker;
import org.wwow.backup.sealing.deposit.Reader;
import org.wwow.backup.server.casework.CaseStanding;
import org.wwow.backup.server.casework.CaseStanding.State;
import org.wwow.backup.server.casework.Consents;
import org.wwow.backup.server.casework.GrantFact;

/// Where a case stands: the case, its epochs, answers and grants.
@Repository
public class CaseRows {
    private final JdbcClient sql;

    /// @param sql the server's database
    public CaseRows(JdbcClient sql) {
        this.sql = sql;
    }

    /// How a case is locked while a deed is decided.
    public enum Lock {
        /// The deed changes the case.
        TO_CHANGE("for update"),
        /// The deed reads: no withdrawal comes between the decision and the answer.
        TO_READ("for share"),
        /// Only to show.
        NONE("");

        private final String clause;

        Lock(String clause) {
            this.clause = clause;
        }
    }

    /// Reads where a case stands, after locking it; empty if there is none.
    public Optional<CaseStanding> find(CaseId id, Lock lock) {
        // The lock is a statement of its own: what the next ones read is then later than every change before it.
        return sql.sql(
                "select author, recipient_key, mailbox, state, speaker, assisted, team from case_file where id = :id "
                        + lock.clause)
                .param("id", id.uuid())
                .query(Row::of)
                .optional()
                .map(row -> standing(id, row));
    }

    /// The cases of a mailbox and where they stand, in a fixed order that tells nothing.
    public Map<CaseId, State> ofMailbox(UUID mailbox) {
        Map<CaseId, State> cases = new TreeMap<>(Comparator.comparing(CaseId::text));
        sql.sql("select id, state from case_file where mailbox = :mailbox")
                .param("mailbox", mailbox)
                .query(row -> {
                    cases.put(new CaseId(row.getObject("id", UUID.class)), stateOf(row));
                });
        return cases;
    }

    private CaseStanding standing(CaseId id, Row row) {
        return new CaseStanding(id, row.author, row.key, row.mailbox, row.state, row.speaker,
                row.assisted, epochs(id), new Consents(consents(id), row.team), grants(id));
    }

    private Map<CompartmentEpoch, Boolean> epochs(CaseId id) {
        Map<CompartmentEpoch, Boolean> epochs = new HashMap<>();
        sql.sql("select compartment, number, stale from epoch where case_id = :id")
                .param("id", id.uuid())
                .query(row -> {
                    epochs.put(epoch(row, "number"), row.getBoolean("stale"));
                });
        return epochs;
    }

    private Map<Purpose, Consent> consents(CaseId id) {
        Map<Purpose, Consent> latest = new EnumMap<>(Purpose.class);
        sql.sql("select distinct on (purpose) body from consent where case_id = :id order by purpose, number desc")
                .param("id", id.uuid())
                .query(row -> {
                    Consent consent = consent(row.getBytes("body"));
                    latest.put(consent.purpose(), consent);
                });
        return latest;
    }

    private List<GrantFact> grants(CaseId id) {
        return sql.sql("""
                select id, compartment, epoch, reader_kind, reader, key, state, until from reader_grant
                where case_id = :id and state <> 'ended'
                """).param("id", id.uuid()).query(CaseRows::grant).list();
    }

    /// Reads a stored answer back.
    public static Consent consent(byte[] body) {
        return Members.read(CanonicalJson.read(body), Consent::read);
    }

    static GrantFact grant(ResultSet row, int number) throws SQLException {
        return new GrantFact(new GrantId(row.getObject("id", UUID.class)), epoch(row, "epoch"),
                new Reader(Reader.Kind.of(row.getString("reader_kind")), row.getObject("reader", UUID.class)),
                new KeyId(row.getString("key")), row.getString("state").equals("live"),
                Optional.ofNullable(row.getObject("until", OffsetDateTime.class)).map(OffsetDateTime::toInstant));
    }

    static CompartmentEpoch epoch(ResultSet row, String number) throws SQLException {
        return new CompartmentEpoch(new Compartment(row.getString("compartment")), row.getLong(number));
    }

    private static State stateOf(ResultSet row) throws SQLException {
        return State.valueOf(row.getString("state").toUpperCase(Locale.ROOT));
    }

    static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private record Row(VerificationKey author, KeyId key, UUID mailbox, State state,
            Optional<Speaker> speaker, boolean assisted, Set<UUID> team) {
        static Row of(ResultSet row, int number) throws SQLException {
            return new Row(VerificationKey.admitted(row.getBytes("author")), new KeyId(row.getString("recipient_key")),
                    row.getObject("mailbox", UUID.class),
                    stateOf(row),
                    Optional.ofNullable(row.getString("speaker")).map(Speaker::valueOf), row.getBoolean("assisted"),
                    Set.of((UUID[]) row.getArray("team").getArray()));
        }
    }
}
