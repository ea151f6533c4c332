package org.wwow.backup.sealing.age;

import java.security.GeneralSecurityException;

import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// The STREAM construction of age: chunks of 64 KiB, nonce = 11-byte counter and a flag for the last chunk.
///
/// Arrays are the caller's; nothing of the size of a chunk is allocated here.
final class ChunkCipher {
    static final int PLAIN = 64 << 10;
    static final int TAG = 16;
    static final int SEALED = PLAIN + TAG;

    private final Cipher cipher;
    private final SecretKeySpec key;
    private final byte[] nonce = new byte[12];
    private long counter;

    ChunkCipher(byte[] payloadKey) {
        this.key = new SecretKeySpec(payloadKey, "ChaCha20");
        try {
            this.cipher = Cipher.getInstance("ChaCha20-Poly1305");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has ChaCha20-Poly1305.", e);
        }
    }

    /// Seals the next chunk and returns the sealed length.
    int seal(byte[] plain, int from, int length, boolean last, byte[] sealed) {
        try {
            start(Cipher.ENCRYPT_MODE, last);
            int written = cipher.doFinal(plain, from, length, sealed, 0);
            counter++;
            return written;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Sealing a chunk cannot fail.", e);
        }
    }

    /// Opens the next chunk, which stands at the start of its array so that the JDK decrypts without a copy.
    ///
    /// @return the plain length, or -1 if it does not hold; then the counter stays
    int open(byte[] sealed, int length, boolean last, byte[] plain) {
        if (length < TAG) {
            return -1;
        }
        try {
            start(Cipher.DECRYPT_MODE, last);
            int written = cipher.doFinal(sealed, 0, length, plain, 0);
            counter++;
            return written;
        } catch (AEADBadTagException _) {
            return -1;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Opening a chunk fails by its tag only.", e);
        }
    }

    boolean isFirst() {
        return counter == 0;
    }

    private void start(int mode, boolean last) throws GeneralSecurityException {
        for (int at = 0; at < 8; at++) {
            nonce[10 - at] = (byte) (counter >>> (8 * at));
        }
        nonce[11] = (byte) (last ? 1 : 0);
        cipher.init(mode, key, new IvParameterSpec(nonce));
    }
}
