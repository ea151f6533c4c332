package org.wwow.backup.bench;

import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// The peer of an upload, where this machine has it: nginx takes a PUT, and the file is synced before the next.
///
/// It takes whole files only, hashes nothing and cannot go on where a line broke.
final class NginxPut implements AutoCloseable {
    private static final String SETTINGS = """
            worker_processes 2;
            pid %1$s/pid;
            error_log %1$s/errors;
            %2$s
            events { worker_connections 64; }
            http {
              access_log off;
              client_body_temp_path %1$s/arriving;
              proxy_temp_path %1$s/t1; fastcgi_temp_path %1$s/t2; uwsgi_temp_path %1$s/t3; scgi_temp_path %1$s/t4;
              server {
                listen 127.0.0.1:%3$d;
                root %1$s/files;
                client_max_body_size 0;
                location / { dav_methods PUT; }
              }
            }
            """;

    private final Process process;
    private final Path folder;
    private final int port;

    private NginxPut(Process process, Path folder, int port) {
        this.process = process;
        this.folder = folder;
        this.port = port;
    }

    /// Starts it over a folder on the disk to be measured; empty if the machine has none.
    static Optional<NginxPut> start(Path over) throws IOException, InterruptedException {
        Optional<Path> program = Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
                .map(folder -> Path.of(folder, "nginx"))
                .filter(Files::isExecutable)
                .findFirst();
        if (program.isEmpty()) {
            return Optional.empty();
        }
        Path folder = Files.createTempDirectory(over, "nginx");
        Files.createDirectories(folder.resolve("files"));
        int port;
        try (var free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        String user = System.getProperty("user.name").equals("root") ? "user root;" : "";
        Path settings = Files.writeString(folder.resolve("settings"),
                String.format(Locale.ROOT, SETTINGS, folder, user, port));
        Process process = new ProcessBuilder(program.get().toString(), "-p", folder.toString(), "-c",
                settings.toString(), "-g", "daemon off;").redirectErrorStream(true)
                .redirectOutput(folder.resolve("output").toFile())
                .start();
        for (int tries = 0; tries < 100 && !Files.exists(folder.resolve("pid")); tries++) {
            if (process.waitFor(50, TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException("nginx did not start: " + Files.readString(folder.resolve("output")));
            }
        }
        return Optional.of(new NginxPut(process, folder, port));
    }

    /// MB a second, each file on the disk before the next is sent.
    double rate(ByteBuffer payload, int times) throws IOException {
        put(payload);
        long began = System.nanoTime();
        for (int time = 0; time < times; time++) {
            put(payload);
        }
        return times * (payload.limit() / 1e6) / ((System.nanoTime() - began) / 1e9);
    }

    private void put(ByteBuffer payload) throws IOException {
        try (var line = new BareLine(port)) {
            line.send("PUT", "/payload", Map.of(), payload.duplicate().rewind());
        }
        Path file = folder.resolve("files/payload");
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        Files.delete(file);
    }

    @Override
    public void close() throws IOException {
        process.destroy();
        process.onExit().join();
        try (Stream<Path> left = Files.walk(folder)) {
            for (Path path : left.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
