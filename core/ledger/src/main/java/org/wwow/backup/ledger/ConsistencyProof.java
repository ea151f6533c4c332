package org.wwow.backup.ledger;

/// Proof that a newer tree begins with all leaves of an older one (RFC 9162 section 2.1.4): nothing was changed or taken
/// out in between.
public record ConsistencyProof(HashPath path) {
    private static final int HASH = MerkleHash.BYTES;

    /// Checks that the signed tree extends one that the verifier knows.
    ///
    /// @throws ProofRefused if it does not, or the path is not the one proof of it
    public void verify(TreeHead known, VerifiedCheckpoint newer) {
        verify(known, newer.head());
    }

    /// RFC 9162 section 2.1.4.2, step by step; equal sizes first, as these have no path. There is no proof from
    /// the empty tree: every tree extends it.
    void verify(TreeHead first, TreeHead second) {
        int order = first.size().compareTo(second.size());
        if (order == 0) {
            verifyEqual(first, second);
            return;
        }
        if (order > 0 || first.size().leaves() == 0) {
            throw new ProofRefused.OutsideTree(first.size().leaves(), second.size());
        }
        if (path.length() == 0) {
            throw new ProofRefused.WrongLength(0);
        }
        boolean powerOfTwo = Long.bitCount(first.size().leaves()) == 1;
        byte[] fr = powerOfTwo ? first.root().bytes() : MerkleHash.at(path.hashes(), 0).bytes();
        byte[] sr = fr.clone();
        climb(first.size().leaves() - 1, second.size().leaves() - 1, powerOfTwo ? 0 : HASH, fr, sr);
        if (!first.root().isAt(fr, 0)) {
            throw new ProofRefused.WrongRoot(first, MerkleHash.at(fr, 0));
        }
        if (!second.root().isAt(sr, 0)) {
            throw new ProofRefused.WrongRoot(second, MerkleHash.at(sr, 0));
        }
    }

    private void verifyEqual(TreeHead first, TreeHead second) {
        if (path.length() != 0) {
            throw new ProofRefused.WrongLength(path.length());
        }
        TreeHead expected = second.size().leaves() == 0 ? TreeHead.EMPTY : second;
        if (!first.equals(expected)) {
            throw new ProofRefused.WrongRoot(expected, first.root());
        }
        if (!second.equals(expected)) {
            throw new ProofRefused.WrongRoot(expected, second.root());
        }
    }

    private void climb(long fn, long sn, int from, byte[] fr, byte[] sr) {
        int complete = Long.numberOfTrailingZeros(~fn);
        fn >>= complete;
        sn >>= complete;
        byte[] c = path.hashes();
        TreeHasher hasher = TreeHasher.ofThisThread();
        for (int at = from; at < c.length; at += HASH) {
            if (sn == 0) {
                throw new ProofRefused.WrongLength(path.length());
            }
            if ((fn & 1) == 1 || fn == sn) {
                hasher.left(c, at);
                hasher.right(fr, 0);
                hasher.join(fr, 0);
                hasher.right(sr, 0);
                hasher.join(sr, 0);
                while ((fn & 1) == 0 && fn != 0) {
                    fn >>= 1;
                    sn >>= 1;
                }
            } else {
                hasher.left(sr, 0);
                hasher.right(c, at);
                hasher.join(sr, 0);
            }
            fn >>= 1;
            sn >>= 1;
        }
        if (sn != 0) {
            throw new ProofRefused.WrongLength(path.length());
        }
    }
}
