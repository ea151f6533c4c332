package org.wwow.backup.server.access;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import org.springframework.stereotype.Component;

import org.wwow.backup.sealing.Base64Url;
import org.wwow.backup.sealing.Digest;
import org.wwow.backup.sealing.FormRefused;
import org.wwow.backup.sealing.MailboxId;
import org.wwow.backup.server.http.Problem;
import org.wwow.backup.server.http.Refused;

/// The work asked for the first deposit of an empty mailbox (protocol section 4).
///
/// It only slows a flood and is capped, because an attacker with many machines must not price a survivor out.
@Component
public final class Work {
    /// At rest.
    public static final int LEAST_BITS = 8;
    /// Never more: about four seconds on a slow phone.
    public static final int MOST_BITS = 18;
    private static final Duration LIFE = Duration.ofMinutes(10);
    private static final byte[] LABEL = "backup/v1/work\n".getBytes(StandardCharsets.US_ASCII);
    private static final String CHALLENGE = "backup/v1/challenge";
    private static final int RANDOM = 16;
    private static final int LENGTH = RANDOM + Long.BYTES + 1 + ServerKey.TAG;
    private static final int CALM = 32;

    private final ServerKey key;
    private final SpentChallenges spent;
    private final Clock clock;
    private final SecureRandom random;
    private long minute = Long.MIN_VALUE;
    private int thisMinute;
    private int lastMinute;

    Work(ServerKey key, SpentChallenges spent, Clock clock, SecureRandom random) {
        this.key = key;
        this.spent = spent;
        this.clock = clock;
        this.random = random;
    }

    /// A fresh challenge.
    public Challenge challenge() {
        int bits = bits();
        byte[] drawn = new byte[RANDOM];
        random.nextBytes(drawn);
        byte[] message = ByteBuffer.allocate(LENGTH - ServerKey.TAG)
                .put(drawn)
                .putLong(clock.instant().plus(LIFE).getEpochSecond())
                .put((byte) bits)
                .array();
        return new Challenge(Base64Url.encode(key.seal(CHALLENGE, message)), bits);
    }

    /// Takes the work for a mailbox, once. Call it in the deposit's own transaction, so that a deposit that fails does
    /// not spend it.
    ///
    /// @param nonce a u64, as its 64 bits
    /// @throws Refused with `work` if the challenge is not ours, lapsed or spent, or the work does not hold
    public void spend(MailboxId mailbox, String challenge, long nonce) {
        byte[] sealed = decode(challenge);
        if (sealed.length != LENGTH || !key.holds(CHALLENGE, sealed)) {
            throw new Refused(Problem.WORK);
        }
        Instant until = Instant.ofEpochSecond(ByteBuffer.wrap(sealed).getLong(RANDOM));
        int bits = sealed[RANDOM + Long.BYTES];
        byte[] answer = ByteBuffer.allocate(Long.BYTES).putLong(nonce).array();
        boolean holds = leadingZeroBits(Digest.hash(LABEL, sealed, mailbox.bytes(), answer).bytes()) >= bits;
        if (!holds || !until.isAfter(clock.instant()) || !spent.spend(Digest.hash(sealed), until)) {
            throw new Refused(Problem.WORK);
        }
        count();
    }

    private synchronized int bits() {
        turn();
        return bitsFor(Math.max(thisMinute, lastMinute));
    }

    /// One bit more for each doubling of the new mailboxes of a minute above the calm.
    int bitsFor(int newMailboxes) {
        int doublings = newMailboxes <= CALM ? 0 : 32 - Integer.numberOfLeadingZeros(newMailboxes / CALM);
        return Math.min(MOST_BITS, LEAST_BITS + doublings);
    }

    private synchronized void count() {
        turn();
        thisMinute++;
    }

    private void turn() {
        long now = Math.floorDiv(clock.instant().getEpochSecond(), 60);
        if (now != minute) {
            lastMinute = now == minute + 1 ? thisMinute : 0;
            thisMinute = 0;
            minute = now;
        }
    }

    private static byte[] decode(String challenge) {
        try {
            return Base64Url.decode(challenge);
        } catch (FormRefused _) {
            throw new Refused(Problem.WORK);
        }
    }

    private static int leadingZeroBits(byte[] digest) {
        int zeros = 0;
        for (byte part : digest) {
            int value = Byte.toUnsignedInt(part);
            if (value != 0) {
                return zeros + Integer.numberOfLeadingZeros(value) - 24;
            }
            zeros += Byte.SIZE;
        }
        return zeros;
    }

    /// What a mailbox is asked to work on.
    ///
    /// @param text the 41 bytes in base64url
    /// @param bits leading zero bits that the answer's hash needs
    public record Challenge(String text, int bits) {}
}
