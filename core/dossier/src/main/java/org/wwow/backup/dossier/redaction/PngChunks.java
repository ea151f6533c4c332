package org.wwow.backup.dossier.redaction;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// The names of a PNG's chunks in their order; bytes behind the last are named `rest`.
final class PngChunks {
    private static final int SIGNATURE = 8;

    private PngChunks() {}

    static List<String> of(byte[] png) throws IOException {
        List<String> names = new ArrayList<>();
        try (var bytes = new DataInputStream(new ByteArrayInputStream(png))) {
            bytes.skipNBytes(SIGNATURE);
            String name = "";
            while (!name.equals("IEND")) {
                long length = Integer.toUnsignedLong(bytes.readInt());
                name = new String(bytes.readNBytes(4), StandardCharsets.US_ASCII);
                names.add(name);
                bytes.skipNBytes(length + 4);
            }
            if (bytes.available() > 0) {
                names.add("rest");
            }
        }
        return names;
    }
}
