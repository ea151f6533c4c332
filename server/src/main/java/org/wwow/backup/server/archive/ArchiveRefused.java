package org.wwow.backup.server.archive;

/// A copy that is not made or not restored; the message is one sentence or two for the operator.
public final class ArchiveRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ArchiveRefused(String sentence) {
        super(sentence);
    }
}
