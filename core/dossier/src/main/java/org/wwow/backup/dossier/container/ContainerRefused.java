package org.wwow.backup.dossier.container;

/// A zip file that is not read further, with what is wrong in it.
public final class ContainerRefused extends Exception {
    private static final long serialVersionUID = 1L;
    private final Reason reason;

    ContainerRefused(Reason reason, String detail) {
        super(reason.sentence + (detail.isEmpty() ? "" : " " + detail));
        this.reason = reason;
    }

    /// What is wrong.
    public Reason reason() {
        return reason;
    }

    /// Why a container is refused.
    public enum Reason {
        /// Its end or its lists cannot be read.
        NO_ZIP("This is no zip file, or a damaged one."),
        /// Another writer's form, or a byte between the parts.
        NOT_CANONICAL("The container has not the one form a dossier has."),
        /// One path stands twice.
        DOUBLE_ENTRY("The container lists a path twice."),
        /// A path leads out, or is not in normal form C.
        BAD_PATH("The container lists a path that leads out of it or is written in more than one way."),
        /// More files, or larger ones, than the reader accepts.
        TOO_LARGE("The container unpacks to more than a reader need accept."),
        /// A file is encrypted or packed in a way that is not read.
        METHOD("The container holds a file packed in a way that is not read here."),
        /// A file's bytes are not those its checksum was made of.
        CHECKSUM("The bytes of a file in the container do not fit its checksum.");

        private final String sentence;

        Reason(String sentence) {
            this.sentence = sentence;
        }
    }
}
