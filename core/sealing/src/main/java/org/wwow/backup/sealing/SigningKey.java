package org.wwow.backup.sealing;

import java.security.SecureRandom;

import org.bouncycastle.math.ec.rfc8032.Ed25519;

/// A secret Ed25519 key, held as its 32-byte seed (RFC 8032).
public final class SigningKey {
    private final Secret seed;
    private final VerificationKey verificationKey;

    private SigningKey(Secret seed) {
        this.seed = seed;
        byte[] publicKey = new byte[VerificationKey.LENGTH];
        Ed25519.generatePublicKey(seed.raw(), 0, publicKey, 0);
        this.verificationKey = VerificationKey.admitted(publicKey);
    }

    /// The key of a derived or unsealed seed.
    public static SigningKey of(Secret seed) {
        return new SigningKey(seed);
    }

    /// Draws a new key.
    public static SigningKey draw(SecureRandom random) {
        return new SigningKey(Secret.draw(random));
    }

    /// The public half.
    public VerificationKey verificationKey() {
        return verificationKey;
    }

    /// Signs the message; the same message always gives the same signature.
    public Signature sign(byte[] message) {
        byte[] signature = new byte[Signature.LENGTH];
        Ed25519.sign(seed.raw(), 0, verificationKey.bytes(), 0, message, 0, message.length, signature, 0);
        return Signature.of(signature);
    }

    @Override
    public String toString() {
        return "SigningKey[hidden]";
    }
}
