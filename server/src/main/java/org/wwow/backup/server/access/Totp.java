package org.wwow.backup.server.access;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.OptionalLong;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// The secret of a code generator and its codes: RFC 6238 with SHA-1, six digits, 30 seconds, as every such app has it.
public final class Totp {
    /// Length of the secret in bytes, the one RFC 4226 asks for.
    public static final int LENGTH = 20;
    private static final int STEP_SECONDS = 30;
    private static final int SKEW = 1;
    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private final byte[] secret;

    private Totp(byte[] secret) {
        this.secret = secret;
    }

    /// Draws one.
    public static Totp draw(SecureRandom random) {
        byte[] bytes = new byte[LENGTH];
        random.nextBytes(bytes);
        return new Totp(bytes);
    }

    /// Takes a copy of 20 bytes.
    public static Totp of(byte[] secret) {
        if (secret.length != LENGTH) {
            throw new IllegalArgumentException("A secret for codes has 20 bytes.");
        }
        return new Totp(secret.clone());
    }

    /// A copy of the secret.
    public byte[] revealBytes() {
        return secret.clone();
    }

    /// RFC 4648 base 32; 20 bytes need no padding.
    public String revealBase32() {
        var text = new StringBuilder(32);
        long bits = 0;
        int held = 0;
        for (byte part : secret) {
            bits = bits << 8 | Byte.toUnsignedInt(part);
            held += 8;
            while (held >= 5) {
                held -= 5;
                text.append(BASE32.charAt((int) (bits >> held) & 31));
            }
        }
        return text.toString();
    }

    /// The step a code belongs to: now, the one before or the one after. Every step is looked at, whichever matches.
    public OptionalLong step(String code, Instant now) {
        long present = Math.floorDiv(now.getEpochSecond(), STEP_SECONDS);
        OptionalLong found = OptionalLong.empty();
        for (long step = present - SKEW; step <= present + SKEW; step++) {
            boolean same = MessageDigest.isEqual(code(step).getBytes(StandardCharsets.US_ASCII),
                    code.getBytes(StandardCharsets.UTF_8));
            if (same && found.isEmpty()) {
                found = OptionalLong.of(step);
            }
        }
        return found;
    }

    /// The code of a step (RFC 4226 section 5.3).
    public String code(long step) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(secret, "HmacSHA1"));
            byte[] hash = mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
            int offset = hash[hash.length - 1] & 0x0f;
            int binary = ByteBuffer.wrap(hash, offset, Integer.BYTES).getInt() & 0x7fff_ffff;
            String digits = Integer.toString(binary % 1_000_000);
            return "0".repeat(6 - digits.length()) + digits;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has HMAC-SHA-1.", e);
        }
    }

    @Override
    public String toString() {
        return "Totp[hidden]";
    }
}
