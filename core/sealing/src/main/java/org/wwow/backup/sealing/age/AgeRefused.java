package org.wwow.backup.sealing.age;

import java.io.IOException;

/// A file that is not opened, and why. The message never holds what was read.
///
/// A checked exception, because every reader of sealed content must decide what to show instead.
public final class AgeRefused extends IOException {
    private static final long serialVersionUID = 1L;
    private final Reason reason;

    /// @param detail one clause in plain words, without content
    public AgeRefused(Reason reason, String detail) {
        super(reason.words + ": " + detail + ".");
        this.reason = reason;
    }

    /// What failed.
    public Reason reason() {
        return reason;
    }

    /// What failed first, in the order in which a file is read.
    public enum Reason {
        /// The ASCII armor is malformed.
        ARMOR("The armor is damaged"),
        /// The header is malformed or asks for more than is allowed.
        HEADER("The header is damaged"),
        /// No stanza opens with the keys at hand.
        NO_MATCH("The file is not sealed to this key"),
        /// A key opened a stanza, but the header was changed afterwards.
        HEADER_MAC("The header was changed"),
        /// The content was changed, cut off or extended.
        PAYLOAD("The content is damaged");

        private final String words;

        Reason(String words) {
            this.words = words;
        }
    }
}
