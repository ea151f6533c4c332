package org.wwow.backup.dossier.check;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

import org.wwow.backup.sealing.Digest;

/// What a file's bytes really are.
///
/// @param length in bytes
/// @param sha512 in lower-case hexadecimal
record FileDigests(long length, Digest sha256, String sha512) {
    private static final int PIECE = 1 << 16;

    static FileDigests of(InputStream bytes) throws IOException {
        MessageDigest sha256 = Digest.sha256();
        MessageDigest sha512 = runningSha512();
        byte[] piece = new byte[PIECE];
        long length = 0;
        int read = bytes.read(piece);
        while (read >= 0) {
            sha256.update(piece, 0, read);
            sha512.update(piece, 0, read);
            length += read;
            read = bytes.read(piece);
        }
        return new FileDigests(length, Digest.finish(sha256), HexFormat.of().formatHex(sha512.digest()));
    }

    private static MessageDigest runningSha512() {
        try {
            return MessageDigest.getInstance("SHA-512");
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("Every JDK has SHA-512.", missing);
        }
    }
}
