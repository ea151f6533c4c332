package org.wwow.backup.dossier.verification;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Which file was judged, so that anyone can see whether he holds the same.
///
/// @param name its plain name
/// @param files how many; 1 for a container
/// @param size in bytes, of all files together
/// @param digests absent for a folder, which has none of its own
record JudgedFile(String name, long files, long size, Optional<Digests> digests) {
    private static final int PIECE = 1 << 16;

    /// Both in lower-case hexadecimal.
    record Digests(String sha256, String sha512) {}

    static JudgedFile measure(Path file) throws IOException {
        if (!Files.exists(file)) {
            throw new NoSuchFileException(file.toString());
        }
        String name = Optional.ofNullable(file.toAbsolutePath().normalize().getFileName())
                .map(Path::toString)
                .orElse("/");
        return Files.isDirectory(file) ? folder(name, file) : single(name, file);
    }

    private static JudgedFile folder(String name, Path folder) throws IOException {
        long files = 0;
        long size = 0;
        try (Stream<Path> inside = Files.walk(folder)) {
            List<Path> found = inside.filter(path -> Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)).toList();
            for (Path one : found) {
                files++;
                size += Files.size(one);
            }
        }
        return new JudgedFile(name, files, size, Optional.empty());
    }

    private static JudgedFile single(String name, Path file) throws IOException {
        MessageDigest sha256 = digest("SHA-256");
        MessageDigest sha512 = digest("SHA-512");
        long size = 0;
        byte[] piece = new byte[PIECE];
        try (InputStream bytes = Files.newInputStream(file)) {
            for (int read = bytes.read(piece); read >= 0; read = bytes.read(piece)) {
                sha256.update(piece, 0, read);
                sha512.update(piece, 0, read);
                size += read;
            }
        }
        HexFormat hex = HexFormat.of();
        return new JudgedFile(name, 1, size,
                Optional.of(new Digests(hex.formatHex(sha256.digest()), hex.formatHex(sha512.digest()))));
    }

    private static MessageDigest digest(String algorithm) {
        try {
            return MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("Every JDK has " + algorithm + ".", missing);
        }
    }
}
