package org.wwow.backup.server.directory.store;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import org.wwow.backup.sealing.CanonicalJson;
import org.wwow.backup.sealing.Id;
import org.wwow.backup.sealing.JsonObject;
import org.wwow.backup.sealing.KeyId;
import org.wwow.backup.sealing.MemberId;
import org.wwow.backup.sealing.directory.Acceptance;
import org.wwow.backup.sealing.directory.Circle;
import org.wwow.backup.sealing.directory.Country;
import org.wwow.backup.sealing.directory.Member;
import org.wwow.backup.sealing.directory.Organisation;

/// Writes what is in force, beside the chain it is read off.
@Repository
public class ProjectionRows {
    private final JdbcClient database;

    ProjectionRows(JdbcClient database) {
        this.database = database;
    }

    /// An organisation comes into force or changes.
    public void put(Organisation organisation) {
        database.sql("""
                INSERT INTO organisation (id, sequence, name, country) VALUES (?, ?, ?, ?)
                ON CONFLICT (id) DO UPDATE SET sequence = excluded.sequence, name = excluded.name,
                    country = excluded.country, revoked = false""")
                .param(organisation.id().uuid())
                .param(organisation.position().sequence())
                .param(organisation.name())
                .param(organisation.country())
                .update();
    }

    /// A member comes into force or changes.
    public void put(Member member) {
        Acceptance accepted = member.accepted();
        database.sql(
                """
                        INSERT INTO member (id, sequence, organisation, roles, opening, opening_key, signing_key, profile, not_after)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                        ON CONFLICT (id) DO UPDATE SET sequence = excluded.sequence, organisation = excluded.organisation,
                            roles = excluded.roles, opening = excluded.opening, opening_key = excluded.opening_key,
                            signing_key = excluded.signing_key, profile = excluded.profile, not_after = excluded.not_after,
                            revoked = false""")
                .param(member.id().uuid())
                .param(member.position().sequence())
                .param(accepted.organisation().uuid())
                .param(accepted.roles().toArray(new String[0]))
                .param(accepted.opening().text())
                .param(KeyId.of(accepted.opening()).text())
                .param(accepted.signing().text())
                .param(accepted.profile().bytes())
                .param(time(member.notAfter()))
                .update();
    }

    /// A circle comes into force or changes, with its members.
    public void put(Circle circle) {
        database.sql("""
                INSERT INTO circle (id, sequence, organisation, name, purposes, areas, languages, epoch, recipient,
                    recipient_key, recovery_key) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (id) DO UPDATE SET sequence = excluded.sequence, name = excluded.name,
                    purposes = excluded.purposes, areas = excluded.areas, languages = excluded.languages,
                    epoch = excluded.epoch, recipient = excluded.recipient, recipient_key = excluded.recipient_key,
                    recovery_key = excluded.recovery_key""")
                .param(circle.id().uuid())
                .param(circle.position().sequence())
                .param(circle.organisation().uuid())
                .param(circle.name())
                .param(circle.purposes().toArray(new String[0]))
                .param(circle.area().toArray(new String[0]))
                .param(circle.languages().toArray(new String[0]))
                .param(circle.epoch())
                .param(circle.recipient().text())
                .param(KeyId.of(circle.recipient()).text())
                .param(circle.recovery().map(recovery -> KeyId.of(recovery).text()).orElse(null))
                .update();
        database.sql("DELETE FROM circle_member WHERE circle = ?").param(circle.id().uuid()).update();
        for (MemberId member : circle.members()) {
            database.sql("INSERT INTO circle_member (circle, member, keeper) VALUES (?, ?, ?)")
                    .param(circle.id().uuid())
                    .param(member.uuid())
                    .param(circle.keepers().contains(member))
                    .update();
        }
    }

    /// A country comes into force or changes.
    public void put(Country country, JsonObject file) {
        database.sql("""
                INSERT INTO country (code, sequence, circles, file, not_after) VALUES (?, ?, ?, ?, ?)
                ON CONFLICT (code) DO UPDATE SET sequence = excluded.sequence, circles = excluded.circles,
                    file = excluded.file, not_after = excluded.not_after, revoked = false""")
                .param(country.code())
                .param(country.position().sequence())
                .param(country.circles().stream().map(Id::uuid).toArray(UUID[]::new))
                .param(new String(CanonicalJson.write(file), StandardCharsets.UTF_8))
                .param(time(country.notAfter()))
                .update();
    }

    /// A member gains or loses the office.
    public void setAdministrator(MemberId member, boolean administrator) {
        database.sql("UPDATE member SET administrator = ? WHERE id = ?")
                .param(administrator)
                .param(member.uuid())
                .update();
    }

    /// Ends a member and his office.
    public void revokeMember(UUID member) {
        database.sql("UPDATE member SET revoked = true, administrator = false WHERE id = ?").param(member).update();
    }

    /// Ends a circle.
    public void revokeCircle(UUID circle) {
        database.sql("UPDATE circle SET revoked = true WHERE id = ?").param(circle).update();
    }

    /// Ends an organisation; its members and circles are ended one by one.
    public void revokeOrganisation(UUID organisation) {
        database.sql("UPDATE organisation SET revoked = true WHERE id = ?").param(organisation).update();
    }

    /// Ends a country.
    public void revokeCountry(String code) {
        database.sql("UPDATE country SET revoked = true WHERE code = ?").param(code).update();
    }

    /// The members of an organisation that are not revoked.
    public List<UUID> membersOf(UUID organisation) {
        return database.sql("SELECT id FROM member WHERE organisation = ? AND NOT revoked")
                .param(organisation)
                .query((row, _) -> row.getObject(1, UUID.class))
                .list();
    }

    /// The circles of an organisation that are not revoked.
    public List<UUID> circlesOf(UUID organisation) {
        return database.sql("SELECT id FROM circle WHERE organisation = ? AND NOT revoked")
                .param(organisation)
                .query((row, _) -> row.getObject(1, UUID.class))
                .list();
    }

    /// The circles a member is listed in, revoked or not.
    public List<UUID> circlesListing(UUID member) {
        return database.sql("SELECT circle FROM circle_member WHERE member = ?")
                .param(member)
                .query((row, _) -> row.getObject(1, UUID.class))
                .list();
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
