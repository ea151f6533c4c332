package org.wwow.backup.ledger;

import java.util.Base64;

/// Standard base64 in its one canonical spelling: the JDK's decoder also takes missing padding and stray bits, and two
/// spellings of one hash would be two texts under one meaning.
final class CanonicalBase64 {
    private CanonicalBase64() {}

    static byte[] decode(String text) {
        byte[] bytes = decodePadded(text);
        if (!encode(bytes).equals(text)) {
            throw new IllegalArgumentException("The base64 is not in its canonical form.");
        }
        return bytes;
    }

    /// As other verifiers read signature lines: padded, but the unused bits may be anything.
    static byte[] decodePadded(String text) {
        if (text.length() % 4 != 0) {
            throw new IllegalArgumentException("The base64 has no padding.");
        }
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException notBase64) {
            throw new IllegalArgumentException("Base64 was expected.", notBase64);
        }
    }

    static String encode(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
