package org.wwow.backup.ledger;

/// An entry that is no leaf of this protocol.
public final class LeafRefused extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    LeafRefused(String message) {
        super(message);
    }
}
