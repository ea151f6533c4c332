package org.wwow.backup.ledger;

import java.util.ArrayList;
import java.util.List;

/// Full tiles kept in memory: 64 bytes a leaf.
public final class TilesInMemory implements FullTiles {
    private final List<List<TileNodes>> levels = new ArrayList<>();

    /// None yet.
    public TilesInMemory() {}

    @Override
    public void keep(int level, long index, TileNodes tile) {
        while (levels.size() <= level) {
            levels.add(new ArrayList<>());
        }
        List<TileNodes> tiles = levels.get(level);
        if (index != tiles.size()) {
            throw new IllegalStateException("Tile " + tiles.size() + " was expected; " + index + " came.");
        }
        tiles.add(tile);
    }

    @Override
    public TileNodes find(int level, long index) {
        return levels.get(level).get(Math.toIntExact(index));
    }
}
