package org.wwow.backup.dossier.signature;

/// Why a signature did not pass, in the terms of ETSI EN 319 102-1 section 5.1.3, table 6.
public enum SubIndication {
    /// The file has not the form of its format.
    FORMAT_FAILURE,
    /// What was signed was changed.
    HASH_FAILURE,
    /// The signature value does not fit the key.
    SIG_CRYPTO_FAILURE,
    /// Revoked before it was signed.
    REVOKED,
    /// Signed after the certificate's end.
    EXPIRED,
    /// Signed before the certificate's begin.
    NOT_YET_VALID,
    /// The signature lacks what the validation policy asks.
    SIG_CONSTRAINTS_FAILURE,
    /// The certificate's path lacks what the validation policy asks.
    CHAIN_CONSTRAINTS_FAILURE,
    /// The path cannot be judged for another reason; most often revocation data is missing.
    CERTIFICATE_CHAIN_GENERAL_FAILURE,
    /// An algorithm or a key is too weak.
    CRYPTO_CONSTRAINTS_FAILURE,
    /// A signature policy cannot be read.
    POLICY_PROCESSING_ERROR,
    /// A signature policy is not there.
    SIGNATURE_POLICY_NOT_AVAILABLE,
    /// The time stamps contradict each other.
    TIMESTAMP_ORDER_FAILURE,
    /// The signatory's certificate is not there.
    NO_SIGNING_CERTIFICATE_FOUND,
    /// No path to an anchor that is trusted.
    NO_CERTIFICATE_CHAIN_FOUND,
    /// The path ends with an anchor that is no longer trusted, and nothing proves an earlier time.
    NO_CERTIFICATE_CHAIN_FOUND_NO_POE,
    /// Revoked, and nothing proves that it was signed before.
    REVOKED_NO_POE,
    /// An issuer was revoked, and nothing proves that it was signed before.
    REVOKED_CA_NO_POE,
    /// The certificate has ended, and it is known not to have been revoked.
    OUT_OF_BOUNDS_NOT_REVOKED,
    /// The certificate has ended, and nothing proves that it was signed before.
    OUT_OF_BOUNDS_NO_POE,
    /// The revocation data's issuer has ended, and nothing proves an earlier time.
    REVOCATION_OUT_OF_BOUNDS_NO_POE,
    /// An algorithm has become too weak, and nothing proves an earlier time.
    CRYPTO_CONSTRAINTS_FAILURE_NO_POE,
    /// Nothing proves that something existed before it lost its worth.
    NO_POE,
    /// No revocation data that is new enough.
    TRY_LATER,
    /// A file that was signed is not there.
    SIGNED_DATA_NOT_FOUND,
    /// None is given.
    GENERIC;

    static SubIndication of(eu.europa.esig.dss.enumerations.@org.jspecify.annotations.Nullable SubIndication found) {
        return found == null ? GENERIC : valueOf(found.name());
    }
}
