package org.wwow.backup.server.directory.store;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import org.wwow.backup.sealing.CircleId;
import org.wwow.backup.sealing.InstanceId;
import org.wwow.backup.sealing.KeyId;
import org.wwow.backup.sealing.MemberId;
import org.wwow.backup.sealing.OrganisationId;
import org.wwow.backup.sealing.VerificationKey;
import org.wwow.backup.server.directory.CircleInForce;
import org.wwow.backup.server.directory.MemberInForce;

/// Reads what is in force.
@Repository
public class InForceRows {
    private static final String MEMBER_IN_FORCE = """
            SELECT m.id, m.organisation, m.roles, m.administrator, m.opening_key, m.signing_key
            FROM member m JOIN organisation o ON o.id = m.organisation
            WHERE NOT m.revoked AND NOT o.revoked AND m.not_after > :now""";

    private final JdbcClient database;

    InForceRows(JdbcClient database) {
        this.database = database;
    }

    /// The instance of this database, which is the offered one if there was none.
    public InstanceId instance(InstanceId offered) {
        database.sql("INSERT INTO instance (id) VALUES (?) ON CONFLICT DO NOTHING").param(offered.uuid()).update();
        return new InstanceId(database.sql("SELECT id FROM instance").query(UUID.class).single());
    }

    /// A member in force by id.
    public Optional<MemberInForce> member(MemberId id, Instant now) {
        return database.sql(MEMBER_IN_FORCE + " AND m.id = :id")
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("id", id.uuid())
                .query((row, _) -> member(row))
                .optional();
    }

    /// A member in force by signing key.
    public Optional<MemberInForce> memberBySigningKey(VerificationKey key, Instant now) {
        return database.sql(MEMBER_IN_FORCE + " AND m.signing_key = :key")
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("key", key.text())
                .query((row, _) -> member(row))
                .optional();
    }

    /// A circle in force with its members in force.
    public Optional<CircleInForce> circle(CircleId id, Instant now) {
        Set<MemberId> members = new HashSet<>();
        Set<MemberId> keepers = new HashSet<>();
        database.sql("""
                SELECT cm.member, cm.keeper FROM circle_member cm
                JOIN member m ON m.id = cm.member JOIN organisation o ON o.id = m.organisation
                WHERE cm.circle = :id AND NOT m.revoked AND NOT o.revoked AND m.not_after > :now""")
                .param("id", id.uuid())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query(row -> {
                    var member = new MemberId(row.getObject("member", UUID.class));
                    members.add(member);
                    if (row.getBoolean("keeper")) {
                        keepers.add(member);
                    }
                });
        return database.sql("""
                SELECT c.id, c.organisation, c.purposes, c.epoch, c.recipient_key
                FROM circle c JOIN organisation o ON o.id = c.organisation
                WHERE c.id = :id AND NOT c.revoked AND NOT o.revoked""")
                .param("id", id.uuid())
                .query((row, _) -> new CircleInForce(id,
                        new OrganisationId(row.getObject("organisation", UUID.class)), texts(row, "purposes"),
                        row.getLong("epoch"), new KeyId(row.getString("recipient_key")), members, keepers))
                .optional();
    }

    /// The circles in force a member in force is in.
    public List<CircleId> circlesOf(MemberId member, Instant now) {
        return database.sql("""
                SELECT c.id FROM circle c JOIN circle_member cm ON cm.circle = c.id
                JOIN organisation co ON co.id = c.organisation
                JOIN member m ON m.id = cm.member JOIN organisation mo ON mo.id = m.organisation
                WHERE m.id = :member AND NOT m.revoked AND NOT mo.revoked AND m.not_after > :now
                  AND NOT c.revoked AND NOT co.revoked ORDER BY c.id""")
                .param("member", member.uuid())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query((row, _) -> new CircleId(row.getObject("id", UUID.class)))
                .list();
    }

    /// The circles that a country statement in force names.
    public List<CircleId> circlesOfCountries(Instant now) {
        return database.sql("""
                SELECT DISTINCT unnest(circles) AS circle FROM country
                WHERE NOT revoked AND not_after > :now ORDER BY circle""")
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query((row, _) -> new CircleId(row.getObject("circle", UUID.class)))
                .list();
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

    /// The organisation of a circle, in force or not.
    public Optional<OrganisationId> organisation(CircleId circle) {
        return database.sql("SELECT organisation FROM circle WHERE id = ?")
                .param(circle.uuid())
                .query(UUID.class)
                .optional()
                .map(OrganisationId::new);
    }

    /// The organisation of a member, in force or not.
    public Optional<OrganisationId> organisation(MemberId member) {
        return database.sql("SELECT organisation FROM member WHERE id = ?")
                .param(member.uuid())
                .query(UUID.class)
                .optional()
                .map(OrganisationId::new);
    }

    private static MemberInForce member(ResultSet row) throws SQLException {
        return new MemberInForce(new MemberId(row.getObject("id", UUID.class)),
                new OrganisationId(row.getObject("organisation", UUID.class)), texts(row, "roles"),
                row.getBoolean("administrator"), new KeyId(row.getString("opening_key")),
                VerificationKey.read(row.getString("signing_key")));
    }

    private static Set<String> texts(ResultSet row, String column) throws SQLException {
        Array array = row.getArray(column);
        return Set.copyOf(Arrays.asList((String[]) array.getArray()));
    }
}
