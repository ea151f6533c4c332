package org.wwow.backup.sealing;

import java.util.Arrays;
import java.util.Locale;

import org.wwow.backup.sealing.FormRefused.Reason;

/// What a document is. Sealed: the deposit shows only that it is a document (protocol section 5).
public enum DocumentKind {
    /// What was answered since the last.
    ANSWERS,
    /// A message of a conversation.
    MESSAGE,
    /// The description of a file.
    EXHIBIT,
    /// A place.
    PLACE,
    /// A way to reach somebody.
    CONTACT,
    /// A reader's note.
    NOTE,
    /// A reader's classification.
    CLASSIFICATION,
    /// What is planned for the case.
    PLAN;

    /// The word of the format.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Reads the word of the format.
    ///
    /// @throws FormRefused with `OUT_OF_RANGE`
    public static DocumentKind read(String word) {
        return Arrays.stream(values())
                .filter(kind -> kind.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new FormRefused(Reason.OUT_OF_RANGE, "kind"));
    }
}
