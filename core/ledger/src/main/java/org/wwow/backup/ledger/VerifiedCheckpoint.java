package org.wwow.backup.ledger;

import java.util.List;

/// A checkpoint whose signatures were checked against keys the verifier trusts: the only thing a proof is checked
/// against. [KnownLog] and [Policy] are the only ways to one.
public final class VerifiedCheckpoint {
    private final SignedNote note;
    private final Checkpoint checkpoint;
    private final List<VerifiedSignature> signatures;

    VerifiedCheckpoint(SignedNote note, Checkpoint checkpoint, List<VerifiedSignature> signatures) {
        this.note = note;
        this.checkpoint = checkpoint;
        this.signatures = List.copyOf(signatures);
    }

    /// The log's name.
    public String origin() {
        return checkpoint.origin();
    }

    /// The size and root that were signed.
    public TreeHead head() {
        return checkpoint.head();
    }

    /// The signatures that were checked, those of the log first.
    public List<VerifiedSignature> signatures() {
        return signatures;
    }

    /// The note as it came, signatures of strangers included.
    public SignedNote note() {
        return note;
    }
}
