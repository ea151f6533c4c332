package org.wwow.backup.sealing.age;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.List;

import org.bouncycastle.crypto.generators.SCrypt;

/// A passphrase for scrypt files. Written for the root's file only, so that the plain age tool opens it
/// (protocol sections 1 and 7).
public final class Passphrase implements OpeningKey {
    static final String STANZA = "scrypt";
    /// The largest work factor that is computed on reading: 2^20 rounds, 1 GiB of memory.
    static final int MAX_LOG_N = 20;
    /// The work factor of the root's file; it needs 256 MiB of memory.
    static final int ROOT_LOG_N = 18;
    static final int SALT = 16;
    private static final byte[] LABEL = "age-encryption.org/v1/scrypt".getBytes(StandardCharsets.US_ASCII);

    private final byte[] passphrase;

    private Passphrase(byte[] passphrase) {
        this.passphrase = passphrase;
    }

    /// Takes the passphrase exactly as given, as the age tool does.
    ///
    /// @throws IllegalArgumentException if it is empty
    public static Passphrase of(String passphrase) {
        if (passphrase.isEmpty()) {
            throw new IllegalArgumentException("The passphrase is empty.");
        }
        return new Passphrase(passphrase.getBytes(StandardCharsets.UTF_8));
    }

    Stanza wrap(FileKey fileKey, SecureRandom random) {
        byte[] salt = new byte[SALT];
        random.nextBytes(salt);
        return new Stanza(List.of(STANZA, Base64Strict.encode(salt), Integer.toString(ROOT_LOG_N)),
                fileKey.wrap(wrappingKey(salt, ROOT_LOG_N)));
    }

    byte[] wrappingKey(byte[] salt, int logN) {
        byte[] labelled = new byte[LABEL.length + SALT];
        System.arraycopy(LABEL, 0, labelled, 0, LABEL.length);
        System.arraycopy(salt, 0, labelled, LABEL.length, SALT);
        return SCrypt.generate(passphrase, labelled, 1 << logN, 8, 1, 32);
    }

    @Override
    public String toString() {
        return "Passphrase[hidden]";
    }
}
