package org.wwow.backup.server.access;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import java.util.OptionalLong;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import org.wwow.backup.sealing.Digest;
import org.wwow.backup.sealing.Id;
import org.wwow.backup.sealing.InstanceId;
import org.wwow.backup.sealing.MemberId;
import org.wwow.backup.sealing.Secret;
import org.wwow.backup.sealing.SigningKey;
import org.wwow.backup.server.access.store.AccountRows;
import org.wwow.backup.server.access.store.AccountRows.Account;
import org.wwow.backup.server.directory.Directory;
import org.wwow.backup.server.directory.MemberRevoked;
import org.wwow.backup.server.http.Member;
import org.wwow.backup.server.http.Network;
import org.wwow.backup.server.http.Problem;
import org.wwow.backup.server.http.Refused;

/// Members' way in by the value derived from the passphrase and a code (protocol section 8).
@Component
public class Accounts {
    private final AccountRows rows;
    private final Directory directory;
    private final SignInThrottle throttle;
    private final Clock clock;
    private final Account nobody;

    /// What a member has and knows.
    ///
    /// @param value derived from the passphrase (protocol section 8)
    /// @param code of the moment
    public record Proof(Secret value, String code) {}

    Accounts(AccountRows rows, Directory directory, SignInThrottle throttle, Clock clock, SecureRandom random) {
        this.rows = rows;
        this.directory = directory;
        this.throttle = throttle;
        this.clock = clock;
        MemberId ofNoKey = MemberId.of(new InstanceId(Id.draw(random)), SigningKey.draw(random).verificationKey());
        this.nobody = new Account(ofNoKey, "", Digest.hash(Secret.draw(random).revealBytes()),
                Totp.draw(random), 0);
    }

    /// Who signs in with these. An unknown name takes the same way as a known one, against an account that nobody
    /// has.
    ///
    /// @throws Refused with `session` for every failure, `slow-down` while the name has to wait
    @Transactional(noRollbackFor = Refused.class)
    public MemberId signIn(SignInName name, Proof proof, Network from) {
        Account account = rows.byName(name.text()).orElse(nobody);
        prove(name.text(), account, proof, from);
        if (directory.member(account.member()).isEmpty()) {
            throw new Refused(Problem.SESSION);
        }
        return account.member();
    }

    /// The sign-in name of a member.
    public String nameOf(MemberId member) {
        return rows.byMember(member).map(Account::name).orElseThrow(() -> new Refused(Problem.SESSION));
    }

    /// Changes passphrase slot and sign-in value, by somebody who proves the present ones again.
    ///
    /// @throws Refused with `session` or `slow-down` as [#signIn]
    @Transactional(noRollbackFor = Refused.class)
    public void changePassphrase(Member member, Proof proof, Network from, NewPassphrase fresh) {
        prove(member, proof, from);
        rows.changePassphrase(member.id(), fresh.signIn(), fresh.slot());
    }

    /// Takes passphrase and code of a member who is here already, for what a stolen session must not do.
    ///
    /// @throws Refused with `session` or `slow-down` as [#signIn]
    @Transactional(noRollbackFor = Refused.class)
    public void prove(Member member, Proof proof, Network from) {
        Account account = rows.byMember(member.id()).orElseThrow(() -> new Refused(Problem.SESSION));
        prove(account.name(), account, proof, from);
    }

    /// Opens an account for a member whose statement is in force.
    ///
    /// @param lastStep of the code that was shown at enrolment
    /// @throws Refused with `name-taken`
    void open(MemberId member, NewAccount account, Totp totp, long lastStep) {
        boolean added = rows.add(new Account(member, account.name().text(), account.signIn(), totp,
                lastStep), account.slot());
        if (!added) {
            throw new Refused(Problem.NAME_TAKEN);
        }
    }

    /// Whether a name belongs to somebody; asked for invitees only.
    Optional<MemberId> holderOf(SignInName name) {
        return rows.byName(name.text()).map(Account::member);
    }

    @EventListener
    void end(MemberRevoked revoked) {
        rows.remove(revoked.member());
    }

    /// Both are looked at before either answer counts; a code counts once.
    private void prove(String name, Account account, Proof proof, Network from) {
        throttle.require(name, from);
        boolean sameValue = Digest.hash(proof.value().revealBytes()).equals(account.signIn());
        OptionalLong step = account.totp().step(proof.code(), clock.instant());
        if (!sameValue || step.isEmpty() || !rows.takeStep(account.member(), step.getAsLong())) {
            throttle.failed(name, from, sameValue);
            throw new Refused(Problem.SESSION);
        }
        throttle.succeeded(name, from);
    }
}
