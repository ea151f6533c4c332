package org.wwow.backup.dossier.verification;

/// What a reader gave cannot be used: wrong use of the program (exit 2), never a judgement of the file.
public final class Unusable extends Exception {
    private static final long serialVersionUID = 1L;

    /// Wrong use, told in a sentence.
    ///
    /// @param sentence what is wrong, for people
    public Unusable(String sentence) {
        super(sentence);
    }
}
