package org.wwow.backup.ledger;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;

/// One hash of the tree: a leaf, an inner node or a root (RFC 6962 section 2.1, SHA-256). Immutable.
public final class MerkleHash {
    /// The length of every hash of the tree.
    public static final int BYTES = 32;

    /// The root of the tree without leaves.
    public static final MerkleHash EMPTY_TREE = new MerkleHash(
            HexFormat.of().parseHex("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"));

    private final byte[] hash;

    private MerkleHash(byte[] hash) {
        this.hash = hash;
    }

    /// Takes 32 bytes as they are.
    ///
    /// @throws IllegalArgumentException if there are more or fewer
    public static MerkleHash of(byte[] bytes) {
        if (bytes.length != BYTES) {
            throw new IllegalArgumentException("A tree hash has 32 bytes; " + bytes.length + " were given.");
        }
        return new MerkleHash(bytes.clone());
    }

    /// Reads standard base64 with padding, as checkpoints and proofs write it.
    ///
    /// @throws IllegalArgumentException if it is no canonical base64 of 32 bytes
    public static MerkleHash ofBase64(String text) {
        return of(CanonicalBase64.decode(text));
    }

    /// The hash of a leaf: SHA-256 of a zero byte and the entry.
    public static MerkleHash ofLeaf(byte[] entry) {
        byte[] hash = new byte[BYTES];
        TreeHasher.ofThisThread().leaf(entry, hash, 0);
        return new MerkleHash(hash);
    }

    /// Takes the 32 bytes that begin at this offset.
    public static MerkleHash at(byte[] hashes, int offset) {
        return new MerkleHash(Arrays.copyOfRange(hashes, offset, offset + BYTES));
    }

    /// A copy of the 32 bytes.
    public byte[] bytes() {
        return hash.clone();
    }

    /// Writes the 32 bytes to this place.
    public void copyTo(byte[] to, int offset) {
        System.arraycopy(hash, 0, to, offset, BYTES);
    }

    /// Standard base64 with padding.
    public String base64() {
        return CanonicalBase64.encode(hash);
    }

    /// Whether these 32 bytes stand at this place.
    public boolean isAt(byte[] hashes, int offset) {
        return Arrays.equals(hash, 0, BYTES, hashes, offset, offset + BYTES);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MerkleHash that && MessageDigest.isEqual(hash, that.hash);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(hash);
    }

    @Override
    public String toString() {
        return HexFormat.of().formatHex(hash);
    }
}
