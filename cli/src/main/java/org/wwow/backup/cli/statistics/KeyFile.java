package org.wwow.backup.cli.statistics;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

import org.wwow.backup.statistics.InputRefused;
import org.wwow.backup.statistics.linkage.encode.LinkageKey;

/// Reads a secret from a file that only its owner may use, or from standard input; never from the command line, which
/// others on the machine can read.
final class KeyFile {
    private static final Set<PosixFilePermission> OF_OTHERS = EnumSet.complementOf(
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE,
                    PosixFilePermission.OWNER_EXECUTE));

    private KeyFile() {}

    static LinkageKey read(Path file) {
        if (file.toString().equals("-")) {
            return key(System.in);
        }
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) || !Files.isReadable(file)) {
            throw InputRefused.because("There is no readable key file " + file + "; a link to one is not followed.");
        }
        try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            if (Files.getFileStore(file).supportsFileAttributeView("posix")
                    && Files.getPosixFilePermissions(file).stream().anyMatch(OF_OTHERS::contains)) {
                throw InputRefused.because("Others may use the key file " + file + "; make it yours alone: chmod 600.");
            }
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
