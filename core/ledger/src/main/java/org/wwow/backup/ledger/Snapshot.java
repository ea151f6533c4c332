package org.wwow.backup.ledger;

/// A tree at one size: its root and every proof about it.
///
/// The hashes over the incomplete right edge are made once, here; after that a proof only copies. The variable names
/// are those of RFC 9162 section 2.1.
public final class Snapshot {
    private static final int HASH = MerkleHash.BYTES;

    private final Nodes nodes;
    private final long n;
    private final byte[] peaks;
    private final byte[] folds;
    private final TreeHead head;

    /// A tree of `size` leaves read from `nodes`, which may hold more.
    public Snapshot(Nodes nodes, TreeSize size) {
        this.nodes = nodes;
        this.n = size.leaves();
        int count = Long.bitCount(n);
        this.peaks = new byte[count * HASH];
        this.folds = new byte[count * HASH];
        readPeaks();
        foldPeaks(count);
        this.head = new TreeHead(size, count == 0 ? MerkleHash.EMPTY_TREE : MerkleHash.at(folds, 0));
    }

    /// Its size and root.
    public TreeHead head() {
        return head;
    }

    /// Proves that the leaf at this index is in the tree (RFC 9162 section 2.1.3.1).
    ///
    /// @throws IllegalArgumentException if the tree has no such leaf
    public InclusionProof inclusion(LeafIndex m) {
        if (!head.size().holds(m)) {
            throw new IllegalArgumentException(
                    "The tree has " + n + " leaves; there is no leaf " + m.position() + ".");
        }
        return new InclusionProof(m, path(0, m.position(), 0));
    }

    /// Proves that this tree extends the one of `m` leaves (RFC 9162 section 2.1.4.1).
    ///
    /// @throws IllegalArgumentException if `m` is 0 or greater than this tree
    public ConsistencyProof consistency(TreeSize m) {
        if (m.leaves() == 0 || m.leaves() > n) {
            throw new IllegalArgumentException(
                    "A consistency proof begins between 1 and " + n + "; " + m.leaves() + " was asked for.");
        }
        if (m.leaves() == n) {
            return new ConsistencyProof(HashPath.NONE);
        }
        int level = Long.numberOfTrailingZeros(m.leaves());
        long last = (m.leaves() >> level) - 1;
        if (last == 0) {
            return new ConsistencyProof(path(level, 0, 0));
        }
        HashPath path = path(level, last, 1);
        copy(level, last, path.hashes(), 0);
        return new ConsistencyProof(path);
    }

    /// The siblings from a complete node up to the root, after `room` places left for the caller.
    private HashPath path(int level, long index, int room) {
        // the highest bit in which the position and the size differ is the height of the peak above it
        int height = 63 - Long.numberOfLeadingZeros((index << level) ^ n);
        int peak = Long.bitCount(n >>> height) - 1;
        boolean rightOfIt = (peak + 1) * HASH < peaks.length;
        byte[] path = new byte[(room + height - level + (rightOfIt ? 1 : 0) + peak) * HASH];
        int at = room * HASH;
        for (int l = level; l < height;) {
            int within = l % TileNodes.HEIGHT;
            int count = Math.min(TileNodes.HEIGHT - within, height - l);
            long node = index >> (l - level);
            tileOf(l, node).copySiblings(within, positionOf(l, node), count, path, at);
            l += count;
            at += count * HASH;
        }
        if (rightOfIt) {
            System.arraycopy(folds, (peak + 1) * HASH, path, at, HASH);
            at += HASH;
        }
        for (int left = peak - 1; left >= 0; left--) {
            System.arraycopy(peaks, left * HASH, path, at, HASH);
            at += HASH;
        }
        return new HashPath(path);
    }

    private void copy(int level, long index, byte[] to, int offset) {
        tileOf(level, index).copy(level % TileNodes.HEIGHT, positionOf(level, index), to, offset);
    }

    private TileNodes tileOf(int level, long index) {
        return nodes.tile(level / TileNodes.HEIGHT, index >> (TileNodes.HEIGHT - level % TileNodes.HEIGHT));
    }

    private static int positionOf(int level, long index) {
        return (int) (index & ((TileNodes.WIDTH >> (level % TileNodes.HEIGHT)) - 1));
    }

    private void readPeaks() {
        long first = 0;
        int at = 0;
        for (int level = 62; level >= 0; level--) {
            if (((n >> level) & 1) == 1) {
                copy(level, first >> level, peaks, at);
                first += 1L << level;
                at += HASH;
            }
        }
    }

    private void foldPeaks(int count) {
        if (count == 0) {
            return;
        }
        TreeHasher hasher = TreeHasher.ofThisThread();
        System.arraycopy(peaks, (count - 1) * HASH, folds, (count - 1) * HASH, HASH);
        for (int peak = count - 2; peak >= 0; peak--) {
            hasher.left(peaks, peak * HASH);
            hasher.right(folds, (peak + 1) * HASH);
            hasher.join(folds, peak * HASH);
        }
    }
}
