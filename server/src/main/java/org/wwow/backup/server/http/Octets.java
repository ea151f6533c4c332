package org.wwow.backup.server.http;

import java.util.Arrays;

import org.wwow.backup.sealing.Base64Url;
import org.wwow.backup.sealing.FormRefused;
import org.wwow.backup.sealing.Members;

/// Bytes that are only kept and given back: a sealed file, a token, what an authenticator said. Never printed.
public final class Octets {
    /// Length of a slot, a grant and a circle's key: each one sealed grant frame (protocol sections 6 to 8).
    public static final int SEALED_GRANT = 2_683;

    private final byte[] bytes;

    private Octets(byte[] bytes) {
        this.bytes = bytes;
    }

    /// Takes a copy.
    public static Octets of(byte[] bytes) {
        return new Octets(bytes.clone());
    }

    /// Reads base64url text of any length.
    ///
    /// @throws FormRefused with `OUT_OF_RANGE`
    public static Octets read(String text) {
        return new Octets(Base64Url.decode(text));
    }

    /// Reads a member of exactly that length.
    public static Octets read(Members members, String name, int length) {
        return new Octets(members.bytes(name, length));
    }

    /// The same, if it has exactly that length.
    ///
    /// @throws FormRefused with `OUT_OF_RANGE`
    public Octets require(int length, String where) {
        if (bytes.length != length) {
            throw new FormRefused(FormRefused.Reason.OUT_OF_RANGE, where);
        }
        return this;
    }

    /// A copy.
    public byte[] bytes() {
        return bytes.clone();
    }

    /// The base64url text.
    public String text() {
        return Base64Url.encode(bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Octets octets && Arrays.equals(bytes, octets.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return "Octets[hidden]";
    }
}
