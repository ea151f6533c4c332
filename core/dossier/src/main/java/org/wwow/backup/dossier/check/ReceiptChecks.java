package org.wwow.backup.dossier.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.wwow.backup.ledger.LeafIndex;
import org.wwow.backup.ledger.MerkleHash;
import org.wwow.backup.ledger.NoteRefused;
import org.wwow.backup.ledger.Policy;
import org.wwow.backup.ledger.ProofRefused;
import org.wwow.backup.ledger.Receipt;
import org.wwow.backup.ledger.TlogProof;
import org.wwow.backup.ledger.VerifiedCheckpoint;
import org.wwow.backup.ledger.VerifiedSignature;

/// Checks 9 and 10 of one proof that stands alone, of any maker's log (C2SP tlog-proof).
public final class ReceiptChecks {
    private ReceiptChecks() {}

    /// Puts both.
    ///
    /// @param file the proof; nothing in it is believed
    /// @param leaf of the entry; without it the file is the receipt of a BackUp event, rebuilt from itself
    /// @param policy which logs and witnesses the reader takes
    public static Verdict of(byte[] file, Optional<MerkleHash> leaf, Policy policy) {
        try {
            TlogProof proof = TlogProof.parse(file);
            Optional<Receipt> receipt = leaf.isPresent() ? Optional.empty() : Optional.of(Receipt.parse(file));
            MerkleHash entry = leaf.orElseGet(() -> receipt.orElseThrow().leaf().hash());
            return new Verdict(List.of(new Checked(Check.LOG_PROOFS, stands(proof, entry, policy)),
                    new Checked(Check.WITNESSES, witnessed(proof, receipt, policy))));
        } catch (IllegalArgumentException | NoteRefused notOfItsForm) {
            return new Verdict(List.of(
                    new Checked(Check.LOG_PROOFS,
                            Result.failed(Ground.PROOF_UNREADABLE, String.valueOf(notOfItsForm.getMessage()))),
                    new Checked(Check.WITNESSES, Result.failed(Ground.NO_CHECKPOINT))));
        }
    }

    private static Result stands(TlogProof proof, MerkleHash entry, Policy policy) {
        try {
            VerifiedCheckpoint checkpoint = LogEvidence.byTheLog(proof.checkpoint(), policy);
            proof.proof().verify(entry, checkpoint);
            LeafIndex index = proof.proof().index();
            List<Reason> shown = new ArrayList<>();
            shown.add(Reason.of(Ground.ENTRY_STANDS, index.position(), checkpoint.head().size().leaves(),
                    checkpoint.origin()));
            checkpoint.signatures().forEach(one -> shown.add(signed(one)));
            return new Result.Held(shown);
        } catch (NoteRefused | ProofRefused refused) {
            return Result.failed(Ground.PROOF_FAILS, checkpointName(proof), String.valueOf(refused.getMessage()));
        }
    }

    private static Result witnessed(TlogProof proof, Optional<Receipt> receipt, Policy policy) {
        if (!policy.asksForWitnesses()) {
            return Result.notApplicable(Ground.NO_WITNESS_ASKED);
        }
        try {
            VerifiedCheckpoint checkpoint = policy.verify(proof.checkpoint());
            var grounds = new Grounds();
            receipt.ifPresent(one -> LogChecks.inTime(one.event().id().toString(), one.event().received(), checkpoint,
                    Examination.WITNESS_BOUND, grounds));
            List<Reason> shown = new ArrayList<>();
            shown.add(Reason.of(Ground.QUORUM_HELD));
            checkpoint.signatures()
                    .stream()
                    .filter(one -> !one.key().name().equals(checkpoint.origin()))
                    .forEach(one -> shown.add(signed(one)));
            return grounds.or(new Result.Held(shown));
        } catch (NoteRefused refused) {
            return Result.failed(Ground.WITNESSES_MISSING, checkpointName(proof),
                    String.valueOf(refused.getMessage()));
        }
    }

    private static String checkpointName(TlogProof proof) {
        return proof.checkpoint().text().lines().findFirst().orElse("");
    }

    private static Reason signed(VerifiedSignature one) {
        return Reason.of(Ground.SIGNED_BY, one.toString(), switch (one.key().type()) {
            case ED25519 -> "Ed25519";
            case ED25519_COSIGNATURE -> "Ed25519 cosignature";
            case ML_DSA_44_COSIGNATURE -> "ML-DSA-44";
        });
    }
}
