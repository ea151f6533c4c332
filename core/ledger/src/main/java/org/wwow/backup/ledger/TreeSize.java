package org.wwow.backup.ledger;

/// How many leaves a tree has; a type of its own so that a size is never taken for an index.
public record TreeSize(long leaves) implements Comparable<TreeSize> {
    /// The tree without leaves.
    public static final TreeSize NONE = new TreeSize(0);

    /// @throws IllegalArgumentException if negative
    public TreeSize {
        if (leaves < 0) {
            throw new IllegalArgumentException("A tree size is 0 or more; it was " + leaves + ".");
        }
    }

    /// Whether the tree has a leaf at this index.
    public boolean holds(LeafIndex index) {
        return index.position() < leaves;
    }

    @Override
    public int compareTo(TreeSize other) {
        return Long.compare(leaves, other.leaves);
    }
}
