package org.wwow.backup.server.database;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// The files of one PostgreSQL: the cluster, its passwords, its log.
final class Cluster {
    private static final int PASSWORD_BYTES = 24;
    private final Path folder;
    private final PostgresBinaries binaries;
    private final UnprivilegedCommand unprivileged;
    private final Role owner;
    private final Role server;

    private Cluster(Path folder, PostgresBinaries binaries, UnprivilegedCommand unprivileged, Role owner, Role server) {
        this.folder = folder;
        this.binaries = binaries;
        this.unprivileged = unprivileged;
        this.owner = owner;
        this.server = server;
    }

    static Cluster open(Path folder, PostgresBinaries binaries, SecureRandom random)
            throws IOException, InterruptedException {
        Role owner = new Role("owner", password(folder.resolve("owner.password"), random));
        Role server = new Role("server", password(folder.resolve("server.password"), random));
        var cluster = new Cluster(folder, binaries, UnprivilegedCommand.find(), owner, server);
        if (!Files.exists(cluster.files())) {
            cluster.create();
        }
        return cluster;
    }

    Role owner() {
        return owner;
    }

    Role server() {
        return server;
    }

    Path log() {
        return folder.resolve("postgres.log");
    }

    /// Starts `postgres` in a session of its own: an interrupt typed at the terminal is for the server alone.
    Process launch(int port) throws IOException {
        List<String> command = new ArrayList<>(List.of(binaries.program("postgres"), "-D", files().toString()));
        command.addAll(PostgresSettings.arguments(port));
        return unprivileged.apart(command).redirectOutput(Redirect.to(log().toFile())).start();
    }

    /// Stops what a killed server left running. Nothing else is touched: the process must run on these very files.
    void stopLeftOver() throws IOException, InterruptedException {
        Optional<ProcessHandle> left = runningOnTheseFiles();
        if (left.isPresent()) {
            stop();
            left.get().onExit().orTimeout(60, TimeUnit.SECONDS).join();
        }
    }

    void stop() throws IOException {
        run(List.of(binaries.program("pg_ctl"), "stop", "-D", files().toString(), "-m", "fast", "-w", "-t", "60"));
    }

    private Path files() {
        return folder.resolve("cluster");
    }

    private Optional<ProcessHandle> runningOnTheseFiles() throws IOException {
        Path pidFile = files().resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return Optional.empty();
        }
        List<String> lines = Files.readAllLines(pidFile);
        if (lines.isEmpty() || !lines.getFirst().matches("\\d{1,10}")) {
            return Optional.empty();
        }
        // The number may meanwhile belong to somebody else's process.
        return ProcessHandle.of(Long.parseLong(lines.getFirst()))
                .filter(process -> process.info().commandLine().orElse("").contains(files().toString()));
    }

    /// Made beside its place and renamed, so that a start that was cut off leaves no half cluster.
    private void create() throws IOException, InterruptedException {
        Path fresh = folder.resolve("cluster.new");
        deleteAll(fresh);
        Files.createDirectory(fresh,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        unprivileged.own(folder);
        int exit = run(List.of(binaries.program("initdb"), "-D", fresh.toString(), "-U", owner.name(),
                "--auth=scram-sha-256", "--pwfile=" + folder.resolve("owner.password"), "-E", "UTF8",
                "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C", "-k"));
        if (exit != 0) {
            throw new IOException("PostgreSQL could not make its files; its reason stands in " + log() + ".");
        }
        Files.move(fresh, files(), StandardCopyOption.ATOMIC_MOVE);
    }

    private int run(List<String> command) throws IOException {
        Process process = unprivileged.of(command).redirectOutput(Redirect.appendTo(log().toFile())).start();
        try {
            if (!process.waitFor(120, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IOException("A program of PostgreSQL did not end within two minutes.");
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while PostgreSQL was working.", e);
        }
    }

    private static String password(Path file, SecureRandom random) throws IOException {
        if (!Files.exists(file)) {
            byte[] bytes = new byte[PASSWORD_BYTES];
            random.nextBytes(bytes);
            Path fresh = file.resolveSibling(file.getFileName() + ".new");
            Files.deleteIfExists(fresh);
            Files.createFile(fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(fresh, Base64.getUrlEncoder().encodeToString(bytes), StandardCharsets.US_ASCII,
                    StandardOpenOption.SYNC);
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        }
        return Files.readString(file, StandardCharsets.US_ASCII).strip();
    }

    private static void deleteAll(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (var paths = Files.walk(folder)) {
                for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }
}
