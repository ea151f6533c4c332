package org.wwow.backup.ledger;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import org.wwow.backup.sealing.Base64Url;
import org.wwow.backup.sealing.Secret;

/// HMAC-SHA-256 of an event under its blind (protocol section 10): hides the event while the blind is secret, binds to
/// it by SHA-256. Destroy the blind, and it links to nothing any more.
public final class Commitment {
    /// Stands as `previous` in the first event of a case.
    public static final Commitment NONE = new Commitment(new byte[MerkleHash.BYTES]);

    private final byte[] bytes;

    private Commitment(byte[] bytes) {
        this.bytes = bytes;
    }

    /// Commits to an event.
    public static Commitment to(Event event, Secret blind) {
        try {
            Mac hmac = Mac.getInstance("HmacSHA256");
            hmac.init(new SecretKeySpec(blind.revealBytes(), "HmacSHA256"));
            return new Commitment(hmac.doFinal(event.canonical()));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every Java platform must have HMAC-SHA-256.", impossible);
        }
    }

    /// Takes 32 bytes.
    ///
    /// @throws LeafRefused if there are more or fewer
    public static Commitment of(byte[] bytes) {
        if (bytes.length != MerkleHash.BYTES) {
            throw new LeafRefused("A commitment has 32 bytes; it had " + bytes.length + ".");
        }
        return new Commitment(bytes.clone());
    }

    /// Reads base64url.
    ///
    /// @throws IllegalArgumentException if it is not that of 32 bytes
    public static Commitment read(String text) {
        return of(Base64Url.decode(text));
    }

    /// A copy of the 32 bytes.
    public byte[] bytes() {
        return bytes.clone();
    }

    /// As base64url.
    public String text() {
        return Base64Url.encode(bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Commitment that && MessageDigest.isEqual(bytes, that.bytes);
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
