package org.wwow.backup.ledger.tiles;

import java.io.IOException;
import java.util.Optional;

/// The few things a log asks of a file system, each a step after which the power may fail.
///
/// What is written is safe only after [#sync]; a new or renamed name only after [#syncFolder].
public interface Disk {
    /// The content of a file; none where there is no such file.
    Optional<byte[]> read(String path) throws IOException;

    /// Writes a whole file, making the folders above it.
    void write(String path, byte[] content) throws IOException;

    /// Writes at the end of a file that exists.
    void append(String path, byte[] content) throws IOException;

    /// Cuts a file to its first `length` bytes.
    void truncate(String path, long length) throws IOException;

    /// Makes the content of a file safe.
    void sync(String path) throws IOException;

    /// Gives a file another name, in place of any file of that name.
    void rename(String from, String to) throws IOException;

    /// Makes the names in the folder of this file safe, and those of the folders above it.
    void syncFolder(String path) throws IOException;

    /// Removes a file, or all files below a folder; nothing where there is none.
    void delete(String path) throws IOException;

    /// Puts a whole file in place, so that after a failure of power the old or the new one is there, never half of one.
    default void replace(String path, byte[] content) throws IOException {
        String unfinished = path + ".new";
        write(unfinished, content);
        sync(unfinished);
        rename(unfinished, path);
        syncFolder(path);
    }
}
