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
        TOO_LARGE("The file is larger than can be redacted here."),
        /// A box lies outside the picture or page: the wrong one or the wrong side up.
        OUTSIDE("A box lies outside the picture or page."),
        /// The file is no PDF that can be read here.
        NOT_A_DOCUMENT("This is no PDF that can be read here."),
        /// It is locked with a password or a right.
        ENCRYPTED("The PDF is encrypted. Make an open copy of it first, and redact that."),
        /// It holds pictures that would be missing from the result.
        UNDRAWABLE(
                "The PDF holds pictures that cannot be drawn here (JPEG 2000 or JBIG2). Print it to a new PDF first."),
        /// A word is not in the text of the pages; it may stand in a picture, where only a box covers it.
        NOT_FOUND("A word was not found in the text of the PDF. If it stands in a picture, give a box."),
        /// The program that cuts sound and film is not installed.
        NO_FFMPEG("Sound and film are redacted by ffmpeg, which was not found. Install ffmpeg and ffprobe."),
        /// The file is no recording of the kind asked for.
        NOT_A_RECORDING("This is no recording of that kind that can be read here."),
        /// A span lies outside the recording, or two touch.
        SPAN("A span lies outside the recording, or two spans touch."),
        /// It took longer than any honest recording should.
        TOO_LONG("The redaction took too long and was stopped."),
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
