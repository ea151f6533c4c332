package org.wwow.backup.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;

import org.wwow.backup.client.Calls;
import org.wwow.backup.client.Uploads;

/// Brings payloads of 64 MiB up to a running demo by tus, in pieces of 8 MiB, beside a write and sync of the same bytes
/// to the same disk in the same run.
///
/// The server hashes while it writes and syncs before it answers each piece. The budget is 0.7 of nginx's PUT with a
/// sync, 697 MB/s on the machine of `docs/figures.md`. Words: port, uploads, a folder on the server's disk.
public final class UploadLoad {
    private static final int PLAIN = 64 << 20;
    private static final int BYTES = 16 + PLAIN + 16 * (PLAIN / 65_536);
    private static final Figure NGINX = new Figure("nginx, PUT and sync, MB/s", 697);
    private static final Figure PEER = new Figure("GlobaLeaks, MB/s", 89);

    private UploadLoad() {}

    /// Runs once and prints one line a figure.
    public static void main(String[] words) throws IOException {
        int port = Integer.parseInt(words[0]);
        int uploads = Integer.parseInt(words[1]);
        Calls calls = OpenedCase.on(Calls.to(URI.create("http://localhost:" + port))).calls();
        var process = ServerProcess.onPort(port);
        byte[] payload = new byte[BYTES];
        new SecureRandom().nextBytes(payload);
        Uploads.upload(calls, payload);
        double before = process.seconds();
        long began = System.nanoTime();
        for (int upload = 0; upload < uploads; upload++) {
            Uploads.upload(calls, payload);
        }
        double seconds = (System.nanoTime() - began) / 1e9;
        double megabytes = uploads * (BYTES / 1e6);
        var rate = new Figure("uploaded durably, MB/s", megabytes / seconds);
        rate.printBeside(new Figure("bare write and sync, MB/s", bare(Path.of(words[2]), payload, uploads)));
        rate.printBeside(NGINX);
        rate.printBeside(PEER);
        new Figure("ms of CPU a MB, server", (process.seconds() - before) * 1e3 / megabytes).print();
        new Figure("MiB resident, server", process.residentMebibytes()).print();
        Figure.printLoad();
    }

    private static double bare(Path folder, byte[] payload, int times) throws IOException {
        Path file = Files.createTempFile(folder, "bare", "");
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            long began = System.nanoTime();
            for (int time = 0; time < times; time++) {
                ByteBuffer bytes = ByteBuffer.wrap(payload);
                while (bytes.hasRemaining()) {
                    channel.write(bytes.limit(Math.min(payload.length, bytes.position() + (8 << 20))));
                    channel.force(false);
                    bytes.limit(payload.length);
                }
            }
            return times * (payload.length / 1e6) / ((System.nanoTime() - began) / 1e9);
        } finally {
            Files.delete(file);
        }
    }
}
