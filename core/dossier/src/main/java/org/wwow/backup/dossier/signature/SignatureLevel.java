package org.wwow.backup.dossier.signature;

/// How long a signature can be judged without help (ETSI EN 319 132-1 and EN 319 142-1, baseline levels).
public enum SignatureLevel {
    /// No baseline level.
    NONE,
    /// Signed; nothing proves when.
    B,
    /// With a time stamp over the signature.
    T,
    /// With all certificates and revocation data in it.
    LT,
    /// With a time stamp over all that too: it outlives its certificates.
    LTA;

    static SignatureLevel of(eu.europa.esig.dss.enumerations.SignatureLevel found) {
        String name = found.name();
        for (SignatureLevel level : new SignatureLevel[]{LTA, LT, T, B}) {
            if (name.endsWith("_BASELINE_" + level)) {
                return level;
            }
        }
        return NONE;
    }
}
