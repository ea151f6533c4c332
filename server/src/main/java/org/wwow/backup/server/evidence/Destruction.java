package org.wwow.backup.server.evidence;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import org.wwow.backup.sealing.ItemId;
import org.wwow.backup.server.evidence.store.DestructionRows;

/// Destroys what was erased: first the tombstone on the disk, then the rows, then the blobs (protocol section 11).
///
/// A crash after the tombstone leaves rows that the next run deletes; one after the rows leaves doomed blobs that the
/// next sweep removes. There is no order in which a thing is gone and nothing says so.
@Component
public class Destruction {
    static final int AT_ONCE = 1_000;

    private final DestructionRows rows;
    private final Blobs blobs;

    /// @param blobs where tombstones stand as objects of their own
    public Destruction(DestructionRows rows, Blobs blobs) {
        this.rows = rows;
        this.blobs = blobs;
    }

    /// Destroys items under a tombstone, in the caller's transaction.
    public void destroy(Tombstone tombstone, List<ItemId> items) {
        try {
            blobs.tombstone(new BlobName(tombstone.subject()), tombstone.canonical());
        } catch (IOException e) {
            throw new UncheckedIOException("The tombstone could not be written, so nothing was destroyed.", e);
        }
        rows.keep(tombstone);
        rows.delete(items);
    }

    /// Every tombstone that stands as a row, as an object beside the blobs as well.
    public void writeObjects() throws IOException {
        for (Tombstone tombstone : rows.tombstones()) {
            blobs.put(tombstone);
        }
    }

    /// How many payloads are named by a row and not there.
    public long missing() {
        return rows.blobs().stream().filter(blob -> !blobs.isFinished(blob)).count();
    }

    /// Gives an owner the room of what was destroyed, in the caller's transaction.
    public void giveBack(Owner owner, Room room) {
        rows.giveBack(owner, room);
    }

    /// Removes every blob whose rows are gone. One that cannot be removed keeps no other from its end.
    ///
    /// @throws IOException the first that was met, after all others are gone
    public void sweepAll() throws IOException {
        @Nullable
        IOException first = null;
        BlobName after = BlobName.FIRST;
        List<BlobName> doomed = rows.doomed(after, AT_ONCE);
        while (!doomed.isEmpty()) {
            for (BlobName blob : doomed) {
                try {
                    blobs.destroy(blob);
                    rows.destroyed(blob);
                } catch (IOException failure) {
                    first = first == null ? failure : first;
                }
            }
            doomed = rows.doomed(doomed.getLast(), AT_ONCE);
        }
        if (first != null) {
            throw first;
        }
    }
}
