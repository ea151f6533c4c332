package org.wwow.backup.dossier.redaction;

/// A redaction that was not made, with the reason; nothing was written.
public final class RedactionRefused extends Exception {
    private static final long serialVersionUID = 1L;
    private final Reason reason;

    RedactionRefused(Reason reason) {
        super(reason.sentence);
        this.reason = reason;
    }

    /// Why it was not made.
    public Reason reason() {
        return reason;
    }

    /// Why a redaction is not made.
    public enum Reason {
        /// The file is no picture that can be read here.
        NOT_A_PICTURE("This is no picture that can be read here."),
        /// Its pixels would not fit into memory.
        TOO_LARGE("The picture is larger than can be redacted here."),
        /// A box lies outside the picture: the wrong picture or the wrong side up.
        OUTSIDE("A box lies outside the picture."),
        /// There is nothing to take out.
        NOTHING("There is nothing to take out."),
        /// What was written still shows something: it is thrown away.
        SURVIVED("The redaction did not hold and was thrown away.");

        private final String sentence;

        Reason(String sentence) {
            this.sentence = sentence;
        }
    }
}
