package org.wwow.backup.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A growing Merkle tree (RFC 6962 section 2.1) that hashes each node once, when its second child arrives.
///
/// Full tiles go to [FullTiles]; only the right edge stays here (at most eight tiles of 16 KiB). Not safe for several
/// threads.
public final class Tree implements Nodes {
    private final TreeHasher hasher = new TreeHasher();
    private final List<TileNodes> edge = new ArrayList<>();
    private final FullTiles full;
    private long size;

    /// An empty tree.
    public Tree(FullTiles full) {
        this.full = full;
    }

    /// A tree of this size whose right edge is read from what was kept before.
    ///
    /// @param partial reads the tile at a level, an index and a width from 1 to 255
    public static Tree resume(TreeSize size, FullTiles full, PartialTiles partial) {
        var tree = new Tree(full);
        tree.size = size.leaves();
        for (long left = size.leaves(); left > 0; left >>= TileNodes.HEIGHT) {
            int width = (int) (left & (TileNodes.WIDTH - 1));
            long index = left >> TileNodes.HEIGHT;
            tree.edge.add(width == 0 ? new TileNodes() : partial.find(tree.edge.size(), index, width));
        }
        return tree;
    }

    /// Where [#resume] finds the tiles of the right edge.
    @FunctionalInterface
    public interface PartialTiles {
        /// A tile of exactly this width; the tree goes on filling it.
        TileNodes find(int level, long index, int width);
    }

    /// Appends an entry as the next leaf.
    public void append(byte[] entry) {
        edge(0).appendLeaf(entry, hasher);
        size++;
        carry();
    }

    /// Appends a leaf of which only the hash is known.
    public void append(MerkleHash leaf) {
        edge(0).appendHash(leaf.bytes(), 0, hasher);
        size++;
        carry();
    }

    /// How many leaves it has.
    public TreeSize size() {
        return new TreeSize(size);
    }

    /// The tree as it is now, for roots and proofs; stays right when the tree grows on.
    public Snapshot snapshot() {
        return new Snapshot(this, size());
    }

    /// The tile at the right edge of a level, not yet full; none where the tree is not as high.
    public Optional<TileNodes> edgeTile(int level) {
        return level < edge.size() ? Optional.of(edge.get(level)) : Optional.empty();
    }

    @Override
    public TileNodes tile(int level, long index) {
        boolean atEdge = index == size >> (TileNodes.HEIGHT * (level + 1));
        return atEdge ? edge.get(level) : full.find(level, index);
    }

    private TileNodes edge(int level) {
        if (level == edge.size()) {
            edge.add(new TileNodes());
        }
        return edge.get(level);
    }

    private void carry() {
        for (int level = 0; edge.get(level).isFull(); level++) {
            TileNodes tile = edge.get(level);
            full.keep(level, (size >> (TileNodes.HEIGHT * (level + 1))) - 1, tile);
            edge.set(level, new TileNodes());
            edge(level + 1).appendRootOf(tile, hasher);
        }
    }
}
