package org.wwow.backup.cli.statistics;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;

import org.wwow.backup.statistics.InputRefused;

/// Files that only their owner may use, where the file system knows owners.
final class OwnFile {
    private static final Set<PosixFilePermission> OF_OTHERS = EnumSet.complementOf(
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE,
                    PosixFilePermission.OWNER_EXECUTE));

    private OwnFile() {}

    /// Opens a secret.
    ///
    /// @param what the secret is, for the refusal
    /// @throws InputRefused if there is none or others may use it
    static InputStream open(Path file, String what) throws IOException {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) || !Files.isReadable(file)) {
            throw InputRefused
                    .because("There is no readable " + what + " file " + file + "; a link to one is not followed.");
        }
        if (Files.getFileStore(file).supportsFileAttributeView("posix")
                && Files.getPosixFilePermissions(file).stream().anyMatch(OF_OTHERS::contains)) {
            throw InputRefused
                    .because("Others may use the " + what + " file " + file + "; make it yours alone: chmod 600.");
        }
        return Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS);
    }

    /// Writes a file nobody else can read, and nothing where there is one.
    ///
    /// @throws java.nio.file.FileAlreadyExistsException if there is one
    static void writeNew(Path file, byte[] content) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null && Files.getFileStore(folder).supportsFileAttributeView("posix")) {
            Files.createFile(file, PosixFilePermissions
                    .asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } else {
            Files.createFile(file);
        }
        Files.write(file, content);
    }
}
