package org.wwow.backup.ledger;

import java.time.Instant;
import java.util.Optional;

/// A signature that was checked and holds. Only this package can make one.
public final class VerifiedSignature {
    private final VerifierKey key;
    private final Optional<Instant> time;

    private VerifiedSignature(VerifierKey key, Optional<Instant> time) {
        this.key = key;
        this.time = time;
    }

    static VerifiedSignature check(VerifierKey key, String text, NoteSignature line) {
        if (!key.holds(text, line)) {
            throw new NoteRefused.SignatureFails(key.name());
        }
        Optional<Instant> time = key.type().isTimed() && line.seconds() > 0
                ? Optional.of(Instant.ofEpochSecond(Math.min(line.seconds(), Instant.MAX.getEpochSecond())))
                : Optional.empty();
        return new VerifiedSignature(key, time);
    }

    /// Whose it is.
    public VerifierKey key() {
        return key;
    }

    /// When the signer says it signed; absent where the signature states no time.
    public Optional<Instant> time() {
        return time;
    }

    @Override
    public String toString() {
        return key.name() + time.map(at -> " at " + at).orElse("");
    }
}
