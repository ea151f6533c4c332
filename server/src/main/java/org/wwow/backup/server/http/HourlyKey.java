package org.wwow.backup.server.http;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Arrays;
import java.util.Base64;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import org.jspecify.annotations.Nullable;

/// Names for what must be counted and never written down: a MAC under a random key that is thrown away every hour
/// (protocol section 4). After the hour nobody, the server included, can tell what was counted.
public final class HourlyKey {
    private static final long HOUR = 3_600;

    private final Clock clock;
    private final SecureRandom random;
    private long hour = Long.MIN_VALUE;
    private byte @Nullable [] key;

    /// @param random draws a key for each hour
    public HourlyKey(Clock clock, SecureRandom random) {
        this.clock = clock;
        this.random = random;
    }

    /// The name of a value under this hour's key; the label keeps uses apart.
    public String name(String label, byte[] value) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(current(), "HmacSHA256"));
            mac.update((label + "\n").getBytes(StandardCharsets.US_ASCII));
            return Base64.getEncoder().encodeToString(Arrays.copyOf(mac.doFinal(value), 12));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has HMAC-SHA-256.", e);
        }
    }

    private synchronized byte[] current() {
        long now = Math.floorDiv(clock.instant().getEpochSecond(), HOUR);
        byte[] present = key;
        if (present == null || now != hour) {
            present = new byte[32];
            random.nextBytes(present);
            key = present;
            hour = now;
        }
        return present.clone();
    }
}
