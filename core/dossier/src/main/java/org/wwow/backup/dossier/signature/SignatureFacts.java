package org.wwow.backup.dossier.signature;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What a signature holds, whether or not it passes.
///
/// @param signatory who signed; empty where the certificate is missing
/// @param roles what the signatory claims to be, in its own words
/// @param claimed when the signatory says it was signed
/// @param times what its stamps prove, oldest first; only stamps that pass
/// @param files the names of the files it covers; none for a PDF
public record SignatureFacts(SignatureLevel level, Optional<Signatory> signatory, List<String> roles,
        Optional<Instant> claimed, List<ProvenTime> times, List<String> files) {
    /// Copies the lists.
    public SignatureFacts {
        roles = List.copyOf(roles);
        times = List.copyOf(times);
        files = List.copyOf(files);
    }

    /// What the weakest of signatory and stamps says of being qualified.
    public Standing standing() {
        Standing weakest = signatory.map(Signatory::standing).orElse(Standing.NOT_QUALIFIED);
        for (ProvenTime time : times) {
            weakest = time.standing().compareTo(weakest) < 0 ? time.standing() : weakest;
        }
        return weakest;
    }
}
