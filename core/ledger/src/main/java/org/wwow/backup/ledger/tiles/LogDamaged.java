package org.wwow.backup.ledger.tiles;

/// The files of a log are not what its writer left: nothing may be signed any more before a person has looked.
public final class LogDamaged extends RuntimeException {
    private static final long serialVersionUID = 1L;

    LogDamaged(String message) {
        super(message);
    }
}
