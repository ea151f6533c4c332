package org.wwow.backup.ledger.witness;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import org.wwow.backup.ledger.ConsistencyProof;
import org.wwow.backup.ledger.HashPath;
import org.wwow.backup.ledger.MerkleHash;
import org.wwow.backup.ledger.SignedNote;
import org.wwow.backup.ledger.TreeSize;

/// The body of a request to cosign a checkpoint.
///
/// @param old the size that the witness is believed to have cosigned last
/// @param proof from that size to the checkpoint's; empty from 0
public record AddCheckpoint(TreeSize old, ConsistencyProof proof, SignedNote checkpoint) {
    /// A longer body is refused unread.
    public static final int MAX_BYTES = SignedNote.MAX_BYTES;

    private static final int LONGEST_PROOF = 63;
    private static final String OLD = "old ";
    private static final Pattern SIZE = Pattern.compile("0|[1-9][0-9]{0,17}");

    /// Reads a body.
    ///
    /// @throws IllegalArgumentException if it is none
    /// @throws org.wwow.backup.ledger.NoteRefused.Malformed if its checkpoint is no note
    public static AddCheckpoint parse(byte[] body) {
        if (body.length > MAX_BYTES) {
            throw new IllegalArgumentException("A request has at most " + MAX_BYTES + " bytes.");
        }
        String text = decode(body);
        int separator = text.indexOf("\n\n");
        if (!text.startsWith(OLD) || separator < 0) {
            throw new IllegalArgumentException("A request is an old size, a proof, an empty line and a checkpoint.");
        }
        List<String> lines = new ArrayList<>(List.of(text.substring(OLD.length(), separator).split("\n", -1)));
        String old = lines.removeFirst();
        if (!SIZE.matcher(old).matches() || lines.size() > LONGEST_PROOF) {
            throw new IllegalArgumentException("An old size is a decimal number, a proof at most 63 hashes.");
        }
        HashPath path = HashPath.of(lines.stream().map(MerkleHash::ofBase64).toList());
        return new AddCheckpoint(new TreeSize(Long.parseLong(old)), new ConsistencyProof(path),
                SignedNote.parse(text.substring(separator + 2)));
    }

    /// The body as it is sent.
    public byte[] bytes() {
        var text = new StringBuilder(OLD).append(old.leaves()).append('\n');
        proof.path().asList().forEach(hash -> text.append(hash.base64()).append('\n'));
        return text.append('\n').append(checkpoint.note()).toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String decode(byte[] body) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
        } catch (CharacterCodingException notText) {
            throw new IllegalArgumentException("A request is UTF-8.", notText);
        }
    }
}
