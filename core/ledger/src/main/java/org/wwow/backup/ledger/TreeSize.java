package org.wwow.backup.ledger;

/// How many leaves a tree has; a type of its own so that a size is never taken for an index.
public record TreeSize(long leaves) {
    /// @throws IllegalArgumentException if negative
    public TreeSize {
        if (leaves < 0) {
            throw new IllegalArgumentException("A tree size is 0 or more; it was " + leaves + ".");
        }
    }
}
