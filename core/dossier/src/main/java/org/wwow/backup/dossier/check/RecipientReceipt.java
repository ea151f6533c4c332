package org.wwow.backup.dossier.check;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.wwow.backup.dossier.signature.ProvenTime;
import org.wwow.backup.dossier.signature.Signatory;
import org.wwow.backup.dossier.signature.SignatureFacts;
import org.wwow.backup.dossier.signature.SignatureJudgement;
import org.wwow.backup.dossier.signature.SignatureRefused;
import org.wwow.backup.dossier.signature.SignatureReport;
import org.wwow.backup.dossier.signature.SignatureValidation;
import org.wwow.backup.sealing.Digest;

/// What the recipient of a dossier gave back (check 40): its own signature over the whole file, detached, CAdES in CMS
/// (ETSI EN 319 122-1), DER. It stands outside the file: nothing can hold a receipt for itself.
public final class RecipientReceipt {
    private final byte[] bytes;

    /// A copy of these bytes; nothing in them is believed.
    public RecipientReceipt(byte[] bytes) {
        this.bytes = bytes.clone();
    }

    /// Held where each signature passes and is somebody else's than the makers'.
    Result judge(Examination examined) {
        if (examined.file().container().isEmpty()) {
            return Result.failed(Ground.RECEIPT_OVER_FOLDER);
        }
        if (examined.trust().certificates().certificates().isEmpty()) {
            return Result.failed(Ground.NOBODY_TRUSTED);
        }
        try {
            return judged(examined, new SignatureValidation(examined.trust().certificates(), examined.trust().clock())
                    .detached(bytes, examined.file().path()));
        } catch (SignatureRefused refused) {
            return Result.failed(Ground.RECEIPT_FAILS, String.valueOf(refused.getMessage()));
        } catch (IOException unreadable) {
            throw new Examination.Unreadable(unreadable);
        }
    }

    private static Result judged(Examination examined, SignatureReport report) {
        var grounds = new Grounds();
        grounds.require(!report.signatures().isEmpty(), Ground.RECEIPT_FAILS, "—");
        List<Digest> makers = Stream.of(examined.seal(), examined.document())
                .flatMap(RecipientReceipt::signers)
                .toList();
        List<Reason> shown = new ArrayList<>();
        for (SignatureJudgement one : report.signatures()) {
            SignatureFacts facts = one.facts();
            Optional<Signatory> who = facts.signatory();
            grounds.require(one instanceof SignatureJudgement.Passed, Ground.RECEIPT_FAILS, one.words());
            grounds.require(who.isPresent() && !makers.contains(who.get().key()), Ground.RECEIPT_BY_MAKER);
            shown.add(Reason.of(Ground.RECEIPT_SIGNED, who.map(Signatory::name).orElse("—"), facts.standing().name(),
                    facts.claimed().map(Instant::toString).orElse("—"),
                    facts.times().stream().findFirst().map(ProvenTime::time).map(Instant::toString).orElse("—")));
        }
        return grounds.or(shown.isEmpty() ? Result.failed(Ground.RECEIPT_FAILS, "—") : new Result.Held(shown));
    }

    private static Stream<Digest> signers(Part<SignatureReport> part) {
        return part instanceof Part.Read<SignatureReport>(SignatureReport report)
                ? report.signatures()
                        .stream()
                        .flatMap(one -> one.facts().signatory().stream())
                        .map(Signatory::key)
                : Stream.empty();
    }
}
