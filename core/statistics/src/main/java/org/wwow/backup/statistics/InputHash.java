package org.wwow.backup.statistics;

import java.io.InputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

import org.wwow.backup.statistics.result.Value;

/// The SHA-256 of the bytes a figure was computed from, so that anyone who holds them can compute it again.
///
/// Where the result is published and the input hides small counts, a plain hash would let anybody test guesses of them;
/// there a secret salt goes before the input, and only who holds both can check the hash.
///
/// @param sha256 64 lower-case hexadecimal digits
/// @param salted whether a secret salt was hashed before the input
public record InputHash(String sha256, boolean salted) {
    /// How long a salt is, in bytes; nobody tries all salts of that length.
    public static final int SALT_LENGTH = 32;

    /// @throws IllegalArgumentException if it is not such a hash
    public InputHash {
        if (!sha256.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("An input hash is 64 lower-case hexadecimal digits.");
        }
    }

    /// The hash for print; `salted:` stands before one that needs the salt.
    Value asValue() {
        return Value.of(salted ? "salted:" + sha256 : sha256);
    }

    /// Hashes what is read through it; ask for [#hash] once the stream is at its end.
    public static final class Stream extends DigestInputStream {
        private final boolean salted;

        /// Wraps the stream a reader is given.
        public Stream(InputStream source) {
            super(source, sha256());
            salted = false;
        }

        /// Wraps the stream a reader is given, with a salt before what is read.
        ///
        /// @param salt [#SALT_LENGTH] secret bytes
        public Stream(InputStream source, byte[] salt) {
            super(source, sha256());
            if (salt.length != SALT_LENGTH) {
                throw new IllegalArgumentException("A salt has " + SALT_LENGTH + " bytes.");
            }
            getMessageDigest().update(salt);
            salted = true;
        }

        /// The hash of all bytes read so far; asked for once.
        public InputHash hash() {
            return new InputHash(HexFormat.of().formatHex(getMessageDigest().digest()), salted);
        }

        private static MessageDigest sha256() {
            try {
                return MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException absent) {
                throw new IllegalStateException("Every Java runtime has SHA-256.", absent);
            }
        }
    }
}
