package org.wwow.backup.sealing;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/// A SHA-256 value: the HASH of the protocol (section 1). Compared in constant time; its JSON form is base64url.
public final class Digest {
    /// Length in bytes.
    public static final int LENGTH = 32;

    private final byte[] bytes;

    private Digest(byte[] bytes) {
        this.bytes = bytes;
    }

    /// Hashes the concatenation of the parts.
    public static Digest hash(byte[]... parts) {
        MessageDigest sha256 = sha256();
        for (byte[] part : parts) {
            sha256.update(part);
        }
        return new Digest(sha256.digest());
    }

    /// Takes 32 bytes that already are a digest.
    ///
    /// @throws FormRefused with `OUT_OF_RANGE` for another length
    public static Digest of(byte[] bytes) {
        if (bytes.length != LENGTH) {
            throw new FormRefused(FormRefused.Reason.OUT_OF_RANGE, "digest");
        }
        return new Digest(bytes.clone());
    }

    /// Takes what a streaming computation with [#sha256] ended with.
    public static Digest finish(MessageDigest sha256) {
        return of(sha256.digest());
    }

    /// Reads the base64url text.
    ///
    /// @throws FormRefused with `OUT_OF_RANGE` if it is not the text of 32 bytes
    public static Digest read(String text) {
        return of(Base64Url.decode(text));
    }

    /// A fresh SHA-256 computation, for content that does not fit in memory.
    public static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256.", e);
        }
    }

    /// A copy of the 32 bytes.
    public byte[] bytes() {
        return bytes.clone();
    }

    /// The first 16 bytes, from which derived identifiers are made.
    public byte[] firstHalf() {
        return Arrays.copyOf(bytes, 16);
    }

    /// The base64url text, 43 characters.
    public String text() {
        return Base64Url.encode(bytes);
    }

    /// Lower-case hexadecimal, as courts and `sha256sum` write it.
    public String hex() {
        return HexFormat.of().formatHex(bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Digest digest && MessageDigest.isEqual(bytes, digest.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return text();
    }
}
