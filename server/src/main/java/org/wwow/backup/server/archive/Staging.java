package org.wwow.backup.server.archive;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.stream.Stream;

/// The folder in which a restored copy is made: `DATA.restoring`, which becomes `DATA` or is gone.
///
/// It holds headers outside any seal, so it goes also when the program is told to stop; what a killed one left, the next
/// run removes first.
final class Staging implements AutoCloseable {
    private static final int TRIES = 10;

    private final Path data;
    private final Path folder;
    private final Thread onStop;

    private Staging(Path data, Path folder) {
        this.data = data;
        this.folder = folder;
        this.onStop = Thread.ofPlatform().unstarted(this::abandon);
    }

    /// Makes it, for a folder that is not there or empty.
    static Staging of(Path data) throws IOException {
        if (Files.exists(data)) {
            try (Stream<Path> inside = Files.list(data)) {
                if (inside.findAny().isPresent()) {
                    throw new ArchiveRefused("The folder " + data + " is not empty; restore into a new one.");
                }
            }
        }
        var staging = new Staging(data, data.resolveSibling(data.getFileName() + ".restoring"));
        staging.stopDatabase();
        deleteAll(staging.folder);
        Runtime.getRuntime().addShutdownHook(staging.onStop);
        Files.createDirectories(staging.folder,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        return staging;
    }

    Path folder() {
        return folder;
    }

    /// Gives it its name.
    void publish() throws IOException {
        Files.move(folder, data, StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public void close() throws IOException {
        try {
            Runtime.getRuntime().removeShutdownHook(onStop);
        } catch (IllegalStateException _) {
            // It is stopping now.
        }
        deleteAll(folder);
    }

    /// A database that is cut off may still write while its files go.
    private void abandon() {
        try {
            stopDatabase();
        } catch (IOException _) {
            // Then it ends by itself, once its files are gone.
        }
        for (int tried = 0; tried < TRIES && Files.exists(folder); tried++) {
            try {
                deleteAll(folder);
            } catch (IOException | UncheckedIOException _) {
                // Something was written meanwhile.
            }
        }
    }

    private void stopDatabase() throws IOException {
        Path pid = folder.resolve("postgres/cluster/postmaster.pid");
        if (Files.exists(pid)) {
            String number = Files.readAllLines(pid).getFirst().strip();
            if (number.matches("\\d{1,10}")) {
                ProcessHandle.of(Long.parseLong(number))
                        .filter(process -> process.info().commandLine().orElse("").contains(folder.toString()))
                        .ifPresent(ProcessHandle::destroyForcibly);
            }
        }
    }

    private static void deleteAll(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> paths = Files.walk(folder)) {
                for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(path);
                }
            }
        }
    }
}
