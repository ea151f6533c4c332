package org.wwow.backup.ledger;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/// The hashes of one tile (tlog-tiles: eight levels high, 256 wide) and every complete node above them, so that a proof
/// copies and never hashes. Filled from left to right.
public final class TileNodes {
    /// How many hashes the bottom of a full tile has.
    public static final int WIDTH = 256;
    /// How many levels of the tree one tile spans.
    public static final int HEIGHT = 8;

    private static final int HASH = MerkleHash.BYTES;
    private static final int ALL = 2 * WIDTH - 1;
    private static final VarHandle WORD = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());

    private final byte[] nodes = new byte[ALL * HASH];
    private int width;

    /// An empty tile.
    public TileNodes() {}

    /// Builds a tile from the bytes that stand in its file.
    ///
    /// @throws IllegalArgumentException if these are not 1 to 256 hashes
    public static TileNodes of(byte[] bottom) {
        int width = bottom.length / HASH;
        if (bottom.length % HASH != 0 || width == 0 || width > WIDTH) {
            throw new IllegalArgumentException("A tile has 1 to 256 hashes; it had " + bottom.length + " bytes.");
        }
        var tile = new TileNodes();
        TreeHasher hasher = TreeHasher.ofThisThread();
        for (int slot = 0; slot < width; slot++) {
            System.arraycopy(bottom, slot * HASH, tile.nodes, slot * HASH, HASH);
            tile.grow(hasher);
        }
        return tile;
    }

    /// How many hashes its bottom has by now.
    public int width() {
        return width;
    }

    /// The first `width` hashes of the bottom: the content of the tile's file.
    public byte[] bottom(int width) {
        if (width < 1 || width > this.width) {
            throw new IllegalArgumentException("The tile is " + this.width + " wide; " + width + " was asked for.");
        }
        return Arrays.copyOf(nodes, width * HASH);
    }

    /// Copies the node at this height (0 to 7) and position within the tile.
    public void copy(int height, int position, byte[] to, int offset) {
        copyHash((start(height) + position) * HASH, to, offset);
    }

    /// Copies the sibling of the node at this height and position, of its parent, and so on upwards, `count` of them.
    ///
    /// The reads do not wait for each other, so that the processor fetches all these far places of memory at once.
    void copySiblings(int height, int position, int count, byte[] to, int offset) {
        for (int up = 0; up < count; up++) {
            copyHash((start(height + up) + ((position >> up) ^ 1)) * HASH, to, offset + up * HASH);
        }
    }

    /// Four words: a call of the general copy costs more than these.
    private void copyHash(int from, byte[] to, int offset) {
        for (int at = 0; at < HASH; at += Long.BYTES) {
            WORD.set(to, offset + at, (long) WORD.get(nodes, from + at));
        }
    }

    void appendLeaf(byte[] entry, TreeHasher hasher) {
        hasher.leaf(entry, nodes, width * HASH);
        grow(hasher);
    }

    void appendHash(byte[] hashes, int offset, TreeHasher hasher) {
        System.arraycopy(hashes, offset, nodes, width * HASH, HASH);
        grow(hasher);
    }

    void appendRootOf(TileNodes full, TreeHasher hasher) {
        appendHash(full.nodes, start(HEIGHT) * HASH, hasher);
    }

    boolean isFull() {
        return width == WIDTH;
    }

    private void grow(TreeHasher hasher) {
        int position = width++;
        for (int height = 0; height < HEIGHT && (position & 1) == 1; height++) {
            int pair = (start(height) + position - 1) * HASH;
            position >>= 1;
            hasher.parent(nodes, pair, nodes, (start(height + 1) + position) * HASH);
        }
    }

    private static int start(int height) {
        return 2 * WIDTH - ((2 * WIDTH) >> height);
    }
}
