package org.wwow.backup.server.directory.store;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import org.wwow.backup.sealing.Base64Url;
import org.wwow.backup.sealing.CanonicalJson;
import org.wwow.backup.sealing.CircleId;
import org.wwow.backup.sealing.Digest;
import org.wwow.backup.sealing.Envelope;
import org.wwow.backup.sealing.InstanceId;
import org.wwow.backup.sealing.JsonObject;
import org.wwow.backup.sealing.KeyId;
import org.wwow.backup.sealing.MemberId;
import org.wwow.backup.sealing.OrganisationId;
import org.wwow.backup.sealing.VerificationKey;
import org.wwow.backup.server.database.RoundTrip;
import org.wwow.backup.server.database.RoundTrip.Asked;
import org.wwow.backup.server.database.RoundTrips;
import org.wwow.backup.server.directory.CircleInForce;
import org.wwow.backup.server.directory.GateRecord;
import org.wwow.backup.server.directory.InForce;
import org.wwow.backup.server.directory.InForce.ListedCircle;
import org.wwow.backup.server.directory.InForce.ListedCountry;
import org.wwow.backup.server.directory.InForce.ListedMember;
import org.wwow.backup.server.directory.MemberInForce;

/// Reads what is in force.
@Repository
public class InForceRows {
    private static final int TRIES = 8;

    private final JdbcClient database;
    private final RoundTrips trips;

    InForceRows(JdbcClient database, RoundTrips trips) {
        this.database = database;
        this.trips = trips;
    }

    /// The newest statement of the chain.
    ///
    /// @param own whether the present transaction appended it, so that it may yet come to nothing
    public record Newest(long sequence, Digest digest, boolean own) {}

    /// Where its round trips begin.
    public RoundTrips trips() {
        return trips;
    }

    /// Asks where the chain ends now; nowhere before the first statement.
    public Asked<Newest> newest(RoundTrip trip) {
        return trip.ask("""
                SELECT sequence, digest, coalesce(xmin = pg_current_xact_id_if_assigned()::xid, false) AS own
                FROM directory_statement ORDER BY sequence DESC LIMIT 1""",
                (row, _) -> new Newest(row.getLong("sequence"), Digest.of(row.getBytes("digest")),
                        row.getBoolean("own")));
    }

    /// What is in force, and up to which statement.
    public record Read(Optional<Newest> upTo, InForce inForce) {}

    /// Reads it all, between two looks at the end of the chain that are the same.
    public Read read() {
        for (int attempt = 0; attempt < TRIES; attempt++) {
            RoundTrip trip = trips.begin();
            Asked<Newest> before = newest(trip);
            Asked<ListedMember> members = trip.ask("""
                    SELECT m.id, m.organisation, m.roles, m.administrator, m.opening_key, m.signing_key, m.not_after,
                        NOT m.revoked AND NOT o.revoked AS standing
                    FROM member m JOIN organisation o ON o.id = m.organisation""", InForceRows::member);
            Asked<ListedCircle> circles = trip.ask("""
                    SELECT c.id, c.organisation, c.purposes, c.epoch, c.recipient_key,
                        NOT c.revoked AND NOT o.revoked AS standing,
                        array(SELECT member FROM circle_member WHERE circle = c.id) AS members,
                        array(SELECT member FROM circle_member WHERE circle = c.id AND keeper) AS keepers
                    FROM circle c JOIN organisation o ON o.id = c.organisation""", InForceRows::circle);
            Asked<ListedCountry> countries = trip.ask("""
                    SELECT c.code, c.circles, c.not_after, c.file, s.envelope
                    FROM country c JOIN directory_statement s ON s.sequence = c.sequence
                    WHERE NOT c.revoked""", InForceRows::country);
            Asked<Newest> after = newest(trip);
            trip.go();
            if (before.first().equals(after.first())) {
                return new Read(after.first(), new InForce(members.rows(), circles.rows(), countries.rows()));
            }
        }
        throw new ConcurrencyFailureException("The chain grows faster than it is read.");
    }

    /// The instance of this database, which is the offered one if there was none.
    public InstanceId instance(InstanceId offered) {
        database.sql("INSERT INTO instance (id) VALUES (?) ON CONFLICT DO NOTHING").param(offered.uuid()).update();
        return new InstanceId(database.sql("SELECT id FROM instance").query(UUID.class).single());
    }

    /// A ready intake circle for an area: one that names it before one that names none.
    public Optional<CircleId> intakeFor(String area, Instant now) {
        return database.sql("""
                SELECT c.id FROM circle c JOIN organisation o ON o.id = c.organisation
                WHERE NOT c.revoked AND NOT o.revoked AND 'intake' = ANY (c.purposes)
                  AND (:area = ANY (c.areas) OR cardinality(c.areas) = 0)
                  AND 2 <= (SELECT count(*) FROM circle_member cm JOIN member m ON m.id = cm.member
                            WHERE cm.circle = c.id AND NOT m.revoked AND m.not_after > :now)
                ORDER BY cardinality(c.areas) = 0, c.id LIMIT 1""")
                .param("area", area)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query((row, _) -> new CircleId(row.getObject("id", UUID.class)))
                .optional();
    }

    /// The members a circle's newest statement lists, in force or not.
    public Set<MemberId> listedMembers(CircleId circle) {
        return new HashSet<>(database.sql("SELECT member FROM circle_member WHERE circle = ?")
                .param(circle.uuid())
                .query((row, _) -> new MemberId(row.getObject("member", UUID.class)))
                .list());
    }

    /// The key id of a member's recipient.
    public Optional<KeyId> openingKey(MemberId member) {
        return database.sql("SELECT opening_key FROM member WHERE id = ? AND NOT revoked")
                .param(member.uuid())
                .query(String.class)
                .optional()
                .map(KeyId::new);
    }

    private static ListedMember member(ResultSet row, int number) throws SQLException {
        var member = new MemberInForce(new MemberId(row.getObject("id", UUID.class)),
                new OrganisationId(row.getObject("organisation", UUID.class)), texts(row, "roles"),
                row.getBoolean("administrator"), new KeyId(row.getString("opening_key")),
                VerificationKey.admitted(Base64Url.decode(row.getString("signing_key"))));
        return new ListedMember(member, row.getBoolean("standing"), time(row));
    }

    private static ListedCircle circle(ResultSet row, int number) throws SQLException {
        var circle = new CircleInForce(new CircleId(row.getObject("id", UUID.class)),
                new OrganisationId(row.getObject("organisation", UUID.class)), texts(row, "purposes"),
                row.getLong("epoch"), new KeyId(row.getString("recipient_key")),
                Set.copyOf(ids(row, "members", MemberId::new)), Set.copyOf(ids(row, "keepers", MemberId::new)));
        return new ListedCircle(circle, row.getBoolean("standing"));
    }

    private static ListedCountry country(ResultSet row, int number) throws SQLException {
        JsonObject statement = Envelope.read(row.getString("envelope").getBytes(StandardCharsets.UTF_8)).statement();
        JsonObject file = CanonicalJson.readCanonicalObject(row.getString("file").getBytes(StandardCharsets.UTF_8));
        return new ListedCountry(row.getString("code"), ids(row, "circles", CircleId::new), time(row),
                GateRecord.missing(statement, file).isEmpty());
    }

    private static Instant time(ResultSet row) throws SQLException {
        return row.getObject("not_after", OffsetDateTime.class).toInstant();
    }

    private static <T> List<T> ids(ResultSet row, String column, Function<UUID, T> id) throws SQLException {
        return Arrays.stream((UUID[]) row.getArray(column).getArray()).map(id).toList();
    }

    private static Set<String> texts(ResultSet row, String column) throws SQLException {
        return Set.copyOf(Arrays.asList((String[]) row.getArray(column).getArray()));
    }
}
