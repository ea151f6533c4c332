package org.wwow.backup.statistics;

import java.io.InputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// The SHA-256 of the bytes a figure was computed from, so that anyone who holds them can compute it again.
///
/// @param sha256 64 lower-case hexadecimal digits
public record InputHash(String sha256) {
    /// @throws IllegalArgumentException if it is not such a hash
    public InputHash {
        if (!sha256.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("An input hash is 64 lower-case hexadecimal digits.");
        }
    }

    /// Hashes what is read through it; ask for [#hash] once the stream is at its end.
    public static final class Stream extends DigestInputStream {
        /// Wraps the stream a reader is given.
        public Stream(InputStream source) {
            super(source, sha256());
        }

        /// The hash of all bytes read so far; the stream starts anew after it.
        public InputHash hash() {
            return new InputHash(HexFormat.of().formatHex(getMessageDigest().digest()));
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
