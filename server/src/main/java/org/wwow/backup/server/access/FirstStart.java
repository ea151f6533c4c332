package org.wwow.backup.server.access;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.OptionalLong;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import org.wwow.backup.sealing.Base64Url;
import org.wwow.backup.sealing.Envelope;
import org.wwow.backup.sealing.FormRefused;
import org.wwow.backup.sealing.JsonText;
import org.wwow.backup.sealing.JsonValue;
import org.wwow.backup.sealing.MemberId;
import org.wwow.backup.server.directory.Chain;
import org.wwow.backup.server.directory.Directory;
import org.wwow.backup.server.directory.MemberInForce;
import org.wwow.backup.server.directory.NewStatement;
import org.wwow.backup.server.http.Problem;
import org.wwow.backup.server.http.Refused;

/// The first start: whoever reads the operator's terminal makes root and first administrator in the browser, once
/// (protocol section 7). Until then the chain is empty and nobody can sign in.
@Component
public class FirstStart {
    private static final int TOKEN = 16;

    private final Chain chain;
    private final Directory directory;
    private final Accounts accounts;
    private final OwnLog log;
    private final Clock clock;
    private final byte[] token = new byte[TOKEN];
    private final Totp totp;

    FirstStart(Chain chain, Directory directory, Accounts accounts, OwnLog log, Clock clock) {
        this.chain = chain;
        this.directory = directory;
        this.accounts = accounts;
        this.log = log;
        this.clock = clock;
        var random = new SecureRandom();
        random.nextBytes(token);
        this.totp = Totp.draw(random);
    }

    /// Whether the instance waits for its set-up.
    public boolean open() {
        return !chain.begun();
    }

    /// The code generator's secret for the first administrator.
    ///
    /// @throws Refused with `session` unless the token is the one printed and nothing was set up
    public String totp(@Nullable String given) {
        var _ = require(given);
        return totp.revealBase32();
    }

    /// The token, if it is the one printed. It has 128 bits: guesses are not counted, which would only let a stranger keep
    /// the operator out.
    ///
    /// @throws Refused with `already` once set up, `session` for another token
    public String requirePrinted(@Nullable String given) {
        if (!open()) {
            throw new Refused(Problem.ALREADY);
        }
        return require(given);
    }

    /// Takes the first statements and opens the first administrator's account, all or nothing.
    ///
    /// @return where the chain stands then
    /// @throws Refused with `already` once set up, `session` for another token or a wrong code, or as [Chain#append]
    @Transactional
    public Chain.Appended setUp(@Nullable String given, List<Envelope> statements, NewAccount account) {
        var _ = requirePrinted(given);
        OptionalLong step = totp.step(account.code(), clock.instant());
        if (step.isEmpty()) {
            throw new Refused(Problem.SESSION);
        }
        Chain.Appended last = null;
        for (Envelope statement : statements) {
            last = chain.append(NewStatement.alone(statement));
        }
        log.requireNamed();
        boolean headLast = statements.getLast().type().equals("backup/v1/head");
        MemberId first = onlyMember(statements);
        if (last == null || !headLast || directory.member(first).filter(MemberInForce::administrator).isEmpty()) {
            throw new Refused(Problem.STATEMENT);
        }
        accounts.open(first, account, totp, step.getAsLong());
        directory.keepProfile(first, account.profile());
        return last;
    }

    /// The token, for the terminal and for tests.
    public String revealToken() {
        return Base64Url.encode(token);
    }

    private String require(@Nullable String given) {
        byte[] bytes;
        try {
            bytes = given == null ? new byte[0] : Base64Url.decode(given);
        } catch (FormRefused _) {
            bytes = new byte[0];
        }
        if (!MessageDigest.isEqual(bytes, token) || !open()) {
            throw new Refused(Problem.SESSION);
        }
        return Base64Url.encode(bytes);
    }

    private static MemberId onlyMember(List<Envelope> statements) {
        List<JsonValue> ids = statements.stream()
                .filter(statement -> statement.type().equals("backup/v1/member"))
                .map(statement -> statement.statement().member("id").orElseThrow())
                .toList();
        if (ids.size() != 1 || !(ids.getFirst() instanceof JsonText(String id))) {
            throw new Refused(Problem.STATEMENT);
        }
        return MemberId.read(id);
    }
}
