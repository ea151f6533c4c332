package org.wwow.backup.ledger.tiles;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;

import org.wwow.backup.ledger.TreeSize;

/// The entries that are safe but not yet all in safe tiles: one write and one sync a batch.
///
/// Begins with the size of the tree at which it begins. Each batch is `u32 length ‖ u32 checksum ‖ bundle`, the checksum
/// over bundle and place, so that a torn or misplaced batch shows.
final class Journal {
    static final String PATH = ".writer/journal";
    private static final byte[] MAGIC = "backup/v1/journal\n".getBytes(StandardCharsets.US_ASCII);
    private static final int HEADER = MAGIC.length + Long.BYTES;
    private static final int BATCH_HEADER = 2 * Integer.BYTES;

    private final Disk disk;
    private long length;

    private Journal(Disk disk, long length) {
        this.disk = disk;
        this.length = length;
    }

    /// What a journal holds.
    ///
    /// @param base   the size of the tree before its first entry
    /// @param length of the file up to the last whole batch
    record Content(TreeSize base, List<byte[]> entries, int length) {}

    /// Begins an empty journal in place of any other.
    static Journal begin(Disk disk, TreeSize base) throws IOException {
        disk.replace(PATH, ByteBuffer.allocate(HEADER).put(MAGIC).putLong(base.leaves()).array());
        return new Journal(disk, HEADER);
    }

    /// Reads the journal and cuts off a batch that was being written when the power failed: nobody was told of it.
    ///
    /// Danger: a whole batch may lie in the memory of the system alone, where the process ended before it was safe. It is
    /// made safe before anything is built on it, or a power failure would take back what had been signed.
    static Content open(Disk disk) throws IOException {
        byte[] file = disk.read(PATH).orElseThrow(() -> new LogDamaged("The journal of the log is missing."));
        Content content = read(file);
        if (content.length() != file.length) {
            disk.truncate(PATH, content.length());
        }
        disk.sync(PATH);
        return content;
    }

    /// Goes on after what was read.
    static Journal after(Disk disk, Content content) {
        return new Journal(disk, content.length());
    }

    /// Reads the entries of a journal whose end may just be written.
    static Content read(byte[] file) {
        if (file.length < HEADER || !Arrays.equals(file, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
            throw new LogDamaged("The journal of the log is not one.");
        }
        var base = new TreeSize(ByteBuffer.wrap(file).getLong(MAGIC.length));
        List<byte[]> entries = new ArrayList<>();
        int whole = HEADER;
        for (Optional<byte[]> next = bundle(file, whole); next.isPresent(); next = bundle(file, whole)) {
            entries.addAll(split(next.get()));
            whole += BATCH_HEADER + next.get().length;
        }
        return new Content(base, entries, whole);
    }

    /// Makes a batch of entries safe.
    void append(byte[] bundle) throws IOException {
        byte[] batch = ByteBuffer.allocate(BATCH_HEADER + bundle.length)
                .putInt(bundle.length)
                .putInt(checksum(length, bundle))
                .put(bundle)
                .array();
        disk.append(PATH, batch);
        disk.sync(PATH);
        length += batch.length;
    }

    /// Whether it holds nothing.
    boolean isEmpty() {
        return length == HEADER;
    }

    /// The bundle of the batch that begins here; none if it is torn.
    private static Optional<byte[]> bundle(byte[] file, int at) {
        ByteBuffer rest = ByteBuffer.wrap(file, at, file.length - at);
        if (rest.remaining() <= BATCH_HEADER) {
            return Optional.empty();
        }
        int length = rest.getInt();
        int checksum = rest.getInt();
        if (Integer.compareUnsigned(length, rest.remaining()) > 0) {
            return Optional.empty();
        }
        byte[] bundle = new byte[length];
        rest.get(bundle);
        return checksum == checksum(at, bundle) ? Optional.of(bundle) : Optional.empty();
    }

    private static List<byte[]> split(byte[] bundle) {
        List<byte[]> entries = new ArrayList<>();
        ByteBuffer rest = ByteBuffer.wrap(bundle);
        try {
            while (rest.hasRemaining()) {
                byte[] entry = new byte[Short.toUnsignedInt(rest.getShort())];
                rest.get(entry);
                entries.add(entry);
            }
        } catch (BufferUnderflowException cut) {
            throw new LogDamaged("A batch of the journal has half an entry.");
        }
        return entries;
    }

    private static int checksum(long place, byte[] bundle) {
        var checksum = new CRC32C();
        checksum.update(ByteBuffer.allocate(Long.BYTES).putLong(0, place));
        checksum.update(bundle);
        return (int) checksum.getValue();
    }
}
