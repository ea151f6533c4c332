package org.wwow.backup.dossier.bag;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;

/// The bytes of a file to be packed, the same each time they are opened.
@FunctionalInterface
public interface BagSource {
    /// Opens them from the beginning.
    ///
    /// @throws IOException if they cannot be read
    InputStream open() throws IOException;

    /// A source of bytes that are held in memory.
    static BagSource of(byte[] bytes) {
        return () -> new ByteArrayInputStream(bytes);
    }
}
