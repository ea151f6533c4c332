package org.wwow.backup.dossier.verification;

import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Optional;

import org.wwow.backup.sealing.Digest;

/// The program that judges.
///
/// @param name with its version
/// @param file SHA-256 of the one file it runs from; empty where it runs from several
public record VerifyingProgram(String name, Optional<Digest> file) {
    /// The offline verifier, with the digest of its jar where it runs from one.
    ///
    /// @param main its first class
    public static VerifyingProgram jar(String name, Class<?> main) {
        CodeSource source = main.getProtectionDomain().getCodeSource();
        if (source == null || source.getLocation() == null) {
            return parts(name);
        }
        try {
            Path place = Path.of(source.getLocation().toURI());
            return Files.isRegularFile(place)
                    ? new VerifyingProgram(name, Optional.of(digest(place)))
                    : parts(name);
        } catch (IOException | URISyntaxException | IllegalArgumentException notAFile) {
            return parts(name);
        }
    }

    /// A program of many files.
    public static VerifyingProgram parts(String name) {
        return new VerifyingProgram(name, Optional.empty());
    }

    private static Digest digest(Path file) throws IOException {
        var digest = Digest.sha256();
        byte[] piece = new byte[1 << 16];
        try (InputStream bytes = Files.newInputStream(file)) {
            for (int read = bytes.read(piece); read >= 0; read = bytes.read(piece)) {
                digest.update(piece, 0, read);
            }
        }
        return Digest.finish(digest);
    }
}
