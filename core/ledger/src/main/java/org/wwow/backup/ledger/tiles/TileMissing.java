package org.wwow.backup.ledger.tiles;

/// A file that the log must have for its size is not there, or is not what it must be.
public final class TileMissing extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TileMissing(TilePath tile, String why) {
        super(tile + " " + why);
    }
}
