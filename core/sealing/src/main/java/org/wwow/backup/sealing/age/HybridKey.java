package org.wwow.backup.sealing.age;

import java.security.SecureRandom;
import java.util.Locale;

import org.bouncycastle.crypto.AsymmetricCipherKeyPair;

/// The opening key of a hybrid recipient: a 32-byte X-Wing seed, drawn or derived.
public final class HybridKey implements OpeningKey {
    /// Length of the seed in bytes.
    public static final int LENGTH = 32;
    static final String PREFIX = "age-secret-key-pq-";

    private final byte[] seed;
    private final AsymmetricCipherKeyPair pair;

    private HybridKey(byte[] seed) {
        this.seed = seed;
        this.pair = Hybrid.hpke().deserializePrivateKey(seed, null);
    }

    /// The key of a seed.
    ///
    /// @throws IllegalArgumentException for another length than 32
    public static HybridKey of(byte[] seed) {
        if (seed.length != LENGTH) {
            throw new IllegalArgumentException("A seed has 32 bytes.");
        }
        return new HybridKey(seed.clone());
    }

    /// Draws a new key.
    public static HybridKey draw(SecureRandom random) {
        byte[] seed = new byte[LENGTH];
        random.nextBytes(seed);
        return new HybridKey(seed);
    }

    /// The public half, to which things are sealed.
    public Recipient recipient() {
        return Recipient.of(Hybrid.hpke().serializePublicKey(pair.getPublic()));
    }

    /// The line of an identity file, `AGE-SECRET-KEY-PQ-1…`; the name says what is revealed.
    public String revealText() {
        return Bech32.encode(PREFIX, seed).toUpperCase(Locale.ROOT);
    }

    /// A copy of the seed; the name says what is revealed.
    public byte[] revealSeed() {
        return seed.clone();
    }

    AsymmetricCipherKeyPair pair() {
        return pair;
    }

    @Override
    public String toString() {
        return "HybridKey[hidden]";
    }
}
