package org.wwow.backup.dossier.bag;

/// How much a bag may make its reader hold.
///
/// @param tagFileBytes the longest tag file, bytes
/// @param lineSigns the longest line of one, characters
/// @param entries the most lines of one
public record BagLimits(long tagFileBytes, int lineSigns, int entries) {
    /// Enough for 200 000 files, little enough for 256 MB of heap.
    public static final BagLimits USUAL = new BagLimits(64L << 20, 8_192, 200_000);

    /// @throws IllegalArgumentException if one is not positive
    public BagLimits {
        if (tagFileBytes <= 0 || lineSigns <= 0 || entries <= 0) {
            throw new IllegalArgumentException("A limit must be positive.");
        }
    }
}
