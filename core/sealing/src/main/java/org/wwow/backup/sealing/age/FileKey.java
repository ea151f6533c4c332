package org.wwow.backup.sealing.age;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;

import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.generators.HKDFBytesGenerator;
import org.bouncycastle.crypto.params.HKDFParameters;

/// The 16 random bytes from which a file's two keys are derived. Never used for two passes over content.
final class FileKey {
    static final int LENGTH = 16;
    static final int NONCE_LENGTH = 16;

    private final byte[] bytes;

    private FileKey(byte[] bytes) {
        this.bytes = bytes;
    }

    static FileKey draw(SecureRandom random) {
        byte[] bytes = new byte[LENGTH];
        random.nextBytes(bytes);
        return new FileKey(bytes);
    }

    static FileKey of(byte[] unwrapped) {
        return new FileKey(unwrapped);
    }

    /// Wraps under a key used once, so the nonce is zero (C2SP age).
    byte[] wrap(byte[] wrappingKey) {
        return wrapping(Cipher.ENCRYPT_MODE, wrappingKey, bytes);
    }

    /// The unwrapped bytes, or an empty array if the tag does not hold.
    static byte[] unwrap(byte[] wrappingKey, byte[] wrapped) {
        return wrapping(Cipher.DECRYPT_MODE, wrappingKey, wrapped);
    }

    byte[] reveal() {
        return bytes.clone();
    }

    byte[] headerMac(byte[] headerUpToDashes) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(hkdf(bytes, new byte[0], "header"), "HmacSHA256"));
            return mac.doFinal(headerUpToDashes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has HMAC-SHA-256.", e);
        }
    }

    byte[] payloadKey(byte[] nonce) {
        return hkdf(bytes, nonce, "payload");
    }

    /// HKDF-SHA-256 with 32 bytes of output.
    static byte[] hkdf(byte[] ikm, byte[] salt, String info) {
        var generator = new HKDFBytesGenerator(new SHA256Digest());
        generator.init(new HKDFParameters(ikm, salt, info.getBytes(StandardCharsets.US_ASCII)));
        byte[] key = new byte[32];
        generator.generateBytes(key, 0, key.length);
        return key;
    }

    private static byte[] wrapping(int mode, byte[] key, byte[] input) {
        try {
            Cipher cipher = Cipher.getInstance("ChaCha20-Poly1305");
            cipher.init(mode, new SecretKeySpec(key, "ChaCha20"), new IvParameterSpec(new byte[12]));
            return cipher.doFinal(input);
        } catch (AEADBadTagException _) {
            return new byte[0];
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has ChaCha20-Poly1305.", e);
        }
    }
}
