package org.wwow.backup.cli.statistics;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;

import org.wwow.backup.statistics.linkage.encode.LinkageKey;

/// Reads a secret from a file that only its owner may use, or from standard input; never from the command line, which
/// others on the machine can read.
final class KeyFile {
    private KeyFile() {}

    static LinkageKey read(Path file) {
        if (file.toString().equals("-")) {
            return key(System.in);
        }
        try (InputStream in = OwnFile.open(file, "key")) {
            return key(in);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static LinkageKey key(InputStream in) {
        byte[] secret = new byte[0];
        try {
            secret = in.readNBytes(LinkageKey.LONGEST + 1);
            return LinkageKey.of(secret);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } finally {
            Arrays.fill(secret, (byte) 0);
        }
    }
}
