package org.wwow.backup.dossier.build;

import java.io.IOException;
import java.nio.file.Path;

/// Writes the document that people read: `data/document.pdf` before it is signed.
@FunctionalInterface
public interface Paper {
    /// Writes a PDF/A-3 of everything in the dossier.
    ///
    /// @param content what is in it
    /// @param pdf where it is put
    /// @throws IOException if it cannot be written
    void write(DossierContent content, Path pdf) throws IOException;
}
