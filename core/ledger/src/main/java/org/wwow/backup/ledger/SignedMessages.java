package org.wwow.backup.ledger;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/// What is signed by a cosignature (C2SP tlog-cosignature).
final class SignedMessages {
    private static final byte[] SUBTREE = "subtree/v1\n\0".getBytes(StandardCharsets.US_ASCII);
    private static final int LONGEST_NAME = 255;

    private SignedMessages() {}

    static byte[] cosignature(SignatureType type, String name, long seconds, String text) {
        return switch (type) {
            case ED25519 -> text.getBytes(StandardCharsets.UTF_8);
            case ED25519_COSIGNATURE ->
                ("cosignature/v1\ntime " + seconds + "\n" + Checkpoint.parse(text).text()).getBytes(
                        StandardCharsets.UTF_8);
            case ML_DSA_44_COSIGNATURE -> wholeTree(name, seconds, Checkpoint.parse(text));
        };
    }

    private static byte[] wholeTree(String name, long seconds, Checkpoint checkpoint) {
        byte[] cosigner = shortText(name);
        byte[] origin = shortText(checkpoint.origin());
        return ByteBuffer.allocate(SUBTREE.length + 2 + cosigner.length + origin.length + 3 * Long.BYTES
                + MerkleHash.BYTES)
                .put(SUBTREE)
                .put((byte) cosigner.length)
                .put(cosigner)
                .putLong(seconds)
                .put((byte) origin.length)
                .put(origin)
                .putLong(0)
                .putLong(checkpoint.head().size().leaves())
                .put(checkpoint.head().root().bytes())
                .array();
    }

    private static byte[] shortText(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (bytes.length > LONGEST_NAME) {
            throw new NoteRefused.Malformed("A name or origin has at most 255 bytes under ML-DSA-44.");
        }
        return bytes;
    }
}
