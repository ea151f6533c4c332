package org.wwow.backup.ledger.witness;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import org.wwow.backup.ledger.ConsistencyProof;
import org.wwow.backup.ledger.HashPath;
import org.wwow.backup.ledger.NoteRefused;
import org.wwow.backup.ledger.NoteSignature;
import org.wwow.backup.ledger.SignedNote;
import org.wwow.backup.ledger.Snapshot;
import org.wwow.backup.ledger.TreeSize;
import org.wwow.backup.ledger.VerifierKey;

/// Asks one witness to cosign. Remembers what it cosigned last; after a conflict it proves from there, once.
/// Not safe for several threads.
public final class WitnessClient {
    private static final Pattern SIZE = Pattern.compile("(0|[1-9][0-9]{0,17})\n");

    private final List<VerifierKey> keys;
    private final Transport transport;
    private TreeSize last = TreeSize.NONE;

    /// A witness known by these keys.
    public WitnessClient(List<VerifierKey> keys, Transport transport) {
        this.keys = List.copyOf(keys);
        this.transport = transport;
    }

    /// Carries a request to the witness, within a time limit of its own.
    @FunctionalInterface
    public interface Transport {
        /// Posts a body to `add-checkpoint`.
        Answer post(byte[] body) throws IOException;
    }

    /// What came back.
    public record Answer(int status, String body) {}

    /// Asks for cosignatures of a checkpoint.
    ///
    /// @param tree of the checkpoint
    /// @return those by known keys that hold, one a key; none if the witness refused
    /// @throws IOException if the witness could not be reached
    public List<NoteSignature> cosign(SignedNote checkpoint, Snapshot tree) throws IOException {
        Answer answer = post(checkpoint, tree);
        if (answer.status() == 409 && SIZE.matcher(answer.body()).matches()) {
            last = new TreeSize(Long.parseLong(answer.body().strip()));
            if (last.compareTo(tree.head().size()) > 0) {
                return List.of();
            }
            answer = post(checkpoint, tree);
        }
        if (answer.status() != 200) {
            return List.of();
        }
        List<NoteSignature> held = held(checkpoint, answer.body());
        if (!held.isEmpty()) {
            last = tree.head().size();
        }
        return held;
    }

    private Answer post(SignedNote checkpoint, Snapshot tree) throws IOException {
        ConsistencyProof proof = last.equals(TreeSize.NONE)
                ? new ConsistencyProof(HashPath.of(List.of()))
                : tree.consistency(last);
        return transport.post(new AddCheckpoint(last, proof, checkpoint).bytes());
    }

    private List<NoteSignature> held(SignedNote checkpoint, String body) {
        if (body.getBytes(StandardCharsets.UTF_8).length > SignedNote.MAX_BYTES || !body.endsWith("\n")) {
            return List.of();
        }
        Map<VerifierKey, NoteSignature> held = new LinkedHashMap<>();
        for (String line : body.substring(0, body.length() - 1).split("\n", 32)) {
            signer(checkpoint, line).ifPresent(key -> held.putIfAbsent(key, NoteSignature.parse(line)));
        }
        return List.copyOf(held.values());
    }

    /// The known key that signed a line. One bad line must not cost the others, nor the publication; neither must one that
    /// comes again, which a note has no room for.
    private Optional<VerifierKey> signer(SignedNote checkpoint, String line) {
        try {
            var alone = new SignedNote(checkpoint.text(), List.of(NoteSignature.parse(line)));
            return Optional.of(alone.verify(keys).getFirst().key());
        } catch (NoteRefused notUsable) {
            return Optional.empty();
        }
    }
}
