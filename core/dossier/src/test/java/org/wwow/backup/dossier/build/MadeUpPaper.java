package org.wwow.backup.dossier.build;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.wwow.backup.dossier.document.CourtDocument;
import org.wwow.backup.dossier.document.CourtFile;

/// The court's document of a dossier without accounts and opinion.
public final class MadeUpPaper implements Paper {
    /// The same document of the same content.
    public MadeUpPaper() {}

    @Override
    public void write(DossierContent content, Path pdf) throws IOException {
        byte[] list;
        try (InputStream bytes = Objects.requireNonNull(content.payload().get("index.csv")).open()) {
            list = bytes.readAllBytes();
        }
        try (OutputStream out = Files.newOutputStream(pdf)) {
            CourtDocument.write(new CourtFile(content.index(), List.of(), content.grounds().custody().events(),
                    Optional.empty(), List.of(), list), content.language(), out);
        }
    }
}
