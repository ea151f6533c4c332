package org.wwow.backup.ledger.tiles;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/// A tlog-tiles log in a directory, ours or another's, as it is: all that lies there is read.
public record LogDirectory(Path root) implements TileSource {
    private static final long LARGEST_FILE = 32L << 20;

    @Override
    public Optional<byte[]> read(String path) throws IOException {
        Path file = root.resolve(path);
        try {
            if (Files.size(file) > LARGEST_FILE) {
                throw new IOException("The file " + path + " is larger than any of a log.");
            }
            return Optional.of(Files.readAllBytes(file));
        } catch (NoSuchFileException absent) {
            return Optional.empty();
        }
    }
}
