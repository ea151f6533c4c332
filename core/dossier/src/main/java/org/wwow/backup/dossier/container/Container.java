package org.wwow.backup.dossier.container;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

import org.wwow.backup.dossier.bag.BagFiles;

/// A zip file of any maker, taken for hostile: what its directory says is checked before a byte is unpacked.
public final class Container implements BagFiles, AutoCloseable {
    private static final long ALWAYS_ALLOWED = 1 << 20;
    private static final Pattern LEADS_OUT = Pattern
            .compile("(.*/)?\\.{0,2}(/.*)?|.*[\\\\\\x00-\\x1f\\x7f].*|[A-Za-z]:.*|~.*", Pattern.DOTALL);

    private final Path file;
    private final ZipFile zip;
    private final SortedMap<String, Long> sizes = new TreeMap<>();
    private final Map<String, ZipEntry> entries = new HashMap<>();

    private Container(Path file, ZipFile zip) {
        this.file = file;
        this.zip = zip;
    }

    /// Opens a zip file and judges its directory.
    ///
    /// @throws ContainerRefused with the first reason not to go on
    /// @throws IOException if the file cannot be read
    public static Container open(Path file, ContainerLimits limits) throws IOException, ContainerRefused {
        ZipFile zip;
        try {
            zip = new ZipFile(file.toFile(), StandardCharsets.UTF_8);
        } catch (ZipException | EOFException | IllegalArgumentException damaged) {
            throw new ContainerRefused(ContainerRefused.Reason.NO_ZIP, "");
        }
        Container container = new Container(file, zip);
        try {
            container.judge(limits);
            return container;
        } catch (ContainerRefused refused) {
            zip.close();
            throw refused;
        }
    }

    private void judge(ContainerLimits limits) throws ContainerRefused {
        if (zip.size() > limits.files()) {
            throw new ContainerRefused(ContainerRefused.Reason.TOO_LARGE, zip.size() + " files.");
        }
        long together = 0;
        for (ZipEntry entry : Collections.list(zip.entries())) {
            judge(entry, limits);
            together += entry.getSize();
            if (together < 0 || together > limits.bytes()) {
                throw new ContainerRefused(ContainerRefused.Reason.TOO_LARGE, together + " bytes.");
            }
        }
    }

    private void judge(ZipEntry entry, ContainerLimits limits) throws ContainerRefused {
        String path = entry.getName();
        String plain = entry.isDirectory() ? path.substring(0, path.length() - 1) : path;
        if (LEADS_OUT.matcher(plain).matches() || !Normalizer.isNormalized(plain, Normalizer.Form.NFC)) {
            throw new ContainerRefused(ContainerRefused.Reason.BAD_PATH, "");
        }
        if (entries.putIfAbsent(path, entry) != null) {
            throw new ContainerRefused(ContainerRefused.Reason.DOUBLE_ENTRY, "");
        }
        if (entry.getMethod() != ZipEntry.STORED && entry.getMethod() != ZipEntry.DEFLATED) {
            throw new ContainerRefused(ContainerRefused.Reason.METHOD, "");
        }
        long size = entry.getSize();
        long packed = entry.getCompressedSize();
        if (size < 0 || packed < 0 || (size > ALWAYS_ALLOWED && size / limits.ratio() > packed)) {
            throw new ContainerRefused(ContainerRefused.Reason.TOO_LARGE, "");
        }
        if (!entry.isDirectory()) {
            sizes.put(path, size);
        }
    }

    @Override
    public SortedMap<String, Long> sizes() {
        return Collections.unmodifiableSortedMap(sizes);
    }

    @Override
    public List<String> foreign() {
        return List.of();
    }

    /// A file's bytes, cut where its size in the directory ends, so that a false size cannot fill the memory.
    @Override
    public InputStream open(String path) throws IOException {
        ZipEntry entry = Objects.requireNonNull(entries.get(path), path);
        return new StatedLength(zip.getInputStream(entry), entry.getSize(), entry.getCrc());
    }

    /// Checks that not one byte of the container is free: it is the one container of its files.
    ///
    /// @throws ContainerRefused with `NOT_CANONICAL` or `CHECKSUM`
    /// @throws IOException if the file cannot be read
    public void requireCanonical() throws IOException, ContainerRefused {
        List<ZipEntryHead> heads = new ArrayList<>();
        for (ZipEntry entry : Collections.list(zip.entries())) {
            if (entry.isDirectory() || entry.getCrc() < 0) {
                throw new ContainerRefused(ContainerRefused.Reason.NOT_CANONICAL, "");
            }
            heads.add(new ZipEntryHead(entry.getName(), entry.getSize(), entry.getCrc()));
        }
        ZipLayout layout = ZipLayout.of(heads);
        try (FileChannel bytes = FileChannel.open(file)) {
            require(bytes.size() == layout.length());
            require(stands(bytes, layout.directoryAt(), layout.directory()));
            for (int index = 0; index < heads.size(); index++) {
                ZipEntryHead head = layout.entries().get(index);
                byte[] header = layout.localHeader(head);
                require(stands(bytes, layout.offset(index), header));
                requireChecksum(bytes, layout.offset(index) + header.length, head);
            }
        }
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    private static void require(boolean canonical) throws ContainerRefused {
        if (!canonical) {
            throw new ContainerRefused(ContainerRefused.Reason.NOT_CANONICAL, "");
        }
    }

    private static boolean stands(FileChannel file, long at, byte[] expected) throws IOException {
        ByteBuffer actual = ByteBuffer.allocate(expected.length);
        long next = at;
        while (actual.hasRemaining()) {
            int read = file.read(actual, next);
            if (read < 0) {
                return false;
            }
            next += read;
        }
        return Arrays.equals(actual.array(), expected);
    }

    private static void requireChecksum(FileChannel file, long at, ZipEntryHead head)
            throws IOException, ContainerRefused {
        CRC32 crc = new CRC32();
        ByteBuffer piece = ByteBuffer.allocate(1 << 16);
        long next = at;
        long end = at + head.size();
        while (next < end) {
            piece.clear().limit((int) Math.min(piece.capacity(), end - next));
            int read = file.read(piece, next);
            require(read >= 0);
            crc.update(piece.flip());
            next += read;
        }
        if (crc.getValue() != head.crc()) {
            throw new ContainerRefused(ContainerRefused.Reason.CHECKSUM, "");
        }
    }
}
