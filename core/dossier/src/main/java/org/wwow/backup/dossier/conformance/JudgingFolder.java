package org.wwow.backup.dossier.conformance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/// Where veraPDF decodes what does not fit: made for one document, readable by this user alone, gone afterwards, also
/// when this process is told to end meanwhile.
final class JudgingFolder implements AutoCloseable {
    static final String NAME = "backup-judging-" + ProcessHandle.current().pid() + "-";

    private final Path path;
    private final Thread ending = new Thread(this::end);
    private volatile @Nullable Process process;

    private JudgingFolder(Path path) {
        this.path = path;
    }

    static JudgingFolder make() throws IOException {
        var folder = new JudgingFolder(Files.createTempDirectory(NAME));
        Runtime.getRuntime().addShutdownHook(folder.ending);
        return folder;
    }

    Path path() {
        return path;
    }

    /// The process that writes here.
    void endWith(Process writer) {
        process = writer;
    }

    /// Bytes written so far.
    long size() {
        long size = 0;
        for (Path file : files()) {
            size += file.toFile().length();
        }
        return size;
    }

    private List<Path> files() {
        try (Stream<Path> inside = Files.walk(path)) {
            return inside.sorted(Comparator.reverseOrder()).toList();
        } catch (IOException | java.io.UncheckedIOException meanwhileGone) {
            return List.of();
        }
    }

    @Override
    public void close() {
        end();
        try {
            Runtime.getRuntime().removeShutdownHook(ending);
        } catch (IllegalStateException shuttingDown) {
            // The hook runs already and finds nothing left.
        }
    }

    private void end() {
        Process writer = process;
        if (writer != null) {
            writer.destroyForcibly().onExit().join();
        }
        files().forEach(file -> file.toFile().delete());
    }
}
