package org.wwow.backup.ledger.tiles;

import java.io.IOException;
import java.util.Optional;

import org.wwow.backup.ledger.TreeHead;

/// Signed heads in a folder of their own, which the log's folder should not share a disk or a backup with.
public final class SignedHeadsOnDisk implements SignedHeads {
    private final Disk disk;

    /// Keeps them on a disk that only this log writes.
    public SignedHeadsOnDisk(Disk disk) {
        this.disk = disk;
    }

    @Override
    public synchronized Optional<TreeHead> last() throws IOException {
        return LogState.read(disk);
    }

    @Override
    public synchronized boolean replace(Optional<TreeHead> expected, TreeHead next) throws IOException {
        if (!last().equals(expected)) {
            return false;
        }
        LogState.write(disk, next);
        return true;
    }
}
