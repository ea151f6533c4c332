package org.wwow.backup.dossier.container;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;

/// What the container's lists say of one file.
///
/// @param path its path, `/` between parts
/// @param size its bytes
/// @param crc the CRC-32 of its bytes, 32 bits
public record ZipEntryHead(String path, long size, long crc) {
    /// The one order: `mimetype` first, as ETSI EN 319 162-1 asks, then by the bytes of the path.
    public static final Comparator<String> ORDER = Comparator
            .<String, Boolean>comparing(path -> !path.equals("mimetype"))
            .thenComparing(path -> path.getBytes(StandardCharsets.UTF_8), Arrays::compareUnsigned);

    /// @throws IllegalArgumentException if the path is empty or too long for a zip file, or a number out of range
    public ZipEntryHead {
        if (path.isEmpty() || bytes(path).length > 0xFFFF || size < 0 || crc < 0 || crc > 0xFFFF_FFFFL) {
            throw new IllegalArgumentException("A container has no place for such a file.");
        }
    }

    byte[] name() {
        return bytes(path);
    }

    private static byte[] bytes(String path) {
        return path.getBytes(StandardCharsets.UTF_8);
    }
}
