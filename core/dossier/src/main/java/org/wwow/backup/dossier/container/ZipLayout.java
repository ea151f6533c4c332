package org.wwow.backup.dossier.container;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The one zip file that holds given files: which byte stands where, but for the files' own bytes
/// (docs/protocol/dossier.md section 2; PKWARE APPNOTE 6.3.10).
///
/// Everything is stored, never deflated, since deflating has many outcomes. Times are 1980-01-01, flags say
/// UTF-8 only, there is no comment, no descriptor, and an extra field only where a number needs 64 bits.
public final class ZipLayout {
    static final int END_BYTES = 22;
    static final long WIDE = 0xFFFF_FFFFL;
    private static final int MANY = 0xFFFF;
    private static final short UTF_8_NAMES = 1 << 11;
    private static final short PLAIN = 20;
    private static final short WITH_64_BITS = 45;
    private static final short FIRST_DAY = 33;

    private final List<ZipEntryHead> entries;
    private final List<Long> offsets = new ArrayList<>();
    private final long directoryAt;
    private final byte[] directory;

    private ZipLayout(List<ZipEntryHead> entries) {
        this.entries = List.copyOf(entries);
        long at = 0;
        for (ZipEntryHead entry : entries) {
            offsets.add(at);
            at = Math.addExact(at, Math.addExact(localHeader(entry).length, entry.size()));
        }
        directoryAt = at;
        directory = directoryBytes();
    }

    /// Lays the files out in their one order.
    ///
    /// @throws IllegalArgumentException if two have one path
    public static ZipLayout of(List<ZipEntryHead> entries) {
        Set<String> paths = new HashSet<>();
        entries.forEach(entry -> {
            if (!paths.add(entry.path())) {
                throw new IllegalArgumentException("A container holds each path once.");
            }
        });
        return new ZipLayout(entries.stream()
                .sorted((one, other) -> ZipEntryHead.ORDER.compare(one.path(), other.path()))
                .toList());
    }

    List<ZipEntryHead> entries() {
        return entries;
    }

    long offset(int entry) {
        return offsets.get(entry);
    }

    long directoryAt() {
        return directoryAt;
    }

    /// The central directory with the records that end the file.
    byte[] directory() {
        return directory.clone();
    }

    /// The whole file's length in bytes.
    public long length() {
        return directoryAt + directory.length;
    }

    byte[] localHeader(ZipEntryHead entry) {
        boolean wide = entry.size() >= WIDE;
        byte[] name = entry.name();
        byte[] bytes = new byte[30 + name.length + (wide ? 20 : 0)];
        ByteBuffer header = littleEndian(bytes).putInt(0x04034b50);
        common(header, entry, wide);
        header.putShort((short) name.length).putShort((short) (wide ? 20 : 0)).put(name);
        if (wide) {
            header.putShort((short) 1).putShort((short) 16).putLong(entry.size()).putLong(entry.size());
        }
        return bytes;
    }

    private byte[] directoryBytes() {
        List<byte[]> heads = new ArrayList<>();
        long length = 0;
        for (int index = 0; index < entries.size(); index++) {
            byte[] head = directoryHeader(entries.get(index), offsets.get(index));
            heads.add(head);
            length += head.length;
        }
        boolean wide = entries.size() >= MANY || directoryAt >= WIDE || length >= WIDE;
        byte[] bytes = new byte[Math.toIntExact(length + END_BYTES + (wide ? 76 : 0))];
        ByteBuffer all = littleEndian(bytes);
        heads.forEach(all::put);
        if (wide) {
            wideEnd(all, length);
        }
        int count = wide ? MANY : entries.size();
        all.putInt(0x06054b50).putShort((short) 0).putShort((short) 0).putShort((short) count).putShort((short) count);
        all.putInt((int) (wide ? WIDE : length)).putInt((int) (wide ? WIDE : directoryAt)).putShort((short) 0);
        return bytes;
    }

    private byte[] directoryHeader(ZipEntryHead entry, long offset) {
        boolean wideSize = entry.size() >= WIDE;
        boolean wideOffset = offset >= WIDE;
        int extra = (wideSize ? 16 : 0) + (wideOffset ? 8 : 0);
        byte[] name = entry.name();
        boolean wide = extra > 0;
        byte[] bytes = new byte[46 + name.length + (wide ? 4 + extra : 0)];
        ByteBuffer header = littleEndian(bytes).putInt(0x02014b50);
        header.putShort(wide ? WITH_64_BITS : PLAIN);
        common(header, entry, wideSize);
        header.putShort((short) name.length).putShort((short) (wide ? 4 + extra : 0));
        header.putShort((short) 0).putShort((short) 0).putShort((short) 0).putInt(0);
        header.putInt((int) (wideOffset ? WIDE : offset)).put(name);
        if (wide) {
            header.putShort((short) 1).putShort((short) extra);
        }
        if (wideSize) {
            header.putLong(entry.size()).putLong(entry.size());
        }
        if (wideOffset) {
            header.putLong(offset);
        }
        return bytes;
    }

    private static void common(ByteBuffer header, ZipEntryHead entry, boolean wide) {
        header.putShort(wide ? WITH_64_BITS : PLAIN).putShort(UTF_8_NAMES).putShort((short) 0);
        header.putShort((short) 0).putShort(FIRST_DAY).putInt((int) entry.crc());
        header.putInt((int) (wide ? WIDE : entry.size())).putInt((int) (wide ? WIDE : entry.size()));
    }

    private void wideEnd(ByteBuffer all, long length) {
        all.putInt(0x06064b50).putLong(44).putShort(WITH_64_BITS).putShort(WITH_64_BITS).putInt(0).putInt(0);
        all.putLong(entries.size()).putLong(entries.size()).putLong(length).putLong(directoryAt);
        all.putInt(0x07064b50).putInt(0).putLong(directoryAt + length).putInt(1);
    }

    private static ByteBuffer littleEndian(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
