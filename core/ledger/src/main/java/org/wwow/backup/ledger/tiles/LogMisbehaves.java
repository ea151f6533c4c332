package org.wwow.backup.ledger.tiles;

import org.jspecify.annotations.Nullable;

/// A log contradicts what it signed. Keep both checkpoints: together they are the proof.
public final class LogMisbehaves extends RuntimeException {
    private static final long serialVersionUID = 1L;

    LogMisbehaves(@Nullable String message) {
        super(message);
    }
}
