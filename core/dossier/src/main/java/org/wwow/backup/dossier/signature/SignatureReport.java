package org.wwow.backup.dossier.signature;

import java.util.List;

/// The judgement of a file's signatures.
///
/// @param signatures in the file's order; none if it holds none
/// @param etsi the validation report of ETSI TS 119 102-2, an XML document: made by a program, no proof in itself
public record SignatureReport(List<SignatureJudgement> signatures, String etsi) {
    /// Copies the list.
    public SignatureReport {
        signatures = List.copyOf(signatures);
    }

    /// Whether there is a signature and every one of them lasts.
    public boolean lasts() {
        return !signatures.isEmpty() && signatures.stream().allMatch(SignatureJudgement::lasts);
    }

    /// What the weakest of its certificates and stamps says of being qualified.
    public Standing standing() {
        return signatures.stream()
                .map(one -> one.facts().standing())
                .min(Standing::compareTo)
                .orElse(
                        Standing.NOT_QUALIFIED);
    }
}
