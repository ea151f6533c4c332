package org.wwow.backup.server.archive;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.wwow.backup.sealing.age.OpeningKey;

/// What an operator asks of a restoration.
///
/// @param from      the archive; `FILE.erasable` lies beside it
/// @param data      the folder to be made: it is not there, or empty
/// @param keys      the archive key
/// @param newer     what outlived the loss, or is held by others
/// @param knowingly what he accepts to lose
public record Wish(Path from, Path data, List<OpeningKey> keys, Newer newer, Knowingly knowingly) {
    /// What is newer than the archive.
    ///
    /// @param tombstones a folder of tombstones: that of the blob store, or a mirror of it
    /// @param checkpoint the newest checkpoint that anybody holds: a witness, a monitor, a receipt
    /// @param log        the newest copy of the log's folder
    public record Newer(Optional<Path> tombstones, Optional<Path> checkpoint, Optional<Path> log) {}

    /// What is refused unless it is wanted by name.
    ///
    /// @param withoutErasable   headers, grants and events are not restored: nothing deposited opens again
    /// @param noNewerCheckpoint nobody holds a checkpoint
    /// @param olderDirectory    statements of the directory that stand in the ledger are lost
    public record Knowingly(boolean withoutErasable, boolean noNewerCheckpoint, boolean olderDirectory) {}
}
