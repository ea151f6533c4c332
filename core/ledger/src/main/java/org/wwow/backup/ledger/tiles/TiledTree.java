package org.wwow.backup.ledger.tiles;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;

import org.wwow.backup.ledger.LeafIndex;
import org.wwow.backup.ledger.Nodes;
import org.wwow.backup.ledger.Snapshot;
import org.wwow.backup.ledger.TileNodes;
import org.wwow.backup.ledger.TreeHead;
import org.wwow.backup.ledger.TreeSize;

/// A tree of one size read from tiles, which are not trusted: [#snapshot] fails unless they lead to the root that was
/// asked for. Keeps the tiles used last. Not safe for several threads.
public final class TiledTree implements Nodes {
    private static final int KEPT = 256;

    private final TileSource source;
    private final TreeSize size;
    private final Map<TilePath, TileNodes> kept = new LinkedHashMap<>(KEPT, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<TilePath, TileNodes> eldest) {
            return size() > KEPT;
        }
    };

    /// The tree of the first `size` leaves.
    public TiledTree(TileSource source, TreeSize size) {
        this.source = source;
        this.size = size;
    }

    /// The tree, for proofs against a checkpoint of it.
    ///
    /// @throws TileMissing if the tiles are not those of this head
    public static Snapshot snapshot(TileSource source, TreeHead head) {
        var snapshot = new Snapshot(new TiledTree(source, head.size()), head.size());
        if (!snapshot.head().equals(head)) {
            throw new IllegalStateException(
                    "The tiles of the log do not lead to the root of its checkpoint; run fsck.");
        }
        return snapshot;
    }

    /// An entry of the log.
    ///
    /// @throws TileMissing if its bundle is not there or is none
    public byte[] entry(LeafIndex leaf) {
        TilePath path = TilePath.entriesAt(leaf, size);
        byte[] bundle = readOrFull(path);
        try {
            // a full bundle may stand where a partial one was asked for
            int entries = path.isPartial() && bundle.length > 0 ? count(bundle) : path.width();
            return EntryBundle.read(bundle, entries).get((int) (leaf.position() % TileNodes.WIDTH));
        } catch (IllegalArgumentException | IndexOutOfBoundsException broken) {
            throw new TileMissing(path, "is no bundle of entries.");
        }
    }

    @Override
    public TileNodes tile(int level, long index) {
        TilePath path = TilePath.partial(level, size)
                .filter(edge -> edge.index() == index)
                .orElseGet(() -> TilePath.full(level, index));
        TileNodes tile = kept.get(path);
        if (tile == null) {
            tile = parse(path, readOrFull(path));
            kept.put(path, tile);
        }
        return tile;
    }

    private static TileNodes parse(TilePath path, byte[] bytes) {
        try {
            TileNodes tile = TileNodes.of(bytes);
            if (tile.width() >= path.width()) {
                return tile;
            }
        } catch (IllegalArgumentException notATile) {
            throw new TileMissing(path, "is no tile.");
        }
        throw new TileMissing(path, "is narrower than its name says.");
    }

    /// A log may drop a partial tile once the full one exists.
    private byte[] readOrFull(TilePath path) {
        try {
            var found = source.read(path.path());
            if (found.isEmpty() && path.isPartial()) {
                found = source.read(path.whenFull().path());
            }
            return found.orElseThrow(() -> new TileMissing(path, "is missing."));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static int count(byte[] bundle) {
        int entries = 0;
        for (int at = 0; at + 1 < bundle.length; entries++) {
            at += Short.BYTES + (Byte.toUnsignedInt(bundle[at]) << 8) + Byte.toUnsignedInt(bundle[at + 1]);
        }
        return entries;
    }
}
