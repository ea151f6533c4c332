package org.wwow.backup.dossier.bag;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// A manifest's algorithm, by the name in its file's name (RFC 8493 section 2.4).
public enum BagAlgorithm {
    /// Broken for collisions, read for old bags.
    MD5("md5", "MD5", 16),
    /// Broken for collisions, read for old bags.
    SHA1("sha1", "SHA-1", 20),
    /// SHA-2 with 224 bits.
    SHA224("sha224", "SHA-224", 28),
    /// SHA-2 with 256 bits, one of the two our bags carry.
    SHA256("sha256", "SHA-256", 32),
    /// SHA-2 with 384 bits.
    SHA384("sha384", "SHA-384", 48),
    /// SHA-2 with 512 bits, one of the two our bags carry.
    SHA512("sha512", "SHA-512", 64),
    /// SHA-3 with 256 bits.
    SHA3_256("sha3256", "SHA3-256", 32),
    /// SHA-3 with 512 bits.
    SHA3_512("sha3512", "SHA3-512", 64);

    private final String token;
    private final String name;
    private final int bytes;

    BagAlgorithm(String token, String name, int bytes) {
        this.token = token;
        this.name = name;
        this.bytes = bytes;
    }

    static Optional<BagAlgorithm> ofToken(String token) {
        return Arrays.stream(values()).filter(one -> one.token.equals(token.toLowerCase(Locale.ROOT))).findFirst();
    }

    String token() {
        return token;
    }

    int bytes() {
        return bytes;
    }

    boolean weak() {
        return this == MD5 || this == SHA1;
    }

    MessageDigest digest() {
        try {
            return MessageDigest.getInstance(name);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("This Java has no " + name + ".", missing);
        }
    }
}
