package org.wwow.backup.ledger;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// The hashes of a proof in the order in which they are used.
public final class HashPath {
    static final HashPath NONE = new HashPath(new byte[0]);

    private final byte[] hashes;

    HashPath(byte[] hashes) {
        this.hashes = hashes;
    }

    /// A path of these hashes.
    public static HashPath of(List<MerkleHash> hashes) {
        byte[] path = new byte[hashes.size() * MerkleHash.BYTES];
        for (int at = 0; at < hashes.size(); at++) {
            hashes.get(at).copyTo(path, at * MerkleHash.BYTES);
        }
        return new HashPath(path);
    }

    /// How many hashes it has.
    public int length() {
        return hashes.length / MerkleHash.BYTES;
    }

    /// The hashes one by one.
    public List<MerkleHash> asList() {
        return IntStream.range(0, length()).mapToObj(at -> MerkleHash.at(hashes, at * MerkleHash.BYTES)).toList();
    }

    /// The hashes themselves, not a copy: proofs are made and checked by the million.
    byte[] hashes() {
        return hashes;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof HashPath that && Arrays.equals(hashes, that.hashes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(hashes);
    }

    @Override
    public String toString() {
        return asList().toString();
    }
}
