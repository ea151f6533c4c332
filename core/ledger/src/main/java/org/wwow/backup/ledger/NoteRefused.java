package org.wwow.backup.ledger;

/// Why a signed note, or what it carries, is not taken.
public abstract sealed class NoteRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private NoteRefused(String message) {
        super(message);
    }

    /// The bytes are not in the form of the specification.
    public static final class Malformed extends NoteRefused {
        private static final long serialVersionUID = 1L;

        Malformed(String what) {
            super(what);
        }
    }

    /// None of the signatures is by a key that the verifier trusts.
    public static final class NoKnownSignature extends NoteRefused {
        private static final long serialVersionUID = 1L;

        NoKnownSignature() {
            super("No signature is by a key that is trusted here.");
        }
    }

    /// A signature that names a trusted key is not by that key: the note was altered or forged, whatever else it has.
    public static final class SignatureFails extends NoteRefused {
        private static final long serialVersionUID = 1L;

        SignatureFails(String keyName) {
            super("The signature of " + keyName + " does not hold.");
        }
    }

    /// No log of this origin is known to the verifier.
    public static final class UnknownOrigin extends NoteRefused {
        private static final long serialVersionUID = 1L;

        UnknownOrigin(String origin) {
            super("The log " + origin + " is not one that is trusted here.");
        }
    }

    /// A published checkpoint lacks the signature of one of the log's keys.
    public static final class SignatureMissing extends NoteRefused {
        private static final long serialVersionUID = 1L;

        SignatureMissing(VerifierKey key) {
            super("The signature of " + key.name() + " of type " + key.type() + " is missing.");
        }
    }

    /// Too few witnesses cosigned for the policy.
    public static final class QuorumMissing extends NoteRefused {
        private static final long serialVersionUID = 1L;

        QuorumMissing(String quorum) {
            super("Too few witnesses cosigned: the quorum " + quorum + " is not reached.");
        }
    }
}
