package org.wwow.backup.ledger;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/// A log that a verifier trusts to be one log: the origin in its checkpoints, and the keys it may sign with.
///
/// Keys usually carry the origin as their name, but need not (the Go checksum database does not).
public record KnownLog(String origin, List<VerifierKey> keys) {
    /// @throws IllegalArgumentException if there is no key
    public KnownLog {
        keys = List.copyOf(keys);
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("A known log has at least one key.");
        }
    }

    /// The log whose origin is the name of these keys.
    ///
    /// @throws IllegalArgumentException if the keys have different names
    public static KnownLog of(List<VerifierKey> keys) {
        var log = new KnownLog(keys.getFirst().name(), keys);
        if (keys.stream().anyMatch(key -> !key.name().equals(log.origin))) {
            throw new IllegalArgumentException("The keys of one log have one name.");
        }
        return log;
    }

    /// Checks a checkpoint: the origin is this log's, at least one of the keys signed, none of them falsely.
    ///
    /// @throws NoteRefused if not
    public VerifiedCheckpoint verify(SignedNote note) {
        return verify(note, List.of());
    }

    /// As [#verify(SignedNote)], and every one of the keys signed: what our published checkpoints must hold.
    ///
    /// @throws NoteRefused if not
    public VerifiedCheckpoint verifyPublished(SignedNote note) {
        VerifiedCheckpoint checkpoint = verify(note);
        for (VerifierKey key : keys) {
            if (checkpoint.signatures().stream().noneMatch(held -> held.key().equals(key))) {
                throw new NoteRefused.SignatureMissing(key);
            }
        }
        return checkpoint;
    }

    /// Whether a signature line claims to be by one of the keys.
    public boolean isNamedBy(NoteSignature line) {
        return keys.stream().anyMatch(key -> key.isNamedBy(line));
    }

    VerifiedCheckpoint verify(SignedNote note, Collection<VerifierKey> cosigners) {
        Checkpoint checkpoint = Checkpoint.parse(note.text());
        if (!checkpoint.origin().equals(origin)) {
            throw new NoteRefused.UnknownOrigin(checkpoint.origin());
        }
        List<VerifiedSignature> held = new ArrayList<>(note.verify(keys));
        held.addAll(note.verifyAny(cosigners));
        return new VerifiedCheckpoint(note, checkpoint, held);
    }
}
