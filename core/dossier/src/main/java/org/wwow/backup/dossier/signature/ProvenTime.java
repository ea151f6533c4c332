package org.wwow.backup.dossier.signature;

import java.time.Instant;

/// A time that a stamp inside a signature proves.
///
/// @param authority who stamped
/// @param standing what token and certificate say of being qualified
/// @param over what existed at that time
public record ProvenTime(Instant time, Signatory authority, Standing standing, Over over) {
    /// What a stamp inside a signature covers.
    public enum Over {
        /// What is signed, before it was.
        CONTENT,
        /// The signature.
        SIGNATURE,
        /// The signature and all that is needed to judge it.
        EVERYTHING
    }
}
