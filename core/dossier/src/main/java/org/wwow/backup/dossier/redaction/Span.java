package org.wwow.backup.dossier.redaction;

import java.time.Duration;

/// A part of a recording, from its beginning.
public record Span(Duration from, Duration until) {
    /// @throws IllegalArgumentException if it is empty or begins before the recording
    public Span {
        if (from.isNegative() || until.compareTo(from) <= 0) {
            throw new IllegalArgumentException("A span has a beginning and a later end.");
        }
    }
}
