package org.wwow.backup.dossier.capture;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

/// Looks for a C2PA manifest store where JPEG, PNG and MP4 keep it (C2PA 2.1, annex A): presence only.
final class C2paPresence {
    private static final int PARTS = 100_000;
    private static final byte[] PNG = HexFormat.of().parseHex("89504e470d0a1a0a");
    private static final byte[] C2PA_BOX = HexFormat.of().parseHex("d8fec3d61b0e483c92975828877ec481");

    private C2paPresence() {}

    static Manifested of(InputStream file) throws IOException {
        var bytes = new DataInputStream(new BufferedInputStream(file));
        bytes.mark(16);
        byte[] head = bytes.readNBytes(12);
        bytes.reset();
        try {
            if (head.length >= 2 && head[0] == (byte) 0xff && head[1] == (byte) 0xd8) {
                return jpeg(bytes);
            }
            if (Arrays.equals(Arrays.copyOf(head, 8), PNG)) {
                return png(bytes);
            }
            return head.length == 12 && text(head, 4).equals("ftyp") ? boxes(bytes) : Manifested.NOT_LOOKED_FOR;
        } catch (EOFException cutShort) {
            return Manifested.ABSENT;
        }
    }

    /// A segment APP11 with a JUMBF box labelled `c2pa`.
    private static Manifested jpeg(DataInputStream bytes) throws IOException {
        bytes.readUnsignedShort();
        for (int part = 0; part < PARTS; part++) {
            int marker = bytes.readUnsignedShort();
            if (marker == 0xffda || marker == 0xffd9 || marker >>> 8 != 0xff) {
                return Manifested.ABSENT;
            }
            byte[] content = bytes.readNBytes(Math.max(0, bytes.readUnsignedShort() - 2));
            if (marker == 0xffeb && new String(content, StandardCharsets.ISO_8859_1).contains("jumb")) {
                return Manifested.PRESENT_NOT_CHECKED;
            }
        }
        return Manifested.ABSENT;
    }

    /// A chunk `caBX`.
    private static Manifested png(DataInputStream bytes) throws IOException {
        bytes.skipNBytes(8);
        for (int part = 0; part < PARTS; part++) {
            long length = Integer.toUnsignedLong(bytes.readInt());
            String type = text(bytes.readNBytes(4), 0);
            if (type.equals("caBX")) {
                return Manifested.PRESENT_NOT_CHECKED;
            }
            if (type.equals("IEND")) {
                return Manifested.ABSENT;
            }
            bytes.skipNBytes(length + 4);
        }
        return Manifested.ABSENT;
    }

    /// A box `uuid` of C2PA's own at the top.
    private static Manifested boxes(DataInputStream bytes) throws IOException {
        for (int part = 0; part < PARTS; part++) {
            long length = Integer.toUnsignedLong(bytes.readInt());
            String type = text(bytes.readNBytes(4), 0);
            int head = 8;
            if (length == 1) {
                length = bytes.readLong();
                head = 16;
            }
            if (length < head) {
                return Manifested.ABSENT;
            }
            if (type.equals("uuid")) {
                byte[] uuid = bytes.readNBytes(16);
                head += 16;
                if (Arrays.equals(uuid, C2PA_BOX)) {
                    return Manifested.PRESENT_NOT_CHECKED;
                }
            }
            bytes.skipNBytes(Math.max(0, length - head));
        }
        return Manifested.ABSENT;
    }

    private static String text(byte[] bytes, int from) {
        return new String(bytes, from, Math.max(0, Math.min(4, bytes.length - from)), StandardCharsets.ISO_8859_1);
    }
}
