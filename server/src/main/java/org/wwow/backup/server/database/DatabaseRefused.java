package org.wwow.backup.server.database;

/// A PostgreSQL whose settings break a promise; the message is one sentence for the operator.
public final class DatabaseRefused extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    DatabaseRefused(String sentence) {
        super(sentence);
    }
}
