package org.wwow.backup.ledger;

import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// The two hashes of RFC 6962 section 2.1, from array to array without an allocation for each node.
///
/// Holds scratch space, so an instance belongs to one thread at a time.
public final class TreeHasher {
    private static final ThreadLocal<TreeHasher> OF_THIS_THREAD = ThreadLocal.withInitial(TreeHasher::new);
    private static final int HASH = MerkleHash.BYTES;
    private static final byte LEAF = 0;
    private static final byte NODE = 1;

    private final MessageDigest sha256;
    private final byte[] node = new byte[1 + 2 * HASH];
    private final byte[] leaf = new byte[1 + Leaf.BYTES];

    /// A hasher with scratch space of its own.
    public TreeHasher() {
        try {
            sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException("Every Java platform must have SHA-256.", absent);
        }
        node[0] = NODE;
        leaf[0] = LEAF;
    }

    static TreeHasher ofThisThread() {
        return OF_THIS_THREAD.get();
    }

    /// Writes the hash of a leaf.
    public void leaf(byte[] entry, byte[] to, int offset) {
        if (entry.length == Leaf.BYTES) {
            // one call instead of two: our own leaves are the hot path
            System.arraycopy(entry, 0, leaf, 1, Leaf.BYTES);
            sha256.update(leaf, 0, leaf.length);
        } else {
            sha256.update(LEAF);
            sha256.update(entry, 0, entry.length);
        }
        digest(to, offset);
    }

    /// Writes the hash of the node whose two children stand side by side from `left` on.
    void parent(byte[] hashes, int left, byte[] to, int offset) {
        System.arraycopy(hashes, left, node, 1, 2 * HASH);
        join(to, offset);
    }

    /// Sets the left child of the next [#join].
    void left(byte[] hashes, int offset) {
        System.arraycopy(hashes, offset, node, 1, HASH);
    }

    /// Sets the right child of the next [#join].
    void right(byte[] hashes, int offset) {
        System.arraycopy(hashes, offset, node, 1 + HASH, HASH);
    }

    /// Writes the hash of the node with the children set before.
    void join(byte[] to, int offset) {
        sha256.update(node, 0, node.length);
        digest(to, offset);
    }

    private void digest(byte[] to, int offset) {
        try {
            sha256.digest(to, offset, HASH);
        } catch (DigestException noRoom) {
            throw new IndexOutOfBoundsException("No room for 32 bytes at " + offset + " of " + to.length + ".");
        }
    }
}
