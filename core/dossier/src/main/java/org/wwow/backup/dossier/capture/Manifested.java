package org.wwow.backup.dossier.capture;

/// Whether a file carries a manifest of its making by C2PA. No library here can validate one, so it is never
/// said to be valid.
public enum Manifested {
    /// There is one; it was not checked.
    PRESENT_NOT_CHECKED,
    /// None was found where the format keeps one.
    ABSENT,
    /// The format is none that is looked into.
    NOT_LOOKED_FOR
}
