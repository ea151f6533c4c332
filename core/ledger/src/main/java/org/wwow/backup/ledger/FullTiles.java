package org.wwow.backup.ledger;

/// Where a growing tree puts its full tiles and finds them again.
public interface FullTiles {
    /// Keeps a tile that just became full; it never changes again.
    void keep(int level, long index, TileNodes tile);

    /// The full tile kept before at this level and index.
    TileNodes find(int level, long index);
}
