package org.wwow.backup.dossier.casefolder;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.regex.Pattern;

/// A SHA-512 value, the second digest of everything in a dossier.
public final class LongDigest {
    private static final int LENGTH = 64;
    private static final Pattern HEX = Pattern.compile("[0-9a-f]{128}");

    private final byte[] bytes;

    private LongDigest(byte[] bytes) {
        this.bytes = bytes;
    }

    /// Takes what a computation ended with.
    ///
    /// @throws IllegalArgumentException if these are not 64 bytes
    public static LongDigest of(byte[] bytes) {
        if (bytes.length != LENGTH) {
            throw new IllegalArgumentException("A SHA-512 has 64 bytes.");
        }
        return new LongDigest(bytes.clone());
    }

    /// Reads 128 lower-case hexadecimal digits.
    ///
    /// @throws IllegalArgumentException if they are none
    public static LongDigest ofHex(String text) {
        if (!HEX.matcher(text).matches()) {
            throw new IllegalArgumentException("A SHA-512 has 128 small hexadecimal digits.");
        }
        return new LongDigest(HexFormat.of().parseHex(text));
    }

    /// Lower-case hexadecimal.
    public String hex() {
        return HexFormat.of().formatHex(bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LongDigest that && MessageDigest.isEqual(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return hex();
    }
}
