package org.wwow.backup.sealing.age;

import java.nio.charset.StandardCharsets;

import org.bouncycastle.crypto.hpke.HPKE;

/// The one HPKE suite (RFC 9180): X-Wing, HKDF-SHA-256, ChaCha20-Poly1305, base mode.
final class Hybrid {
    /// Length of the encapsulated key: 1 088 bytes of ML-KEM-768 and 32 of X25519.
    static final int ENCAPSULATED = 1120;
    static final byte[] INFO = "age-encryption.org/mlkem768x25519".getBytes(StandardCharsets.US_ASCII);
    private static final int COEFFICIENTS_END = 1152;
    private static final int MODULUS = 3329;

    private Hybrid() {}

    static HPKE hpke() {
        return new HPKE(HPKE.mode_base, HPKE.kem_X_WING, HPKE.kdf_HKDF_SHA256, HPKE.aead_CHACHA20_POLY1305);
    }

    /// The modulus check of FIPS 203 section 7.2: every 12-bit coefficient of the ML-KEM part is below 3 329.
    static boolean isReduced(byte[] recipient) {
        for (int at = 0; at < COEFFICIENTS_END; at += 3) {
            int low = (recipient[at] & 0xff) | ((recipient[at + 1] & 0x0f) << 8);
            int high = ((recipient[at + 1] & 0xf0) >> 4) | ((recipient[at + 2] & 0xff) << 4);
            if (low >= MODULUS || high >= MODULUS) {
                return false;
            }
        }
        return true;
    }
}
