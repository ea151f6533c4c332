package org.wwow.backup.dossier.bag;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.SortedMap;

/// The files of a bag, wherever they lie: a folder or a container.
public interface BagFiles {
    /// Each file's path from the bag's own folder, `/` between its parts, with its size in bytes.
    SortedMap<String, Long> sizes();

    /// What lies in the bag and is no file; empty where nothing else can.
    List<String> foreign();

    /// A file's bytes.
    ///
    /// @throws IOException if they cannot be read any more
    InputStream open(String path) throws IOException;
}
