package org.wwow.backup.ledger;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A proof that stands offline: where a leaf is, the path to the root, and the signed checkpoint (C2SP tlog-proof).
///
/// @param extra whatever helps to rebuild the leaf; signed by nobody
public record TlogProof(Optional<Extra> extra, InclusionProof proof, SignedNote checkpoint) {
    private static final String HEADER = "c2sp.org/tlog-proof@v1";
    private static final String EXTRA = "extra ";
    private static final String INDEX = "index ";
    private static final int LONGEST_PATH = 63;

    /// Bytes beside the proof that nothing vouches for.
    public static final class Extra {
        private final byte[] bytes;

        /// A copy of these bytes.
        public Extra(byte[] bytes) {
            this.bytes = bytes.clone();
        }

        /// A copy of the bytes.
        public byte[] bytes() {
            return bytes.clone();
        }
    }

    /// Reads the file.
    ///
    /// @throws NoteRefused.Malformed if it is none
    public static TlogProof parse(byte[] file) {
        if (file.length > SignedNote.MAX_BYTES) {
            throw new NoteRefused.Malformed("A proof has at most " + SignedNote.MAX_BYTES + " bytes.");
        }
        try {
            return parse(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(file)).toString());
        } catch (CharacterCodingException _) {
            throw new NoteRefused.Malformed("A proof is UTF-8.");
        }
    }

    private static TlogProof parse(String text) {
        int separator = text.indexOf("\n\n");
        if (separator < 0) {
            throw new NoteRefused.Malformed("An empty line stands between a proof and its checkpoint.");
        }
        List<String> lines = new ArrayList<>(List.of(text.substring(0, separator).split("\n", -1)));
        if (!lines.removeFirst().equals(HEADER)) {
            throw new NoteRefused.Malformed("A proof begins with " + HEADER + ".");
        }
        Optional<Extra> extra = Optional.empty();
        if (!lines.isEmpty() && lines.getFirst().startsWith(EXTRA)) {
            extra = Optional.of(extra(lines.removeFirst()));
        }
        if (lines.isEmpty() || !lines.getFirst().startsWith(INDEX)) {
            throw new NoteRefused.Malformed("A proof names its index.");
        }
        var index = new LeafIndex(Decimals.read(lines.removeFirst().substring(INDEX.length())));
        if (lines.size() > LONGEST_PATH) {
            throw new NoteRefused.Malformed("A proof has at most " + LONGEST_PATH + " hashes.");
        }
        var proof = new InclusionProof(index, HashPath.of(lines.stream().map(TlogProof::hash).toList()));
        return new TlogProof(extra, proof, SignedNote.parse(text.substring(separator + 2)));
    }

    /// The file's text.
    public String text() {
        var text = new StringBuilder(HEADER).append('\n');
        extra.ifPresent(with -> text.append(EXTRA).append(CanonicalBase64.encode(with.bytes)).append('\n'));
        text.append(INDEX).append(proof.index().position()).append('\n');
        proof.path().asList().forEach(hash -> text.append(hash.base64()).append('\n'));
        return text.append('\n').append(checkpoint.note()).toString();
    }

    /// Checks that the policy takes the checkpoint, and that the leaf is in its tree at the index.
    ///
    /// @throws NoteRefused if the policy does not take the checkpoint
    /// @throws ProofRefused if the leaf is not there
    public VerifiedCheckpoint verify(MerkleHash leaf, Policy policy) {
        VerifiedCheckpoint verified = policy.verify(checkpoint);
        proof.verify(leaf, verified);
        return verified;
    }

    private static Extra extra(String line) {
        try {
            return new Extra(CanonicalBase64.decode(line.substring(EXTRA.length())));
        } catch (IllegalArgumentException _) {
            throw new NoteRefused.Malformed("The extra data of a proof is base64.");
        }
    }

    private static MerkleHash hash(String line) {
        try {
            return MerkleHash.ofBase64(line);
        } catch (IllegalArgumentException _) {
            throw new NoteRefused.Malformed("Each hash of a proof is base64 of 32 bytes.");
        }
    }
}
