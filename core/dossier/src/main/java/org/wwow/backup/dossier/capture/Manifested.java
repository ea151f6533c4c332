package org.wwow.backup.dossier.capture;

/// Whether a file carries a manifest of its making by C2PA, or a proof by ProofMode. No library here can validate
/// either, so none is ever said to be valid.
public enum Manifested {
    /// There is one; it was not checked.
    PRESENT_NOT_CHECKED,
    /// None was found where the format keeps one.
    ABSENT,
    /// The format is none that is looked into.
    NOT_LOOKED_FOR
}
