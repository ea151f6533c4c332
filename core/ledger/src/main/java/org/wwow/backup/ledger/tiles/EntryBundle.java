package org.wwow.backup.ledger.tiles;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/// The entries under one tile of level 0: each with its length before it as a big-endian u16 (C2SP tlog-tiles).
public final class EntryBundle {
    /// The longest entry.
    public static final int LONGEST_ENTRY = 0xffff;

    private EntryBundle() {}

    /// Reads a bundle of exactly this many entries.
    ///
    /// @throws IllegalArgumentException if it has more, fewer, or half an entry
    public static List<byte[]> read(byte[] bundle, int entries) {
        ByteBuffer rest = ByteBuffer.wrap(bundle);
        List<byte[]> read = new ArrayList<>(entries);
        while (rest.hasRemaining()) {
            if (rest.remaining() < Short.BYTES || read.size() == entries) {
                throw new IllegalArgumentException("A bundle of " + entries + " entries ends elsewhere.");
            }
            int length = Short.toUnsignedInt(rest.getShort());
            if (rest.remaining() < length) {
                throw new IllegalArgumentException("An entry is longer than its bundle.");
            }
            byte[] entry = new byte[length];
            rest.get(entry);
            read.add(entry);
        }
        if (read.size() < entries) {
            throw new IllegalArgumentException(
                    "A bundle has " + read.size() + " entries where there should be " + entries + ".");
        }
        return read;
    }

    /// Adds an entry to a bundle under way.
    ///
    /// @throws IllegalArgumentException if it is longer than a bundle can say
    static void append(byte[] entry, ByteArrayOutputStream bundle) {
        requireEntry(entry);
        bundle.write(entry.length >> 8);
        bundle.write(entry.length);
        bundle.write(entry, 0, entry.length);
    }

    static void requireEntry(byte[] entry) {
        if (entry.length > LONGEST_ENTRY) {
            throw new IllegalArgumentException(
                    "An entry has at most " + LONGEST_ENTRY + " bytes; it had " + entry.length + ".");
        }
    }
}
