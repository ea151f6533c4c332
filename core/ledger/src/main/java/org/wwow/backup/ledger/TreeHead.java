package org.wwow.backup.ledger;

/// A size and the root of the tree of that size: true only together. Whether anyone signed it is not said here; see
/// [VerifiedCheckpoint].
public record TreeHead(TreeSize size, MerkleHash root) {
    /// The head of the empty tree (RFC 6962 section 2.1: the hash of the empty string).
    public static final TreeHead EMPTY = new TreeHead(TreeSize.NONE, MerkleHash.EMPTY_TREE);
}
