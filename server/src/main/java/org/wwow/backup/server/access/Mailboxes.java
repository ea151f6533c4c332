package org.wwow.backup.server.access;

import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import org.springframework.stereotype.Component;

import org.wwow.backup.sealing.Base64Url;
import org.wwow.backup.sealing.FormRefused;
import org.wwow.backup.sealing.Id;
import org.wwow.backup.sealing.MailboxId;
import org.wwow.backup.sealing.ReporterKeys;
import org.wwow.backup.sealing.Secret;
import org.wwow.backup.server.http.Reporter;

/// Sessions of reporters: a token that carries everything and of which nothing is stored (protocol section 4).
///
/// No table is asked whether the mailbox exists, so an unknown one cannot answer otherwise than an empty one.
@Component
public final class Mailboxes {
    /// How long a token holds.
    public static final Duration LIFE = Duration.ofMinutes(30);
    private static final String LABEL = "backup/v1/session";
    private static final int LENGTH = 16 + Long.BYTES + ServerKey.TAG;

    private final ServerKey key;
    private final Clock clock;

    Mailboxes(ServerKey key, Clock clock) {
        this.key = key;
        this.clock = clock;
    }

    /// Opens the mailbox of any secret.
    public String open(Secret secret) {
        MailboxId mailbox = ReporterKeys.mailboxId(secret);
        long expiry = clock.instant().plus(LIFE).getEpochSecond();
        byte[] message = ByteBuffer.allocate(16 + Long.BYTES).put(mailbox.bytes()).putLong(expiry).array();
        return Base64Url.encode(key.seal(LABEL, message));
    }

    /// Whom a token stands for, if it is ours and not past its time.
    public Optional<Reporter> reporter(String token) {
        byte[] sealed;
        try {
            sealed = Base64Url.decode(token);
        } catch (FormRefused _) {
            return Optional.empty();
        }
        if (sealed.length != LENGTH || !key.holds(LABEL, sealed)) {
            return Optional.empty();
        }
        byte[] mailbox = new byte[16];
        ByteBuffer message = ByteBuffer.wrap(sealed).get(mailbox);
        Instant until = Instant.ofEpochSecond(message.getLong());
        return until.isAfter(clock.instant())
                ? Optional.of(new Reporter(new MailboxId(Id.of(mailbox)), until))
                : Optional.empty();
    }
}
