package org.wwow.backup.server.access.store;

import java.util.Optional;
import java.util.UUID;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import org.wwow.backup.sealing.Digest;
import org.wwow.backup.sealing.MemberId;
import org.wwow.backup.server.access.Totp;
import org.wwow.backup.server.http.Octets;

/// Accounts and the passphrase slot of each.
@Repository
public class AccountRows {
    private final JdbcClient database;

    AccountRows(JdbcClient database) {
        this.database = database;
    }

    /// A row.
    ///
    /// @param totp     the secret of the code generator
    /// @param lastStep the step of the last code that was taken
    public record Account(MemberId member, String name, Digest signIn, Totp totp, long lastStep) {
        @Override
        public String toString() {
            return "Account[hidden]";
        }
    }

    /// The account of a name.
    public Optional<Account> byName(String name) {
        return one("SELECT member, name, sign_in, totp, last_step FROM account WHERE name = ?", name);
    }

    /// The account of a member.
    public Optional<Account> byMember(MemberId member) {
        return one("SELECT member, name, sign_in, totp, last_step FROM account WHERE member = ?", member.uuid());
    }

    /// Adds an account with its passphrase slot; false if the name is taken.
    public boolean add(Account account, Octets slot) {
        try {
            database.sql("INSERT INTO account (member, name, sign_in, totp, last_step) VALUES (?, ?, ?, ?, ?)")
                    .param(account.member().uuid())
                    .param(account.name())
                    .param(account.signIn().bytes())
                    .param(account.totp().revealBytes())
                    .param(account.lastStep())
                    .update();
        } catch (DuplicateKeyException _) {
            return false;
        }
        database.sql("INSERT INTO slot (member, file) VALUES (?, ?)")
                .param(account.member().uuid())
                .param(slot.bytes())
                .update();
        return true;
    }

    /// Takes a code's step; false if it or a later one was taken before.
    public boolean takeStep(MemberId member, long step) {
        return database.sql("UPDATE account SET last_step = ? WHERE member = ? AND last_step < ?")
                .param(step)
                .param(member.uuid())
                .param(step)
                .update() == 1;
    }

    /// Changes sign-in value and passphrase slot together.
    public void changePassphrase(MemberId member, Digest signIn, Octets slot) {
        database.sql("UPDATE account SET sign_in = ? WHERE member = ?")
                .param(signIn.bytes())
                .param(member.uuid())
                .update();
        database.sql("UPDATE slot SET file = ? WHERE member = ? AND credential IS NULL")
                .param(slot.bytes())
                .param(member.uuid())
                .update();
    }

    /// Ends everything a member could sign in with.
    public void remove(MemberId member) {
        database.sql("DELETE FROM account WHERE member = ?").param(member.uuid()).update();
    }

    private Optional<Account> one(String sql, Object parameter) {
        return database.sql(sql)
                .param(parameter)
                .query((row, _) -> new Account(new MemberId(row.getObject("member", UUID.class)),
                        row.getString("name"), Digest.of(row.getBytes("sign_in")), Totp.of(row.getBytes("totp")),
                        row.getLong("last_step")))
                .optional();
    }
}
