package org.wwow.backup.sealing.age;

import org.bouncycastle.math.ec.rfc7748.X25519;

/// The opening key of a classic X25519 recipient: reading only.
public final class ClassicKey implements OpeningKey {
    static final String PREFIX = "age-secret-key-";

    private final byte[] scalar;
    private final byte[] publicKey = new byte[X25519.POINT_SIZE];

    private ClassicKey(byte[] scalar) {
        this.scalar = scalar;
        X25519.scalarMultBase(scalar, 0, publicKey, 0);
    }

    static ClassicKey of(byte[] scalar) {
        return new ClassicKey(scalar.clone());
    }

    /// The shared secret with an ephemeral share, or an empty array where it would be the forbidden all-zero value.
    byte[] agree(byte[] share) {
        byte[] secret = new byte[X25519.POINT_SIZE];
        return X25519.calculateAgreement(scalar, 0, share, 0, secret, 0) ? secret : new byte[0];
    }

    byte[] publicKey() {
        return publicKey.clone();
    }

    @Override
    public String toString() {
        return "ClassicKey[hidden]";
    }
}
