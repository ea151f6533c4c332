package org.wwow.backup.server.access.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import org.wwow.backup.sealing.MemberId;
import org.wwow.backup.server.http.Octets;

/// Passkeys and member slots.
@Repository
public class PasskeyRows {
    private static final String SELECT = """
            SELECT p.credential, p.member, p.attested, p.backup_eligible, p.sign_count, p.added,
                   s.file IS NOT NULL AS prf
            FROM passkey p LEFT JOIN slot s ON s.member = p.member AND s.credential = p.credential""";

    private final JdbcClient database;

    PasskeyRows(JdbcClient database) {
        this.database = database;
    }

    /// A passkey.
    ///
    /// @param attested the attested credential data of WebAuthn, with the public key
    /// @param prf      whether a slot is sealed under it
    public record Passkey(Octets credential, MemberId member, Octets attested, boolean backupEligible, long signCount,
            LocalDate added, boolean prf) {
        @Override
        public String toString() {
            return "Passkey[hidden]";
        }
    }

    /// A slot, under the passphrase where there is no credential.
    public record Slot(@Nullable Octets credential, Octets file) {
        @Override
        public String toString() {
            return "Slot[hidden]";
        }
    }

    /// Adds one, with its slot where it gives a PRF; false if the credential is known.
    public boolean add(Passkey passkey, @Nullable Octets slot) {
        try {
            database.sql("""
                    INSERT INTO passkey (credential, member, attested, backup_eligible, sign_count, added)
                    VALUES (?, ?, ?, ?, ?, ?)""")
                    .param(passkey.credential().bytes())
                    .param(passkey.member().uuid())
                    .param(passkey.attested().bytes())
                    .param(passkey.backupEligible())
                    .param(passkey.signCount())
                    .param(passkey.added())
                    .update();
        } catch (DuplicateKeyException _) {
            return false;
        }
        if (slot != null) {
            database.sql("INSERT INTO slot (member, credential, file) VALUES (?, ?, ?)")
                    .param(passkey.member().uuid())
                    .param(passkey.credential().bytes())
                    .param(slot.bytes())
                    .update();
        }
        return true;
    }

    /// The passkey of a credential.
    public Optional<Passkey> byCredential(Octets credential) {
        return database.sql(SELECT + " WHERE p.credential = ?")
                .param(credential.bytes())
                .query(PasskeyRows::passkey)
                .optional();
    }

    /// A member's passkeys.
    public List<Passkey> of(MemberId member) {
        return database.sql(SELECT + " WHERE p.member = ? ORDER BY p.added, p.credential")
                .param(member.uuid())
                .query(PasskeyRows::passkey)
                .list();
    }

    /// Remembers the counter of an authenticator.
    public void counted(Octets credential, long signCount) {
        database.sql("UPDATE passkey SET sign_count = ? WHERE credential = ?")
                .param(signCount)
                .param(credential.bytes())
                .update();
    }

    /// Removes a member's passkey and its slot; false if he has none such.
    public boolean remove(MemberId member, Octets credential) {
        return database.sql("DELETE FROM passkey WHERE member = ? AND credential = ?")
                .param(member.uuid())
                .param(credential.bytes())
                .update() == 1;
    }

    /// A member's slots, the passphrase's first.
    public List<Slot> slotsOf(MemberId member) {
        return database.sql("SELECT credential, file FROM slot WHERE member = ? ORDER BY credential NULLS FIRST")
                .param(member.uuid())
                .query((row, _) -> slot(row))
                .list();
    }

    private static Passkey passkey(ResultSet row, int number) throws SQLException {
        return new Passkey(Octets.of(row.getBytes("credential")), new MemberId(row.getObject("member", UUID.class)),
                Octets.of(row.getBytes("attested")), row.getBoolean("backup_eligible"), row.getLong("sign_count"),
                row.getObject("added", LocalDate.class), row.getBoolean("prf"));
    }

    private static Slot slot(ResultSet row) throws SQLException {
        byte[] credential = row.getBytes("credential");
        return new Slot(credential == null ? null : Octets.of(credential), Octets.of(row.getBytes("file")));
    }
}
