package org.wwow.backup.server.access.store;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import org.wwow.backup.sealing.CanonicalJson;
import org.wwow.backup.sealing.Digest;
import org.wwow.backup.sealing.MemberId;
import org.wwow.backup.sealing.OrganisationId;
import org.wwow.backup.server.access.Totp;
import org.wwow.backup.server.directory.SaltedProfile;
import org.wwow.backup.server.http.Octets;

/// Invitations and what invitees sent.
@Repository
public class InvitationRows {
    private static final String SELECT = """
            SELECT i.id, i.organisation, i.roles, i.totp, i.until, a.member, a.name, a.sign_in, a.slot, a.last_step,
                   a.envelope, a.salt, a.profile
            FROM invitation i LEFT JOIN acceptance a ON a.invitation = i.id WHERE i.until > :now""";

    private final JdbcClient database;

    InvitationRows(JdbcClient database) {
        this.database = database;
    }

    /// An invitation.
    public record Invitation(UUID id, OrganisationId organisation, List<String> roles, Totp totp, Instant until,
            @Nullable Accepted accepted) {
        @Override
        public String toString() {
            return "Invitation[hidden]";
        }
    }

    /// What the invitee sent.
    ///
    /// @param member   the id that his new key gives him
    /// @param envelope canonical text of the acceptance
    public record Accepted(MemberId member, String name, Digest signIn, Octets slot, long lastStep, String envelope,
            SaltedProfile profile) {
        @Override
        public String toString() {
            return "Accepted[hidden]";
        }
    }

    /// Adds one and forgets those that lapsed.
    public void add(Invitation invitation, Digest token, Instant now) {
        database.sql("DELETE FROM invitation WHERE until < ?").param(now.atOffset(ZoneOffset.UTC)).update();
        database.sql("""
                INSERT INTO invitation (id, token, organisation, roles, totp, until)
                VALUES (?, ?, ?, ?, ?, ?)""")
                .param(invitation.id())
                .param(token.bytes())
                .param(invitation.organisation().uuid())
                .param(invitation.roles().toArray(new String[0]))
                .param(invitation.totp().revealBytes())
                .param(invitation.until().atOffset(ZoneOffset.UTC))
                .update();
    }

    /// The live invitation behind the hash of a token.
    public Optional<Invitation> byToken(Digest token, Instant now) {
        return database.sql(SELECT + " AND i.token = :token")
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("token", token.bytes())
                .query((row, _) -> invitation(row))
                .optional();
    }

    /// The live invitation that will become this member.
    public Optional<Invitation> byMember(MemberId member, Instant now) {
        return database.sql(SELECT + " AND a.member = :member")
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("member", member.uuid())
                .query((row, _) -> invitation(row))
                .optional();
    }

    /// All live ones.
    public List<Invitation> all(Instant now) {
        return database.sql(SELECT + " ORDER BY i.until LIMIT 256")
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query((row, _) -> invitation(row))
                .list();
    }

    /// Keeps what an invitee sent, once, and the invitation for longer; false if there is one or the name is taken.
    public boolean accept(UUID invitation, Accepted accepted, Instant until) {
        try {
            database.sql("""
                    INSERT INTO acceptance (invitation, member, name, sign_in, slot, last_step, envelope, salt, profile)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                    .param(invitation)
                    .param(accepted.member().uuid())
                    .param(accepted.name())
                    .param(accepted.signIn().bytes())
                    .param(accepted.slot().bytes())
                    .param(accepted.lastStep())
                    .param(accepted.envelope())
                    .param(accepted.profile().salt())
                    .param(new String(CanonicalJson.write(accepted.profile().profile()), StandardCharsets.UTF_8))
                    .update();
        } catch (DuplicateKeyException _) {
            return false;
        }
        database.sql("UPDATE invitation SET until = ? WHERE id = ?")
                .param(until.atOffset(ZoneOffset.UTC))
                .param(invitation)
                .update();
        return true;
    }

    /// Removes one; false if there was none.
    public boolean remove(UUID invitation) {
        return database.sql("DELETE FROM invitation WHERE id = ?").param(invitation).update() == 1;
    }

    private static Invitation invitation(ResultSet row) throws SQLException {
        Accepted accepted = row.getString("name") == null
                ? null
                : new Accepted(new MemberId(row.getObject("member", UUID.class)), row.getString("name"),
                        Digest.of(row.getBytes("sign_in")),
                        Octets.of(row.getBytes("slot")),
                        row.getLong("last_step"), row.getString("envelope"),
                        SaltedProfile.of(row.getBytes("salt"),
                                CanonicalJson.read(row.getString("profile").getBytes(StandardCharsets.UTF_8))));
        return new Invitation(row.getObject("id", UUID.class),
                new OrganisationId(row.getObject("organisation", UUID.class)),
                List.copyOf(Arrays.asList((String[]) row.getArray("roles").getArray())), Totp.of(row.getBytes("totp")),
                row.getObject("until", OffsetDateTime.class).toInstant(), accepted);
    }
}
