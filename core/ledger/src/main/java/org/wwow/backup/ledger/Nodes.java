package org.wwow.backup.ledger;

/// Where the complete nodes of a tree are read from: memory, or tiles on a disk or behind a network.
public interface Nodes {
    /// Writes the hash over leaves `index · 2^level` up to `(index + 1) · 2^level`, all of which exist.
    ///
    /// @param level 0 for leaves, counted upwards
    /// @param index counted from 0 within the level
    void copy(int level, long index, byte[] to, int offset);
}
