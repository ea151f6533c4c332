package org.wwow.backup.dossier.build;

/// A signature or a time stamp that could not be had; nothing was built.
public final class SealRefused extends Exception {
    private static final long serialVersionUID = 1L;

    /// @param sentence why, for a person
    public SealRefused(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
