package org.wwow.backup.ledger.tiles;

import java.io.IOException;
import java.util.Optional;

/// Where the files of a log are read from: a directory, or a web server.
@FunctionalInterface
public interface TileSource {
    /// The content of a file below the log's prefix; none where there is no such file.
    ///
    /// @param path `checkpoint`, or that of a tile
    /// @throws IOException if it cannot be told, or read
    Optional<byte[]> read(String path) throws IOException;
}
