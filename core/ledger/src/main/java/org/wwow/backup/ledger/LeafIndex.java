package org.wwow.backup.ledger;

/// Where a leaf stands in the tree, counted from 0; a type of its own so that an index is never taken for a size.
public record LeafIndex(long position) {
    /// @throws IllegalArgumentException if negative
    public LeafIndex {
        if (position < 0) {
            throw new IllegalArgumentException("A leaf index is 0 or more; it was " + position + ".");
        }
    }
}
