package org.wwow.backup.server.access;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import org.springframework.stereotype.Component;

import org.wwow.backup.sealing.Digest;
import org.wwow.backup.sealing.FormRefused;
import org.wwow.backup.sealing.MemberId;
import org.wwow.backup.sealing.Secret;
import org.wwow.backup.server.access.store.SessionRows;
import org.wwow.backup.server.directory.Directory;
import org.wwow.backup.server.http.Callers;
import org.wwow.backup.server.http.Member;
import org.wwow.backup.server.http.Reporter;
import org.wwow.backup.server.http.SessionId;

/// Sessions of members: at most 12 hours, kept as the hash of a random secret, dead the moment the member is revoked.
@Component
public final class Sessions implements Callers {
    /// The longest life of a session (protocol section 8).
    public static final Duration LIFE = Duration.ofHours(12);

    private final SessionRows rows;
    private final Directory directory;
    private final Mailboxes mailboxes;
    private final Clock clock;
    private final SecureRandom random;

    Sessions(SessionRows rows, Directory directory, Mailboxes mailboxes, Clock clock, SecureRandom random) {
        this.rows = rows;
        this.directory = directory;
        this.mailboxes = mailboxes;
        this.clock = clock;
        this.random = random;
    }

    /// Begins a session of a member who has proved who he is.
    public Begun begin(MemberId member) {
        Secret secret = Secret.draw(random);
        Instant until = clock.instant().plus(LIFE);
        SessionId session = SessionId.draw(random);
        rows.add(session, Digest.hash(secret.revealBytes()), member, until, clock.instant());
        return new Begun(secret, new Member(member, session, until));
    }

    /// Ends one session; open streams notice at their next keep-alive.
    public void end(SessionId session) {
        rows.end(session);
    }

    /// Ends every session of a member but one.
    public void endOthers(Member member) {
        rows.endOthers(member.id(), member.session());
    }

    @Override
    public boolean lives(Member member) {
        return rows.lives(member.session(), clock.instant()) && directory.member(member.id()).isPresent();
    }

    @Override
    public Optional<Reporter> reporter(String token) {
        return mailboxes.reporter(token);
    }

    /// Looks up the session and then the directory, on every call: a revocation needs no other message to take effect.
    @Override
    public Optional<Member> member(String cookie) {
        Secret secret;
        try {
            secret = Secret.read(cookie);
        } catch (FormRefused _) {
            return Optional.empty();
        }
        return rows.member(Digest.hash(secret.revealBytes()), clock.instant())
                .filter(member -> directory.member(member.id()).isPresent());
    }

    /// A session just begun.
    ///
    /// @param secret for the cookie; nowhere else
    public record Begun(Secret secret, Member member) {}
}
