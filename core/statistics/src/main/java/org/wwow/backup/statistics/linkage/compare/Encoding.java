package org.wwow.backup.statistics.linkage.compare;

import java.nio.ByteBuffer;
import java.util.HexFormat;

/// A cell that left its organisation as bits only; see the package `encode`.
public final class Encoding implements Cell {
    private final long[] bits;

    private Encoding(long[] bits) {
        this.bits = bits;
    }

    /// Reads bits in hexadecimal; absent where the text is empty.
    ///
    /// @param length the number of bits there must be, a multiple of 64
    /// @throws IllegalArgumentException with half a sentence if it holds no such bits
    public static Cell read(String text, int length) {
        if (text.isEmpty()) {
            return Absent.CELL;
        }
        byte[] bytes;
        try {
            bytes = HexFormat.of().parseHex(text);
        } catch (IllegalArgumentException garbled) {
            throw new IllegalArgumentException("this is no encoding; the file was changed after it was made.",
                    garbled);
        }
        if (bytes.length * Byte.SIZE != length) {
            throw new IllegalArgumentException("the encoding is not as long as its column says; make the file anew.");
        }
        long[] bits = new long[length / Long.SIZE];
        ByteBuffer.wrap(bytes).asLongBuffer().get(bits);
        return new Encoding(bits);
    }

    /// The number of bits in which two encodings of the same length differ.
    public int distance(Encoding other) {
        int differing = 0;
        for (int at = 0; at < bits.length; at++) {
            differing += Long.bitCount(bits[at] ^ other.bits[at]);
        }
        return differing;
    }

    /// The bit at a place counted from 0.
    public boolean bit(int place) {
        return ((bits[place / Long.SIZE] >>> (Long.SIZE - 1 - place % Long.SIZE)) & 1) == 1;
    }
}
