package org.wwow.backup.sealing;

import java.security.MessageDigest;
import java.security.SecureRandom;

/// 32 secret bytes: a seed, a member secret, an opener, a passkey's output. Never printed; compared in constant time.
public final class Secret {
    /// Length in bytes.
    public static final int LENGTH = 32;

    private final byte[] bytes;

    private Secret(byte[] bytes) {
        this.bytes = bytes;
    }

    /// Takes a copy of 32 bytes.
    ///
    /// @throws FormRefused with `OUT_OF_RANGE` for another length
    public static Secret of(byte[] bytes) {
        if (bytes.length != LENGTH) {
            throw new FormRefused(FormRefused.Reason.OUT_OF_RANGE, "secret");
        }
        return new Secret(bytes.clone());
    }

    /// Reads the base64url text.
    ///
    /// @throws FormRefused with `OUT_OF_RANGE`
    public static Secret read(String text) {
        return of(Base64Url.decode(text));
    }

    /// Draws 32 bytes.
    public static Secret draw(SecureRandom random) {
        byte[] bytes = new byte[LENGTH];
        random.nextBytes(bytes);
        return new Secret(bytes);
    }

    /// A copy of the bytes; the name says what is revealed, so that every use can be found.
    public byte[] revealBytes() {
        return bytes.clone();
    }

    byte[] raw() {
        return bytes;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Secret secret && MessageDigest.isEqual(bytes, secret.bytes);
    }

    /// The same for all: a hash of a secret must not reach a log by way of a map.
    @Override
    public int hashCode() {
        return LENGTH;
    }

    @Override
    public String toString() {
        return "Secret[hidden]";
    }
}
