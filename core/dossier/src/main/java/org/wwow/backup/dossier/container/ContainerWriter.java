package org.wwow.backup.dossier.container;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.LongConsumer;
import java.util.zip.CRC32;

import org.wwow.backup.dossier.bag.BagSource;

/// Writes files into the one container they can be in. Each is read twice: for its checksum, then for its bytes.
public final class ContainerWriter {
    private static final int PIECE = 1 << 16;

    private final SortedMap<String, BagSource> sources = new TreeMap<>(ZipEntryHead.ORDER);

    /// A container without files yet.
    public ContainerWriter() {}

    /// Adds a file.
    ///
    /// @throws IllegalArgumentException if its path is taken
    public void add(String path, BagSource source) {
        if (sources.putIfAbsent(path, source) != null) {
            throw new IllegalArgumentException("The path " + path + " is taken.");
        }
    }

    /// Writes all files and returns how they lie; on failure what was written is no container.
    ///
    /// @param progress told the bytes written after each piece; it ends the work by throwing
    /// @throws IOException if a source changed between its two readings, or a reading or writing failed
    public ZipLayout write(OutputStream out, LongConsumer progress) throws IOException {
        List<ZipEntryHead> heads = new ArrayList<>();
        for (var file : sources.entrySet()) {
            heads.add(head(file.getKey(), file.getValue(), OutputStream.nullOutputStream(), bytes -> {}));
        }
        ZipLayout layout = ZipLayout.of(heads);
        for (var file : sources.entrySet()) {
            ZipEntryHead expected = heads.removeFirst();
            out.write(layout.localHeader(expected));
            if (!head(file.getKey(), file.getValue(), out, progress).equals(expected)) {
                throw new IOException("The file " + file.getKey() + " changed while it was read.");
            }
        }
        out.write(layout.directory());
        return layout;
    }

    private static ZipEntryHead head(String path, BagSource source, OutputStream out, LongConsumer progress)
            throws IOException {
        CRC32 crc = new CRC32();
        long size = 0;
        byte[] piece = new byte[PIECE];
        try (InputStream bytes = source.open()) {
            int read = bytes.read(piece);
            while (read >= 0) {
                crc.update(piece, 0, read);
                out.write(piece, 0, read);
                progress.accept(read);
                size += read;
                read = bytes.read(piece);
            }
        }
        return new ZipEntryHead(path, size, crc.getValue());
    }
}
