package org.wwow.backup.dossier.check;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.ZipFile;

import org.wwow.backup.sealing.Digest;

/// The one file a program runs from, where it is the offline verifier's jar.
public final class ProgramFile {
    private static final String VERIFIER = "org/wwow/backup/verifier/Verifier.class";

    private ProgramFile() {}

    /// SHA-256 of the verifier's jar where it alone is the class path, as `java -jar` makes it; empty elsewhere.
    public static Optional<Digest> digest() {
        try {
            Path place = Path.of(System.getProperty("java.class.path", ""));
            return Files.isRegularFile(place) && isVerifier(place)
                    ? Optional.of(digest(place))
                    : Optional.empty();
        } catch (IOException | InvalidPathException notAFile) {
            return Optional.empty();
        }
    }

    /// SHA-256 of a file.
    ///
    /// @throws IOException if it cannot be read
    public static Digest digest(Path file) throws IOException {
        try (InputStream bytes = Files.newInputStream(file)) {
            return FileDigests.of(bytes).sha256();
        }
    }

    private static boolean isVerifier(Path jar) throws IOException {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            return zip.getEntry(VERIFIER) != null;
        }
    }
}
