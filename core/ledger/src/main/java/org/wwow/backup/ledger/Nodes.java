package org.wwow.backup.ledger;

/// Where the complete nodes of a tree are read from: memory, or tiles on a disk or behind a network.
@FunctionalInterface
public interface Nodes {
    /// The tile that holds the nodes over leaves `index · 256^(level + 1)` up to `(index + 1) · 256^(level + 1)`, as many
    /// of them as exist. It may grow while it is read; a node that exists never changes.
    ///
    /// @param level of tiles, 0 for the one whose bottom are leaves
    /// @param index counted from 0 within the level
    TileNodes tile(int level, long index);
}
