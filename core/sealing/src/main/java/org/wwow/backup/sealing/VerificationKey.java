package org.wwow.backup.sealing;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.bouncycastle.math.ec.rfc8032.Ed25519;

import org.wwow.backup.sealing.FormRefused.Reason;

/// A public Ed25519 key that was fully validated: canonical encoding, a point of the prime-order subgroup, not the
/// identity (protocol section 1).
///
/// A key of small or mixed order would let one signature hold for some verifiers and not for others, or for every
/// message; a court must not meet either.
public final class VerificationKey implements Comparable<VerificationKey> {
    /// Length in bytes.
    public static final int LENGTH = 32;

    private static final int REMEMBERED = 4_096;
    /// Keys that this process found valid, by their bytes: a reporter's comes with each of her deposits, and the check
    /// costs as much as her signature. Public, and all forgotten when there are too many.
    private static final Map<ByteBuffer, VerificationKey> VALID = new ConcurrentHashMap<>();

    private final byte[] bytes;
    private final Ed25519.PublicPoint point;

    private VerificationKey(byte[] bytes, Ed25519.PublicPoint point) {
        this.bytes = bytes;
        this.point = point;
    }

    /// Validates and takes 32 bytes.
    ///
    /// @throws FormRefused with `OUT_OF_RANGE`
    public static VerificationKey of(byte[] bytes) {
        if (bytes.length == LENGTH) {
            byte[] copy = bytes.clone();
            VerificationKey known = VALID.get(ByteBuffer.wrap(copy));
            if (known != null) {
                return known;
            }
            Ed25519.PublicPoint point = Ed25519.validatePublicKeyFullExport(copy, 0);
            if (point != null) {
                return remember(new VerificationKey(copy, point));
            }
        }
        throw new FormRefused(Reason.OUT_OF_RANGE, "public key");
    }

    private static VerificationKey remember(VerificationKey valid) {
        if (VALID.size() >= REMEMBERED) {
            VALID.clear();
        }
        VALID.put(ByteBuffer.wrap(valid.bytes), valid);
        return valid;
    }

    /// Takes 32 bytes that this process or its own database has already validated; ten times faster than [#of].
    ///
    /// Danger: never for a key that came from outside.
    ///
    /// @throws FormRefused with `OUT_OF_RANGE` if they are no point at all
    public static VerificationKey admitted(byte[] bytes) {
        if (bytes.length == LENGTH) {
            byte[] copy = bytes.clone();
            Ed25519.PublicPoint point = Ed25519.validatePublicKeyPartialExport(copy, 0);
            if (point != null) {
                return new VerificationKey(copy, point);
            }
        }
        throw new FormRefused(Reason.OUT_OF_RANGE, "public key");
    }

    /// Reads the base64url text.
    ///
    /// @throws FormRefused with `OUT_OF_RANGE`
    public static VerificationKey read(String text) {
        return of(Base64Url.decode(text));
    }

    /// Whether the signature is this key's over the message.
    ///
    /// S is below the group order, encodings are canonical, and R too lies in the prime-order subgroup. The last check
    /// doubles the cost and is not in every library: without it the holder of a key can make signatures that hold with
    /// the cofactor and fail without it, so that a court's tool and ours disagree.
    public boolean verify(byte[] message, Signature signature) {
        return Ed25519.verify(signature.raw(), 0, point, message, 0, message.length)
                && Ed25519.validatePublicKeyFull(signature.raw(), 0);
    }

    /// A copy of the 32 bytes.
    public byte[] bytes() {
        return bytes.clone();
    }

    /// The base64url text, 43 characters.
    public String text() {
        return Base64Url.encode(bytes);
    }

    /// The order of signatures in an envelope: by the text, in code units.
    @Override
    public int compareTo(VerificationKey other) {
        return text().compareTo(other.text());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof VerificationKey key && Arrays.equals(bytes, key.bytes);
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
