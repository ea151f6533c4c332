package org.wwow.backup.dossier.redaction;

/// A part of a picture as it is shown upright: pixels from its upper left corner.
public record Box(int left, int top, int width, int height) {
    /// @throws IllegalArgumentException if it is empty or begins outside
    public Box {
        if (left < 0 || top < 0 || width <= 0 || height <= 0) {
            throw new IllegalArgumentException("A box has a place and a size.");
        }
    }

    boolean holds(int x, int y) {
        return x >= left && y >= top && x - left < width && y - top < height;
    }

    boolean fits(int pictureWidth, int pictureHeight) {
        return (long) left + width <= pictureWidth && (long) top + height <= pictureHeight;
    }
}
