package org.wwow.backup.sealing.age;

import java.util.Arrays;
import java.util.List;

import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.hpke.HPKE;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;

/// A hybrid post-quantum recipient `age1pq…`: 1 216 bytes of X-Wing (ML-KEM-768 and X25519).
///
/// The only kind of recipient that is ever written to: captured traffic stays closed to a later quantum computer.
public final class Recipient {
    /// Length in bytes.
    public static final int LENGTH = 1216;
    static final String STANZA = "mlkem768x25519";
    private static final String PREFIX = "age1pq";

    private final byte[] bytes;
    private final AsymmetricKeyParameter key;

    private Recipient(byte[] bytes) {
        this.bytes = bytes;
        this.key = Hybrid.hpke().deserializePublicKey(bytes);
    }

    /// Takes 1 216 bytes.
    ///
    /// @throws IllegalArgumentException for another length or bytes that are no such key
    public static Recipient of(byte[] bytes) {
        if (bytes.length != LENGTH || !Hybrid.isReduced(bytes)) {
            throw new IllegalArgumentException("This is no hybrid recipient.");
        }
        return new Recipient(bytes.clone());
    }

    /// Reads `age1pq…`.
    ///
    /// @throws IllegalArgumentException in one sentence that says whether it is damaged or of another kind
    public static Recipient read(String text) {
        if (Bech32.decode("age", text).isPresent()) {
            throw new IllegalArgumentException(
                    "This is a classic recipient (age1…); make a hybrid one (age1pq…), which stays closed later too.");
        }
        byte[] decoded = Bech32.decode(PREFIX, text).orElse(new byte[0]);
        if (decoded.length != LENGTH || !text.startsWith(PREFIX)) {
            throw new IllegalArgumentException(
                    "This recipient is damaged or of an unknown kind; it begins with age1pq1.");
        }
        return of(decoded);
    }

    /// A copy of the 1 216 bytes.
    public byte[] bytes() {
        return bytes.clone();
    }

    /// The text `age1pq1…`, 1 959 characters.
    public String text() {
        return Bech32.encode(PREFIX, bytes);
    }

    Stanza wrap(FileKey fileKey) {
        HPKE hpke = Hybrid.hpke();
        try {
            byte[][] sealed = hpke.seal(key, Hybrid.INFO, new byte[0], fileKey.reveal(), null, null, null);
            return new Stanza(List.of(STANZA, Base64Strict.encode(sealed[1])), sealed[0]);
        } catch (InvalidCipherTextException e) {
            throw new IllegalStateException("Sealing has no invalid ciphertext.", e);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Recipient recipient && Arrays.equals(bytes, recipient.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /// A shortened text; the whole one has two thousand characters.
    @Override
    public String toString() {
        return text().substring(0, 20) + "…";
    }
}
