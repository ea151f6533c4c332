package org.wwow.backup.ledger.witness;

import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.wwow.backup.ledger.Checkpoint;
import org.wwow.backup.ledger.KnownLog;
import org.wwow.backup.ledger.NoteRefused;
import org.wwow.backup.ledger.NoteSignature;
import org.wwow.backup.ledger.NoteSigner;
import org.wwow.backup.ledger.ProofRefused;
import org.wwow.backup.ledger.SignedNote;
import org.wwow.backup.ledger.TreeHead;
import org.wwow.backup.ledger.TreeSize;
import org.wwow.backup.ledger.VerifiedCheckpoint;
import org.wwow.backup.ledger.witness.WitnessAnswer.Reason;

/// Cosigns checkpoints of known logs, each only if it extends the last one of its log. Safe for several threads.
public final class Witness {
    private final Map<String, KnownLog> logs;
    private final CosignedCheckpoints cosigned;
    private final List<NoteSigner> signers;
    private final InstantSource clock;

    /// @param signers at least one, all of cosignature types; ML-DSA-44 should be among them
    /// @throws IllegalArgumentException if a signer states no time, or two logs have one origin
    public Witness(List<KnownLog> logs, CosignedCheckpoints cosigned, List<NoteSigner> signers, InstantSource clock) {
        if (signers.isEmpty() || signers.stream().anyMatch(signer -> !signer.verifier().type().isTimed())) {
            throw new IllegalArgumentException("A witness signs with cosignature keys only.");
        }
        try {
            this.logs = logs.stream().collect(Collectors.toMap(KnownLog::origin, Function.identity()));
        } catch (IllegalStateException twice) {
            throw new IllegalArgumentException("Each log has an origin of its own.", twice);
        }
        this.cosigned = cosigned;
        this.signers = List.copyOf(signers);
        this.clock = clock;
    }

    /// Answers one request; what it cosigns is safe before it answers.
    ///
    /// @throws IOException if the store fails: then nothing is cosigned
    public WitnessAnswer addCheckpoint(byte[] body) throws IOException {
        AddCheckpoint request;
        String origin;
        try {
            request = AddCheckpoint.parse(body);
            origin = Checkpoint.parse(request.checkpoint().text()).origin();
        } catch (IllegalArgumentException | NoteRefused.Malformed malformed) {
            return new WitnessAnswer.Refused(Reason.MALFORMED);
        }
        KnownLog log = logs.get(origin);
        if (log == null) {
            return new WitnessAnswer.Refused(Reason.UNKNOWN_LOG);
        }
        VerifiedCheckpoint checkpoint;
        try {
            checkpoint = log.verify(request.checkpoint());
        } catch (NoteRefused notSigned) {
            return new WitnessAnswer.Refused(Reason.NOT_SIGNED);
        }
        if (request.old().compareTo(checkpoint.head().size()) > 0) {
            return new WitnessAnswer.Refused(Reason.OLD_SIZE_TOO_LARGE);
        }
        return cosigned.under(origin, last -> decide(request, log, checkpoint, last));
    }

    /// The last checkpoint that was cosigned, for monitors, with the log's signatures and our own.
    ///
    /// @param originHash lower-case hexadecimal SHA-256 of the origin
    public Optional<byte[]> lastCheckpoint(String originHash) throws IOException {
        Optional<String> origin = logs.keySet()
                .stream()
                .filter(known -> CosignedCheckpoints.hashOf(known).equals(originHash))
                .findFirst();
        return origin.isEmpty() ? Optional.empty() : cosigned.last(origin.get()).map(SignedNote::bytes);
    }

    private CosignedCheckpoints.Decision<WitnessAnswer> decide(AddCheckpoint request, KnownLog log,
            VerifiedCheckpoint checkpoint, Optional<SignedNote> last) {
        // what the store holds was checked before it was stored
        TreeHead known = last.map(note -> Checkpoint.parse(note.text()).head()).orElse(TreeHead.EMPTY);
        if (!request.old().equals(known.size())) {
            return CosignedCheckpoints.Decision.keep(new WitnessAnswer.OtherSize(known.size()));
        }
        if (isOtherRootOf(known, checkpoint.head())) {
            return CosignedCheckpoints.Decision.keep(new WitnessAnswer.Refused(Reason.OTHER_ROOT));
        }
        try {
            verifyExtends(known, request, checkpoint);
        } catch (ProofRefused inconsistent) {
            return CosignedCheckpoints.Decision.keep(new WitnessAnswer.Refused(Reason.NOT_CONSISTENT));
        }
        String text = request.checkpoint().text();
        List<NoteSignature> own = signers.stream().map(signer -> signer.sign(text, clock.instant())).toList();
        List<NoteSignature> byLog = request.checkpoint().signatures().stream().filter(log::isNamedBy).toList();
        return CosignedCheckpoints.Decision.store(new SignedNote(text, byLog).with(own),
                new WitnessAnswer.Cosigned(own));
    }

    /// An empty tree has one root, which needs no comparing with what was cosigned.
    private static boolean isOtherRootOf(TreeHead known, TreeHead asked) {
        return asked.size().equals(known.size()) && !asked.equals(known) && !known.size().equals(TreeSize.NONE);
    }

    private static void verifyExtends(TreeHead known, AddCheckpoint request, VerifiedCheckpoint checkpoint) {
        boolean fromNothing = known.size().equals(TreeSize.NONE);
        if (fromNothing && !checkpoint.head().size().equals(TreeSize.NONE)) {
            if (request.proof().path().length() > 0) {
                throw new ProofRefused.WrongLength(request.proof().path().length());
            }
            return;
        }
        request.proof().verify(known, checkpoint);
    }
}
