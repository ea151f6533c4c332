package org.wwow.backup.ledger;

import java.util.ArrayList;
import java.util.List;

/// RFC 9162 section 2.1 as it is written there, recursive and slow: what the tree is compared with.
final class ByDefinition {
    private ByDefinition() {}

    static MerkleHash root(List<MerkleHash> leaves) {
        if (leaves.isEmpty()) {
            return MerkleHash.EMPTY_TREE;
        }
        if (leaves.size() == 1) {
            return leaves.getFirst();
        }
        int k = split(leaves.size());
        byte[] node = new byte[MerkleHash.BYTES];
        var hasher = new TreeHasher();
        hasher.left(root(leaves.subList(0, k)).bytes(), 0);
        hasher.right(root(leaves.subList(k, leaves.size())).bytes(), 0);
        hasher.join(node, 0);
        return MerkleHash.of(node);
    }

    static List<MerkleHash> path(int m, List<MerkleHash> leaves) {
        if (leaves.size() == 1) {
            return new ArrayList<>();
        }
        int k = split(leaves.size());
        List<MerkleHash> left = leaves.subList(0, k);
        List<MerkleHash> right = leaves.subList(k, leaves.size());
        List<MerkleHash> path = m < k ? path(m, left) : path(m - k, right);
        path.add(root(m < k ? right : left));
        return path;
    }

    static List<MerkleHash> proof(int m, List<MerkleHash> leaves) {
        return subproof(m, leaves, true);
    }

    private static List<MerkleHash> subproof(int m, List<MerkleHash> leaves, boolean whole) {
        if (m == leaves.size()) {
            return whole ? new ArrayList<>() : new ArrayList<>(List.of(root(leaves)));
        }
        int k = split(leaves.size());
        List<MerkleHash> left = leaves.subList(0, k);
        List<MerkleHash> right = leaves.subList(k, leaves.size());
        List<MerkleHash> path = m <= k ? subproof(m, left, whole) : subproof(m - k, right, false);
        path.add(root(m <= k ? right : left));
        return path;
    }

    private static int split(int size) {
        return Integer.highestOneBit(size - 1);
    }
}
