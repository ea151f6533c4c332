package org.wwow.backup.ledger;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.Arrays;

import org.wwow.backup.sealing.Digest;

/// An entry of our own ledger: 64 bytes that tell an outsider nothing but their kind (protocol section 10).
public sealed interface Leaf {
    /// The length of every leaf.
    int BYTES = 64;

    /// The entry itself.
    byte[] bytes();

    /// The entry's hash in the tree.
    default MerkleHash hash() {
        return MerkleHash.ofLeaf(bytes());
    }

    /// A leaf that stands for no event; only whoever drew it knows that it is one.
    static Leaf cover(SecureRandom random) {
        byte[] drawn = new byte[MerkleHash.BYTES];
        random.nextBytes(drawn);
        return new Blinded(Commitment.of(drawn));
    }

    /// Reads an entry.
    ///
    /// @throws LeafRefused if it is not 64 bytes of a known kind with zero padding
    static Leaf read(byte[] entry) {
        if (entry.length != BYTES) {
            throw new LeafRefused("A leaf has " + BYTES + " bytes; it had " + entry.length + ".");
        }
        return switch (entry[0]) {
            case Blinded.KIND -> Blinded.read(entry);
            case Public.KIND -> Public.read(entry);
            default -> throw new LeafRefused("There is no leaf of kind " + Byte.toUnsignedInt(entry[0]) + ".");
        };
    }

    /// `0x01`, a commitment to an event (or 32 random bytes, as cover), 31 zero bytes.
    record Blinded(Commitment commitment) implements Leaf {
        static final byte KIND = 1;
        private static final int PADDING = 1 + MerkleHash.BYTES;

        @Override
        public byte[] bytes() {
            return ByteBuffer.allocate(BYTES).put(KIND).put(commitment.bytes()).array();
        }

        private static Blinded read(byte[] entry) {
            requireZeroFrom(PADDING, entry);
            return new Blinded(Commitment.of(Arrays.copyOfRange(entry, 1, PADDING)));
        }
    }

    /// `0x02`, the number of a directory statement, its digest, 23 zero bytes: public, so that a second directory cannot
    /// hide.
    record Public(long sequence, Digest statement) implements Leaf {
        static final byte KIND = 2;
        private static final int PADDING = 1 + Long.BYTES + Digest.LENGTH;
        private static final long LARGEST = (1L << 53) - 1;

        /// @throws LeafRefused if the number is negative or above 2^53 - 1, which no statement can carry
        public Public {
            if (sequence < 0 || sequence > LARGEST) {
                throw new LeafRefused("The number of a statement is from 0 to 2^53 - 1.");
            }
        }

        @Override
        public byte[] bytes() {
            return ByteBuffer.allocate(BYTES).put(KIND).putLong(sequence).put(statement.bytes()).array();
        }

        private static Public read(byte[] entry) {
            requireZeroFrom(PADDING, entry);
            ByteBuffer fields = ByteBuffer.wrap(entry, 1, PADDING - 1);
            long sequence = fields.getLong();
            byte[] digest = new byte[Digest.LENGTH];
            fields.get(digest);
            return new Public(sequence, Digest.of(digest));
        }
    }

    private static void requireZeroFrom(int padding, byte[] entry) {
        for (int at = padding; at < BYTES; at++) {
            if (entry[at] != 0) {
                throw new LeafRefused("The padding of a leaf is zero.");
            }
        }
    }
}
