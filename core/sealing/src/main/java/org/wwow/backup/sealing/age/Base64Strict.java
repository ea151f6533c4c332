package org.wwow.backup.sealing.age;

import java.util.Base64;
import java.util.Optional;

/// base64 without padding, in its one canonical spelling, as age's header has it.
final class Base64Strict {
    private static final Base64.Encoder ENCODER = Base64.getEncoder().withoutPadding();

    private Base64Strict() {}

    static String encode(byte[] bytes) {
        return ENCODER.encodeToString(bytes);
    }

    static Optional<byte[]> decode(String text) {
        try {
            byte[] bytes = Base64.getDecoder().decode(text);
            return encode(bytes).equals(text) ? Optional.of(bytes) : Optional.empty();
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
