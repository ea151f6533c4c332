package org.wwow.backup.server.directory.store;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import org.wwow.backup.sealing.CanonicalJson;
import org.wwow.backup.sealing.Digest;
import org.wwow.backup.sealing.MemberId;
import org.wwow.backup.server.directory.SaltedProfile;

/// Names of members, erased by removing the row.
@Repository
public class ProfileRows {
    private final JdbcClient database;

    ProfileRows(JdbcClient database) {
        this.database = database;
    }

    /// The digest a member's statement holds.
    public Optional<Digest> digestOf(MemberId member) {
        return database.sql("SELECT profile FROM member WHERE id = ?")
                .param(member.uuid())
                .query(byte[].class)
                .optional()
                .map(Digest::of);
    }

    /// Keeps a profile in the place of an earlier one.
    public void keep(MemberId member, SaltedProfile profile) {
        database.sql("""
                INSERT INTO profile (member, salt, profile) VALUES (?, ?, ?)
                ON CONFLICT (member) DO UPDATE SET salt = excluded.salt, profile = excluded.profile""")
                .param(member.uuid())
                .param(profile.salt())
                .param(new String(CanonicalJson.write(profile.profile()), StandardCharsets.UTF_8))
                .update();
    }

    /// All that are kept.
    public Map<MemberId, SaltedProfile> all() {
        Map<MemberId, SaltedProfile> profiles = new LinkedHashMap<>();
        database.sql("SELECT member, salt, profile FROM profile ORDER BY member").query(row -> {
            profiles.put(new MemberId(row.getObject("member", UUID.class)), SaltedProfile.of(row.getBytes("salt"),
                    CanonicalJson.read(row.getString("profile").getBytes(StandardCharsets.UTF_8))));
        });
        return profiles;
    }

    /// Erases one; false if there was none.
    public boolean erase(MemberId member) {
        return database.sql("DELETE FROM profile WHERE member = ?").param(member.uuid()).update() == 1;
    }
}
