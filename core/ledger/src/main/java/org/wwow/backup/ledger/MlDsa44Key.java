package org.wwow.backup.ledger;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.spec.PKCS8EncodedKeySpec;

/// A secret ML-DSA-44 key (FIPS 204), which dates a log beyond the life of Ed25519.
public final class MlDsa44Key {
    private final PrivateKey key;
    private final byte[] publicKey;

    private MlDsa44Key(PrivateKey key, byte[] publicKey) {
        this.key = key;
        this.publicKey = publicKey;
        byte[] probe = {'p'};
        if (!MlDsa44.verify(MlDsa44.publicKey(publicKey), probe, MlDsa44.sign(key, probe))) {
            throw new IllegalArgumentException("The secret and the public half do not belong together.");
        }
    }

    /// Draws a new key.
    public static MlDsa44Key draw(SecureRandom random) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("ML-DSA-44");
            generator.initialize(-1, random);
            KeyPair pair = generator.generateKeyPair();
            return new MlDsa44Key(pair.getPrivate(), MlDsa44.raw(pair.getPublic()));
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException("Java 25 has ML-DSA-44.", absent);
        }
    }

    /// Takes what [#revealPkcs8] gave, with the public key that belongs to it.
    ///
    /// @throws IllegalArgumentException if they are no key, or not of one pair
    public static MlDsa44Key of(byte[] pkcs8, byte[] publicKey) {
        try {
            PrivateKey key = KeyFactory.getInstance("ML-DSA-44").generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
            return new MlDsa44Key(key, publicKey.clone());
        } catch (GeneralSecurityException notAKey) {
            throw new IllegalArgumentException("This is no ML-DSA-44 secret key.", notAKey);
        }
    }

    /// A copy of the raw public key.
    public byte[] publicKey() {
        return publicKey.clone();
    }

    /// The secret in PKCS #8; the name says what is revealed, so that every use can be found.
    public byte[] revealPkcs8() {
        return key.getEncoded();
    }

    byte[] sign(byte[] message) {
        return MlDsa44.sign(key, message);
    }

    @Override
    public String toString() {
        return "MlDsa44Key[hidden]";
    }
}
