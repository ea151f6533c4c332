package org.wwow.backup.law.told;

/// A text of an instrument as a reader gets it: in her language or, marked, in the instrument's own.
///
/// @param text to print
/// @param language of that text
/// @param original the instrument's own words
/// @param originalLanguage of those
public record Passage(String text, String language, String original, String originalLanguage) {
    /// Whether the text is a translation.
    public boolean translated() {
        return !language.equals(originalLanguage);
    }
}
