package org.wwow.backup.dossier.build;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.function.LongConsumer;

import org.wwow.backup.dossier.bag.BagSource;
import org.wwow.backup.dossier.casefolder.LongDigest;
import org.wwow.backup.sealing.Digest;

/// A file's length and both its digests, from one reading of any length.
///
/// @param size in bytes
public record Measured(long size, Digest sha256, LongDigest sha512) {
    private static final int PIECE = 1 << 17;

    /// Reads a file once.
    ///
    /// @param progress told the bytes read after each piece; it ends the work by throwing
    /// @throws IOException if it cannot be read
    public static Measured of(BagSource source, LongConsumer progress) throws IOException {
        MessageDigest sha256 = Digest.sha256();
        MessageDigest sha512 = longDigest();
        long size = 0;
        byte[] piece = new byte[PIECE];
        try (InputStream bytes = source.open()) {
            int read = bytes.read(piece);
            while (read >= 0) {
                sha256.update(piece, 0, read);
                sha512.update(piece, 0, read);
                progress.accept(read);
                size += read;
                read = bytes.read(piece);
            }
        }
        return new Measured(size, Digest.finish(sha256), LongDigest.of(sha512.digest()));
    }

    private static MessageDigest longDigest() {
        try {
            return MessageDigest.getInstance("SHA-512");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every JDK has SHA-512.", impossible);
        }
    }
}
