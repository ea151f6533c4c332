package org.wwow.backup.sealing.deposit;

import java.util.Arrays;

import org.wwow.backup.sealing.Digest;

/// Bytes of an age file, whole or part: a header, a payload or a grant. It never prints them.
///
/// The array is not copied, since a deposit may carry megabytes: whoever gives it away does not write to it again.
public final class SealedBytes {
    private final byte[] bytes;

    private SealedBytes(byte[] bytes) {
        this.bytes = bytes;
    }

    /// Takes an array that the caller no longer changes.
    public static SealedBytes of(byte[] bytes) {
        return new SealedBytes(bytes);
    }

    /// The array itself, to be read only.
    public byte[] shared() {
        return bytes;
    }

    /// How many bytes.
    public int length() {
        return bytes.length;
    }

    /// Their SHA-256.
    public Digest digest() {
        return Digest.hash(bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SealedBytes sealed && Arrays.equals(bytes, sealed.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return "SealedBytes[" + bytes.length + "]";
    }
}
