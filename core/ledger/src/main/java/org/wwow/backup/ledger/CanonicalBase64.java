package org.wwow.backup.ledger;

import java.util.Base64;

/// Standard base64 in its one canonical spelling: the JDK's decoder also takes missing padding and stray bits, and two
/// spellings of one hash would be two texts under one meaning.
final class CanonicalBase64 {
    private CanonicalBase64() {}

    static byte[] decode(String text) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException notBase64) {
            throw new IllegalArgumentException("Base64 was expected.", notBase64);
        }
        if (!encode(bytes).equals(text)) {
            throw new IllegalArgumentException("The base64 is not in its canonical form.");
        }
        return bytes;
    }

    static String encode(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
