package org.wwow.backup.statistics;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.core.source64.XoShiRo256PlusPlus;

/// The origin of all chance in a computation; the same seed gives the same figures, in one thread or in many.
///
/// A seed is never shared by two tasks: each task takes a [#child] named for what it does, so its numbers depend on
/// its name and not on who ran first. `child` is the first eight bytes, and `generator` the whole, of
/// `SHA-256("backup-statistics-seed-1" ‖ 0 ‖ kind ‖ value ‖ index ‖ name)`, integers big-endian; the generator is
/// xoshiro256++ (Blackman and Vigna 2021) with those four words as its state. It is no source of secrets.
///
/// @param value any 64 bits
public record Seed(long value) {
    private static final byte[] LABEL = "backup-statistics-seed-1\0".getBytes(StandardCharsets.US_ASCII);

    /// The seed of the task `name`, repetition `index`.
    public Seed child(String name, long index) {
        return new Seed(ByteBuffer.wrap(derive((byte) 'c', name, index)).getLong());
    }

    /// A fresh generator at the start of this seed's sequence.
    public UniformRandomProvider generator() {
        long[] state = new long[4];
        ByteBuffer.wrap(derive((byte) 'g', "", 0)).asLongBuffer().get(state);
        return new XoShiRo256PlusPlus(state);
    }

    private byte[] derive(byte kind, String name, long index) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(LABEL);
            digest.update(kind);
            digest.update(ByteBuffer.allocate(16).putLong(value).putLong(index).flip());
            return digest.digest(name.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException("Every Java runtime has SHA-256.", absent);
        }
    }
}
