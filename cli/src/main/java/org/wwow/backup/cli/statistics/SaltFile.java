package org.wwow.backup.cli.statistics;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.ReadOnlyFileSystemException;
import java.security.SecureRandom;

import org.wwow.backup.statistics.InputHash;
import org.wwow.backup.statistics.InputRefused;

/// The secret that goes before a table of small counts when it is hashed: made once beside the table, kept with it, and
/// never published. With it the same table gives the same hash again; without it nobody can test a guess of the counts.
///
/// `cat TABLE.csv.salt TABLE.csv | sha256sum` is the hash of the result.
final class SaltFile {
    private SaltFile() {}

    /// The salt of a file that only its owner may use; drawn and written where there is none.
    ///
    /// @throws InputRefused if others may use it, it is no salt, or none can be written there
    static byte[] of(Path file) {
        if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            return read(file);
        }
        byte[] salt = new byte[InputHash.SALT_LENGTH];
        new SecureRandom().nextBytes(salt);
        try {
            OwnFile.writeNew(file, salt);
        } catch (FileAlreadyExistsException other) {
            return read(file);
        } catch (AccessDeniedException | NoSuchFileException | ReadOnlyFileSystemException elsewhere) {
            throw InputRefused.because("The salt " + file + " cannot be written there; name another file with --salt.");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return salt;
    }

    private static byte[] read(Path file) {
        try (InputStream in = OwnFile.open(file, "salt")) {
            byte[] salt = in.readNBytes(InputHash.SALT_LENGTH + 1);
            if (salt.length != InputHash.SALT_LENGTH) {
                throw InputRefused.because("The salt " + file + " has not " + InputHash.SALT_LENGTH
                        + " bytes; bring back the one made with the table, or name a new file with --salt.");
            }
            return salt;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
