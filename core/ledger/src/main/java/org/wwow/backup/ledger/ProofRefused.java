package org.wwow.backup.ledger;

/// Why a proof does not prove what it claims.
public abstract sealed class ProofRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private ProofRefused(String message) {
        super(message);
    }

    /// The leaf, or the older tree, is not within the tree of the checkpoint.
    public static final class OutsideTree extends ProofRefused {
        private static final long serialVersionUID = 1L;

        OutsideTree(long asked, TreeSize size) {
            super("The checkpoint covers " + size.leaves() + " leaves; " + asked + " is outside.");
        }
    }

    /// The path has more or fewer hashes than the shape of the tree asks for.
    public static final class WrongLength extends ProofRefused {
        private static final long serialVersionUID = 1L;

        /// A path of this many hashes.
        public WrongLength(int length) {
            super("A proof between these sizes cannot have " + length + " hashes.");
        }
    }

    /// The hashes do not lead to the root that was signed.
    public static final class WrongRoot extends ProofRefused {
        private static final long serialVersionUID = 1L;

        WrongRoot(TreeHead expected, MerkleHash computed) {
            super("At size " + expected.size().leaves() + " the root is " + expected.root() + "; the proof leads to "
                    + computed + ".");
        }
    }
}
