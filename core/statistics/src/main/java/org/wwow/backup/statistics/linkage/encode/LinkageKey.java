package org.wwow.backup.statistics.linkage.encode;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import org.wwow.backup.statistics.InputRefused;

/// The secret two organisations share so that their encodings meet, and nobody else can make one.
///
/// Every use has a key of its own: `HMAC-SHA-256(secret, "backup-linkage-1" ‖ 0 ‖ use)`. The secret never leaves this
/// class and stands in no message.
public final class LinkageKey {
    /// The fewest bytes a secret may have.
    public static final int SHORTEST = 32;
    /// The most.
    public static final int LONGEST = 1024;

    private static final String ALGORITHM = "HmacSHA256";
    private static final String LABEL = "backup-linkage-1\0";
    private static final int CHECK_BYTES = 4;

    private final byte[] secret;

    private LinkageKey(byte[] secret) {
        this.secret = secret;
    }

    /// A key of a copy of these bytes.
    ///
    /// @throws InputRefused if they are too few, too many, or plainly not random
    public static LinkageKey of(byte[] secret) {
        if (secret.length < SHORTEST || secret.length > LONGEST) {
            throw InputRefused.because("The key has " + secret.length + " bytes; make one of " + SHORTEST + " to "
                    + LONGEST + " random bytes.");
        }
        long kinds = Arrays.stream(toInts(secret)).distinct().count();
        if (kinds < SHORTEST / 4) {
            throw InputRefused.because("The key repeats a few bytes; make one of random bytes.");
        }
        return new LinkageKey(secret.clone());
    }

    private static int[] toInts(byte[] bytes) {
        int[] numbers = new int[bytes.length];
        for (int at = 0; at < bytes.length; at++) {
            numbers[at] = bytes[at];
        }
        return numbers;
    }

    /// A code made with the key of one use.
    Mac codeFor(String use) {
        return mac(derived(use));
    }

    /// Eight hexadecimal digits by which two organisations see that they hold the same key; they do not help to find it.
    public String check() {
        return HexFormat.of().formatHex(derived("check"), 0, CHECK_BYTES);
    }

    private byte[] derived(String use) {
        return mac(secret).doFinal((LABEL + use).getBytes(StandardCharsets.UTF_8));
    }

    private static Mac mac(byte[] key) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            return mac;
        } catch (GeneralSecurityException absent) {
            throw new IllegalStateException("Every Java runtime has HMAC with SHA-256.", absent);
        }
    }

    /// Whether two keys are the same, in constant time.
    public boolean matches(LinkageKey other) {
        return MessageDigest.isEqual(secret, other.secret);
    }

    @Override
    public String toString() {
        return "LinkageKey(secret)";
    }

    /// Numbers drawn from a code: SHA-256 blocks of `seed ‖ counter`, so that any length can be had.
    static final class Stream {
        private final Mac code;
        private final byte[] seed;
        private ByteBuffer block = ByteBuffer.allocate(0);
        private int counter;

        Stream(Mac code, byte[] seed) {
            this.code = code;
            this.seed = seed.clone();
        }

        /// 32 bits as a whole number from 0.
        long next() {
            if (block.remaining() < Integer.BYTES) {
                code.update(seed);
                block = ByteBuffer.wrap(code.doFinal(ByteBuffer.allocate(Integer.BYTES).putInt(counter++).array()));
            }
            return Integer.toUnsignedLong(block.getInt());
        }

        /// A number below a bound; the bias is below 2^-16 for the bounds used here.
        int below(int bound) {
            return (int) ((next() * bound) >>> Integer.SIZE);
        }
    }
}
