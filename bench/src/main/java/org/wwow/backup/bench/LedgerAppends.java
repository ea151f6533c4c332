package org.wwow.backup.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import org.wwow.backup.ledger.MlDsa44Key;
import org.wwow.backup.ledger.NoteSigner;
import org.wwow.backup.ledger.tiles.FileDisk;
import org.wwow.backup.ledger.tiles.LedgerWriter;
import org.wwow.backup.ledger.tiles.LogSigners;
import org.wwow.backup.ledger.tiles.SignedHeadsOnDisk;
import org.wwow.backup.ledger.tiles.TiledLog;
import org.wwow.backup.sealing.SigningKey;

/// Appends leaves durably: journal synced, integrated, the head swapped in a second store and synced, a checkpoint
/// signed; in batches of several sizes, each beside a bare write and sync of the same bytes in the same seconds.
///
/// The budget is 50 000 leaves a second on two cores. Word: a folder on the disk to measure.
public final class LedgerAppends {
    private static final long NANOS = 3_000_000_000L;
    private static final int MOST = 200_000;
    private static final Figure PEER = new Figure("Tessera on NVMe and up to 7 cores, leaves a second", 10_000);
    private static final Figure BUDGET = new Figure("budget", 50_000);
    private static final byte[] LEAF = new byte[64];

    private LedgerAppends() {}

    /// Runs once and prints one line a figure.
    public static void main(String[] words) throws IOException {
        Path folder = Files.createTempDirectory(Path.of(words[0]), "ledger");
        try {
            for (int batch : List.of(1, 256, 4_096)) {
                measure(folder.resolve(Integer.toString(batch)), batch);
            }
        } finally {
            delete(folder);
        }
        Figure.printLoad();
    }

    private static void measure(Path folder, int batch) throws IOException {
        Files.createDirectories(folder);
        append(folder.resolve("warm-up"), batch);
        var bare = new Figure("bare writes and syncs of " + batch + ", leaves a second",
                syncs(folder.resolve("bare"), batch));
        var appended = new Figure("appended durably in batches of " + batch + ", leaves a second",
                append(folder.resolve("log"), batch));
        appended.printBeside(bare);
        appended.printBeside(PEER);
        appended.printBeside(BUDGET);
    }

    private static double append(Path folder, int batch) throws IOException {
        var random = new SecureRandom();
        var signers = new LogSigners(NoteSigner.ed25519("example.org/bench", SigningKey.draw(random)),
                NoteSigner.mlDsa44("example.org/bench", MlDsa44Key.draw(random)), Clock.systemUTC());
        List<byte[]> entries = Stream.generate(() -> LEAF).limit(batch).toList();
        var thread = ManagementFactory.getThreadMXBean();
        try (FileDisk log = FileDisk.hold(folder.resolve("tiles"));
                FileDisk heads = FileDisk.hold(folder.resolve("heads"))) {
            var writer = new LedgerWriter(TiledLog.create(log), new SignedHeadsOnDisk(heads), signers);
            long cpu = thread.getCurrentThreadCpuTime();
            long began = System.nanoTime();
            long leaves = 0;
            while (System.nanoTime() - began < NANOS && leaves < MOST) {
                writer.append(entries);
                leaves += batch;
            }
            double seconds = (System.nanoTime() - began) / 1e9;
            new Figure("microseconds of CPU a leaf, batches of " + batch,
                    (thread.getCurrentThreadCpuTime() - cpu) / 1e3 / leaves)
                    .print();
            return leaves / seconds;
        }
    }

    private static double syncs(Path file, int batch) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(batch * (LEAF.length + Short.BYTES));
        try (var channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            long began = System.nanoTime();
            long leaves = 0;
            while (System.nanoTime() - began < NANOS && leaves < MOST) {
                bytes.clear();
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(false);
                leaves += batch;
            }
            return leaves / ((System.nanoTime() - began) / 1e9);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
