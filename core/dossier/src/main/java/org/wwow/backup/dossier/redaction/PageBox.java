package org.wwow.backup.dossier.redaction;

/// A part of a page as it is shown upright: points of 1/72 inch from its upper left corner.
///
/// @param page from 1
public record PageBox(int page, Box box) {
    /// @throws IllegalArgumentException if there is no such page
    public PageBox {
        if (page < 1) {
            throw new IllegalArgumentException("Pages are counted from 1.");
        }
    }
}
