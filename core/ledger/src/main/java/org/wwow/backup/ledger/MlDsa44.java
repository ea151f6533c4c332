package org.wwow.backup.ledger;

import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;

/// ML-DSA-44 (FIPS 204, empty context) as the platform offers it; the one class that calls it.
final class MlDsa44 {
    static final int PUBLIC_KEY_BYTES = 1312;
    static final int SIGNATURE_BYTES = 2420;

    /// SubjectPublicKeyInfo up to the key: sequence, algorithm 2.16.840.1.101.3.4.3.17, bit string (RFC 9881).
    private static final byte[] SPKI_PREFIX = HexFormat.of().parseHex("30820532300b06096086480165030403110382052100");

    private MlDsa44() {}

    static PublicKey publicKey(byte[] raw) {
        if (raw.length != PUBLIC_KEY_BYTES) {
            throw new IllegalArgumentException(
                    "An ML-DSA-44 key has " + PUBLIC_KEY_BYTES + " bytes; it had " + raw.length + ".");
        }
        var spki = new ByteArrayOutputStream(SPKI_PREFIX.length + raw.length);
        spki.writeBytes(SPKI_PREFIX);
        spki.writeBytes(raw);
        try {
            return KeyFactory.getInstance("ML-DSA-44").generatePublic(new X509EncodedKeySpec(spki.toByteArray()));
        } catch (GeneralSecurityException notAKey) {
            throw new IllegalArgumentException("This is no ML-DSA-44 public key.", notAKey);
        }
    }

    static byte[] raw(PublicKey key) {
        byte[] spki = key.getEncoded();
        if (spki.length != SPKI_PREFIX.length + PUBLIC_KEY_BYTES
                || !Arrays.equals(SPKI_PREFIX, 0, SPKI_PREFIX.length, spki, 0, SPKI_PREFIX.length)) {
            throw new IllegalArgumentException("This is no ML-DSA-44 public key.");
        }
        return Arrays.copyOfRange(spki, SPKI_PREFIX.length, spki.length);
    }

    static byte[] sign(PrivateKey key, byte[] message) {
        try {
            Signature signature = Signature.getInstance("ML-DSA-44");
            signature.initSign(key);
            signature.update(message);
            return signature.sign();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("The platform cannot sign with ML-DSA-44.", impossible);
        }
    }

    static boolean verify(PublicKey key, byte[] message, byte[] signed) {
        try {
            Signature signature = Signature.getInstance("ML-DSA-44");
            signature.initVerify(key);
            signature.update(message);
            return signature.verify(signed);
        } catch (SignatureException _) {
            return false;
        } catch (InvalidKeyException notAKey) {
            throw new IllegalArgumentException("This is no ML-DSA-44 public key.", notAKey);
        } catch (GeneralSecurityException absent) {
            throw new IllegalStateException("Java 25 has ML-DSA-44.", absent);
        }
    }
}
