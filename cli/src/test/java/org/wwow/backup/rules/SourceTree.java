package org.wwow.backup.rules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// The project's own files as a developer would list them: nothing built, nothing fetched.
final class SourceTree {
    private static final Set<String> NOT_OURS = Set
            .of("target", "node_modules", "dist", "generated", ".git", "vectors", "data");

    private SourceTree() {}

    static Path root() {
        Path here = Path.of("").toAbsolutePath();
        while (!Files.exists(here.resolve("backup"))) {
            Path parent = here.getParent();
            if (parent == null) {
                throw new IllegalStateException("The project's root was not found above the working directory.");
            }
            here = parent;
        }
        return here;
    }

    /// Paths relative to the root, with one of the given endings.
    static List<Path> files(String... endings) {
        Path root = root();
        try (Stream<Path> all = Files.walk(root)) {
            return all.filter(path -> isOurs(root.relativize(path)))
                    .filter(Files::isRegularFile)
                    .filter(path -> endsWithOne(path, endings))
                    .map(root::relativize)
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static String text(Path relative) {
        try {
            return Files.readString(root().resolve(relative));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static boolean isOurs(Path relative) {
        for (Path part : relative) {
            if (NOT_OURS.contains(part.toString())) {
                return false;
            }
        }
        return true;
    }

    private static boolean endsWithOne(Path path, String... endings) {
        return Stream.of(endings).anyMatch(path.getFileName().toString()::endsWith);
    }
}
