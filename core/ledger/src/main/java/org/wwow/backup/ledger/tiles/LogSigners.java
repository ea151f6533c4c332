package org.wwow.backup.ledger.tiles;

import java.time.InstantSource;
import java.util.List;

import org.wwow.backup.ledger.Checkpoint;
import org.wwow.backup.ledger.NoteSigner;
import org.wwow.backup.ledger.SignatureType;
import org.wwow.backup.ledger.SignedNote;
import org.wwow.backup.ledger.TreeHead;
import org.wwow.backup.ledger.VerifierKey;

/// The keys of a log under its origin: Ed25519 for every checkpoint, ML-DSA-44 also for published ones (protocol section
/// 10).
public final class LogSigners {
    private final NoteSigner ed25519;
    private final NoteSigner mlDsa44;
    private final InstantSource clock;

    /// @throws IllegalArgumentException if the two are not of these types, or have different names
    public LogSigners(NoteSigner ed25519, NoteSigner mlDsa44, InstantSource clock) {
        if (ed25519.verifier().type() != SignatureType.ED25519
                || mlDsa44.verifier().type() != SignatureType.ML_DSA_44_COSIGNATURE
                || !ed25519.verifier().name().equals(mlDsa44.verifier().name())) {
            throw new IllegalArgumentException("A log signs with Ed25519 and ML-DSA-44 under one name.");
        }
        this.ed25519 = ed25519;
        this.mlDsa44 = mlDsa44;
        this.clock = clock;
    }

    /// The log's name.
    public String origin() {
        return ed25519.verifier().name();
    }

    /// The public halves, Ed25519 first.
    public List<VerifierKey> verifiers() {
        return List.of(ed25519.verifier(), mlDsa44.verifier());
    }

    SignedNote receiptCheckpoint(TreeHead head) {
        String text = Checkpoint.of(origin(), head).text();
        return new SignedNote(text, List.of(ed25519.sign(text, clock.instant())));
    }

    SignedNote publicCheckpoint(TreeHead head) {
        String text = Checkpoint.of(origin(), head).text();
        return receiptCheckpoint(head).with(List.of(mlDsa44.sign(text, clock.instant())));
    }
}
