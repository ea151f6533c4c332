package org.wwow.backup.sealing;

import java.util.Arrays;

/// The 64 bytes of an Ed25519 signature (RFC 8032). Holding one says nothing about its validity.
public final class Signature {
    /// Length in bytes.
    public static final int LENGTH = 64;

    private final byte[] bytes;

    private Signature(byte[] bytes) {
        this.bytes = bytes;
    }

    /// Takes 64 bytes.
    ///
    /// @throws FormRefused with `OUT_OF_RANGE` for another length
    public static Signature of(byte[] bytes) {
        if (bytes.length != LENGTH) {
            throw new FormRefused(FormRefused.Reason.OUT_OF_RANGE, "signature");
        }
        return new Signature(bytes.clone());
    }

    /// Reads the base64url text.
    ///
    /// @throws FormRefused with `OUT_OF_RANGE`
    public static Signature read(String text) {
        return of(Base64Url.decode(text));
    }

    /// A copy of the 64 bytes.
    public byte[] bytes() {
        return bytes.clone();
    }

    /// The base64url text, 86 characters.
    public String text() {
        return Base64Url.encode(bytes);
    }

    byte[] raw() {
        return bytes;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Signature signature && Arrays.equals(bytes, signature.bytes);
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
