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
import java.util.function.Supplier;
import java.util.stream.Collectors;

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
import org.wwow.backup.server.casework.CaseReading.Audience;
import org.wwow.backup.server.casework.CaseStanding;
import org.wwow.backup.server.casework.CaseStanding.State;
import org.wwow.backup.server.casework.Consents;
import org.wwow.backup.server.casework.GrantFact;
import org.wwow.backup.server.database.RoundTrip;
import org.wwow.backup.server.database.RoundTrip.Asked;
import org.wwow.backup.server.database.RoundTrips;

/// Where a case stands: the case, its epochs, answers and grants.
@Repository
public class CaseRows {
    private final JdbcClient sql;
    private final RoundTrips trips;

    /// @param sql the server's database
    public CaseRows(JdbcClient sql, RoundTrips trips) {
        this.sql = sql;
        this.trips = trips;
    }

    /// How a case is locked while a deed is decided.
    public enum Lock {
        /// The deed changes the case.
        TO_CHANGE("for update"),
        /// The same, but nobody is waited for: a case that somebody holds is not found.
        TO_CHANGE_IF_FREE("for update skip locked"),
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
        RoundTrip trip = trips.begin();
        Supplier<Optional<CaseStanding>> standing = find(trip, id, lock);
        trip.go();
        return standing.get();
    }

    /// Asks where a case stands, after locking it; empty if there is none.
    public Supplier<Optional<CaseStanding>> find(RoundTrip trip, CaseId id, Lock lock) {
        Supplier<Map<CaseId, CaseStanding>> found = find(trip, List.of(id), lock);
        return () -> Optional.ofNullable(found.get().get(id));
    }

    /// Asks where cases stand, after locking them in the order of their ids: two who lock several never wait for each
    /// other in a ring.
    public Supplier<Map<CaseId, CaseStanding>> find(RoundTrip trip, List<CaseId> cases, Lock lock) {
        UUID[] ids = cases.stream().map(CaseId::uuid).toArray(UUID[]::new);
        // The lock is a statement of its own: what the next ones read is then later than every change before it.
        Asked<Row> rows = trip.ask("""
                select id, author, recipient_key, mailbox, state, speaker, assisted, team from case_file
                where id = any (:ids) order by id
                """ + lock.clause, Row::of).with("ids", ids);
        Asked<Of<KnownEpoch>> epochs = trip.ask("""
                select case_id, compartment, number, stale from epoch where case_id = any (:ids)
                """, (row, _) -> Of.row(row, knownEpoch(row))).with("ids", ids);
        Asked<Of<Consent>> consents = trip.ask("""
                select distinct on (case_id, purpose) case_id, body from consent where case_id = any (:ids)
                order by case_id, purpose, number desc
                """, (row, _) -> Of.row(row, consent(row.getBytes("body")))).with("ids", ids);
        Asked<Of<GrantFact>> grants = trip.ask("""
                select case_id, id, compartment, epoch, reader_kind, reader, key, state, until from reader_grant
                where case_id = any (:ids) and state <> 'ended'
                """, (row, number) -> Of.row(row, grant(row, number))).with("ids", ids);
        return () -> {
            Map<CaseId, CaseStanding> standing = new HashMap<>();
            rows.rows()
                    .forEach(row -> standing.put(row.id, row.standing(Of.in(row.id, epochs), Of.in(row.id, consents),
                            Of.in(row.id, grants))));
            return standing;
        };
    }

    /// What belongs to a case.
    private record Of<T>(CaseId inCase, T what) {
        static <T> Of<T> row(ResultSet row, T what) throws SQLException {
            return new Of<>(new CaseId(row.getObject("case_id", UUID.class)), what);
        }

        static <T> List<T> in(CaseId inCase, Asked<Of<T>> asked) {
            return asked.rows().stream().filter(one -> one.inCase.equals(inCase)).map(Of::what).toList();
        }
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

    /// Puts a closed case back into the queue.
    public void reopen(CaseId id) {
        sql.sql("update case_file set state = 'open' where id = :id and state = 'closed'")
                .param("id", id.uuid())
                .update();
    }

    /// The mailboxes of some cases and everybody who holds something in one of them now.
    public Audience audience(List<CaseId> cases, Instant now) {
        UUID[] ids = cases.stream().map(CaseId::uuid).toArray(UUID[]::new);
        RoundTrip trip = trips.begin();
        Asked<UUID> mailboxes = trip.ask("""
                select distinct mailbox from case_file where id = any (:ids)
                    or id in (select to_case from relink where case_id = any (:given) and ended is null)
                """, (row, _) -> row.getObject("mailbox", UUID.class)).with("ids", ids).with("given", ids);
        Asked<Reader> readers = trip.ask("""
                select distinct reader_kind, reader from reader_grant
                where case_id = any (:ids) and state = 'live' and (until is null or until > :now)
                """, (row, _) -> reader(row)).with("ids", ids).with("now", at(now));
        trip.go();
        return new Audience(Set.copyOf(mailboxes.rows()), Set.copyOf(readers.rows()));
    }

    private static Map<CompartmentEpoch, Boolean> epochs(List<KnownEpoch> rows) {
        return rows.stream().collect(Collectors.toMap(KnownEpoch::epoch, KnownEpoch::stale));
    }

    private static Map<Purpose, Consent> latest(List<Consent> rows) {
        Map<Purpose, Consent> latest = new EnumMap<>(Purpose.class);
        rows.forEach(consent -> latest.put(consent.purpose(), consent));
        return latest;
    }

    private record KnownEpoch(CompartmentEpoch epoch, boolean stale) {}

    private static KnownEpoch knownEpoch(ResultSet row) throws SQLException {
        return new KnownEpoch(epoch(row, "number"), row.getBoolean("stale"));
    }

    /// Reads a stored answer back.
    public static Consent consent(byte[] body) {
        return Members.read(CanonicalJson.read(body), Consent::read);
    }

    static GrantFact grant(ResultSet row, int number) throws SQLException {
        return new GrantFact(new GrantId(row.getObject("id", UUID.class)), epoch(row, "epoch"),
                reader(row),
                new KeyId(row.getString("key")), row.getString("state").equals("live"),
                Optional.ofNullable(row.getObject("until", OffsetDateTime.class)).map(OffsetDateTime::toInstant));
    }

    static Reader reader(ResultSet row) throws SQLException {
        return new Reader(Reader.Kind.of(row.getString("reader_kind")), row.getObject("reader", UUID.class));
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

    private record Row(CaseId id, VerificationKey author, KeyId key, UUID mailbox, State state,
            Optional<Speaker> speaker, boolean assisted, Set<UUID> team) {
        CaseStanding standing(List<KnownEpoch> epochs, List<Consent> consents, List<GrantFact> grants) {
            return new CaseStanding(id, author, key, mailbox, state, speaker, assisted, epochs(epochs),
                    new Consents(latest(consents), team), grants);
        }

        static Row of(ResultSet row, int number) throws SQLException {
            return new Row(new CaseId(row.getObject("id", UUID.class)),
                    VerificationKey.admitted(row.getBytes("author")), new KeyId(row.getString("recipient_key")),
                    row.getObject("mailbox", UUID.class),
                    stateOf(row),
                    Optional.ofNullable(row.getString("speaker")).map(Speaker::valueOf), row.getBoolean("assisted"),
                    Set.of((UUID[]) row.getArray("team").getArray()));
        }
    }
}
