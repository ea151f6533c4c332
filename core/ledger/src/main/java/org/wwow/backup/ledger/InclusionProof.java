package org.wwow.backup.ledger;

/// Proof that a leaf stands at an index of a tree (RFC 9162 section 2.1.3).
public record InclusionProof(LeafIndex index, HashPath path) {
    private static final int HASH = MerkleHash.BYTES;

    /// Checks the proof against a checkpoint whose signatures were checked before.
    ///
    /// @throws ProofRefused if the leaf is not at this index of the signed tree, or the path is not the one proof of it
    public void verify(MerkleHash leaf, VerifiedCheckpoint checkpoint) {
        verify(leaf, checkpoint.head());
    }

    /// RFC 9162 section 2.1.3.2, step by step.
    void verify(MerkleHash leaf, TreeHead head) {
        if (!head.size().holds(index)) {
            throw new ProofRefused.OutsideTree(index.position(), head.size());
        }
        long fn = index.position();
        long sn = head.size().leaves() - 1;
        byte[] p = path.hashes();
        byte[] r = leaf.bytes();
        TreeHasher hasher = TreeHasher.ofThisThread();
        for (int at = 0; at < p.length; at += HASH) {
            if (sn == 0) {
                throw new ProofRefused.WrongLength(path.length());
            }
            if ((fn & 1) == 1 || fn == sn) {
                hasher.left(p, at);
                hasher.right(r, 0);
                while ((fn & 1) == 0 && fn != 0) {
                    fn >>= 1;
                    sn >>= 1;
                }
            } else {
                hasher.left(r, 0);
                hasher.right(p, at);
            }
            hasher.join(r, 0);
            fn >>= 1;
            sn >>= 1;
        }
        if (sn != 0) {
            throw new ProofRefused.WrongLength(path.length());
        }
        if (!head.root().isAt(r, 0)) {
            throw new ProofRefused.WrongRoot(head, MerkleHash.at(r, 0));
        }
    }
}
