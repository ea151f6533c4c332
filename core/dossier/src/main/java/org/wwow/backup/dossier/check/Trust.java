package org.wwow.backup.dossier.check;

import java.time.Clock;
import java.util.List;
import java.util.Optional;

import org.wwow.backup.dossier.signature.TrustAnchors;
import org.wwow.backup.ledger.Policy;
import org.wwow.backup.sealing.VerificationKey;

/// What the reader trusts from outside the file. A file that brings its own keys can vouch for nothing but itself.
///
/// @param policy which log and which witnesses (C2SP tlog-policy); without it the file's own is used, and said to be
/// @param root the directory's root key; without it that of the file's own first statement is used, and said to be
/// @param certificates roots of the certificates that sign and stamp; without any, no signer is known
/// @param clock the time at which is judged
public record Trust(Optional<Policy> policy, Optional<VerificationKey> root, TrustAnchors certificates, Clock clock) {
    /// Nothing from outside but the time.
    public static Trust none(Clock clock) {
        return new Trust(Optional.empty(), Optional.empty(), TrustAnchors.of(List.of()), clock);
    }
}
