package org.wwow.backup.dossier.file;

/// Which of its two versions a dossier is.
public enum Edition {
    /// Everything open, for the court alone.
    FULL,
    /// Pseudonyms and redactions; the full one lies sealed in its annex.
    PROTECTED
}
