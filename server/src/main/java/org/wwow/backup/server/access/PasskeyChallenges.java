package org.wwow.backup.server.access;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import org.springframework.stereotype.Component;

import org.wwow.backup.sealing.Digest;

/// Challenges for passkeys: `16 random ‖ u64 expiry ‖ tag`, five minutes, once; nothing is kept of one that is not used.
@Component
final class PasskeyChallenges {
    /// Length in bytes.
    static final int LENGTH = 16 + Long.BYTES + ServerKey.TAG;
    private static final Duration LIFE = Duration.ofMinutes(5);

    private final ServerKey key;
    private final SpentChallenges spent;
    private final Clock clock;
    private final SecureRandom random;

    PasskeyChallenges(ServerKey key, SpentChallenges spent, Clock clock, SecureRandom random) {
        this.key = key;
        this.spent = spent;
        this.clock = clock;
        this.random = random;
    }

    /// @param purpose keeps sign-in apart from the registration of one member
    byte[] draw(String purpose) {
        byte[] drawn = new byte[16];
        random.nextBytes(drawn);
        byte[] message = ByteBuffer.allocate(16 + Long.BYTES)
                .put(drawn)
                .putLong(clock.instant().plus(LIFE).getEpochSecond())
                .array();
        return key.seal(purpose, message);
    }

    /// Whether it is ours, for this purpose, in time and for the first time.
    boolean take(String purpose, byte[] challenge) {
        if (challenge.length != LENGTH || !key.holds(purpose, challenge)) {
            return false;
        }
        Instant until = Instant.ofEpochSecond(ByteBuffer.wrap(challenge).getLong(16));
        return until.isAfter(clock.instant()) && spent.spend(Digest.hash(challenge), until);
    }
}
