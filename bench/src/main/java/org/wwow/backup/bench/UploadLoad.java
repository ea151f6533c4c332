package org.wwow.backup.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.wwow.backup.client.Calls;

/// Brings payloads of 64 MiB up to a running demo by tus, in one call each and in calls of 8 MiB, beside a bare write and
/// sync of the same pieces to the same disk and nginx's PUT of the same pieces, in the same run.
///
/// The server hashes while it writes and syncs before it answers each call. Where the machine has no nginx, its documented
/// figure stands beside. Words: port, uploads, a folder on the server's disk.
public final class UploadLoad {
    private static final int PLAIN = 64 << 20;
    private static final int BYTES = 16 + PLAIN + 16 * (PLAIN / 65_536);
    private static final int PIECE = 8 << 20;
    private static final Pattern ADDRESS = Pattern.compile("(?i)\r\nlocation: *(\\S+)");
    private static final Figure NGINX = new Figure("nginx, PUT and sync, MB/s, documented", 697);
    private static final Figure PEER = new Figure("GlobaLeaks, MB/s", 89);

    private final int port;
    private final String token;
    private final ByteBuffer payload = ByteBuffer.allocateDirect(BYTES);
    private final ServerProcess process;
    private final Path folder;
    private final int uploads;

    private UploadLoad(int port, int uploads, Path folder) throws IOException {
        this.token = OpenedCase.on(Calls.to(URI.create("http://localhost:" + port))).token();
        this.port = port;
        this.process = ServerProcess.onPort(port);
        this.folder = folder;
        this.uploads = uploads;
        byte[] random = new byte[BYTES];
        new SecureRandom().nextBytes(random);
        payload.put(random).clear();
    }

    /// Runs once and prints one line a figure.
    public static void main(String[] words) throws IOException, InterruptedException {
        var load = new UploadLoad(Integer.parseInt(words[0]), Integer.parseInt(words[1]), Path.of(words[2]));
        load.upload(BYTES);
        load.upload(PIECE);
        load.measure("in one call", BYTES);
        load.measure("in calls of 8 MiB", PIECE);
        new Figure("MiB resident, server", load.process.residentMebibytes()).print();
        Figure.printLoad();
    }

    private void measure(String how, int piece) throws IOException, InterruptedException {
        double before = process.seconds();
        long began = System.nanoTime();
        for (int upload = 0; upload < uploads; upload++) {
            upload(piece);
        }
        double seconds = (System.nanoTime() - began) / 1e9;
        double megabytes = uploads * (BYTES / 1e6);
        var rate = new Figure("uploaded durably " + how + ", MB/s", megabytes / seconds);
        var cpu = new Figure("ms of CPU a MB, server", (process.seconds() - before) * 1e3 / megabytes);
        rate.printBeside(new Figure("bare write and sync, MB/s", bare(piece)));
        rate.printBeside(nginx(piece));
        rate.printBeside(PEER);
        cpu.print();
    }

    private void upload(int piece) throws IOException {
        try (var line = new BareLine(port)) {
            upload(line, piece);
        }
    }

    private void upload(BareLine line, int piece) throws IOException {
        String head = line.send("POST", "/uploads", headers("Upload-Length", BYTES), ByteBuffer.allocate(0));
        Matcher address = ADDRESS.matcher(head);
        if (!address.find()) {
            throw new IllegalStateException("The server gave no address.");
        }
        for (int at = 0; at < BYTES; at += piece) {
            ByteBuffer part = payload.duplicate().position(at).limit(Math.min(BYTES, at + piece));
            line.send("PATCH", address.group(1), headers("Upload-Offset", at), part);
        }
    }

    private Map<String, String> headers(String name, int value) {
        String type = name.equals("Upload-Offset") ? "application/offset+octet-stream" : "application/octet-stream";
        return Map.of("Authorization", "Bearer " + token, "Tus-Resumable", "1.0.0", "Content-Type", type, name,
                Integer.toString(value));
    }

    private Figure nginx(int piece) throws IOException, InterruptedException {
        Optional<NginxPut> started = NginxPut.start(folder);
        if (started.isEmpty()) {
            return NGINX;
        }
        try (NginxPut nginx = started.get()) {
            return new Figure("nginx, PUT and sync, MB/s",
                    nginx.rate(payload.duplicate().limit(piece).slice(), uploads * (BYTES / piece)));
        }
    }

    private double bare(int piece) throws IOException {
        Path file = Files.createTempFile(folder, "bare", "");
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            long began = System.nanoTime();
            for (int time = 0; time < uploads; time++) {
                for (int at = 0; at < BYTES; at += piece) {
                    ByteBuffer part = payload.duplicate().position(at).limit(Math.min(BYTES, at + piece));
                    while (part.hasRemaining()) {
                        channel.write(part);
                    }
                    channel.force(false);
                }
            }
            return uploads * (BYTES / 1e6) / ((System.nanoTime() - began) / 1e9);
        } finally {
            Files.delete(file);
        }
    }
}
