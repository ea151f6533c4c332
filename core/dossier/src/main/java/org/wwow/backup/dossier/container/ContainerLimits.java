package org.wwow.backup.dossier.container;

/// How much a container may make its reader unpack.
///
/// @param files the most files
/// @param bytes the most bytes of all files together, unpacked
/// @param ratio the most bytes one packed byte may stand for, counted above a mebibyte a file
public record ContainerLimits(int files, long bytes, long ratio) {
    /// For a court's own machine: a hundred thousand files, a tebibyte, and no bomb.
    public static final ContainerLimits USUAL = new ContainerLimits(100_000, 1L << 40, 200);

    /// @throws IllegalArgumentException if one is not positive
    public ContainerLimits {
        if (files <= 0 || bytes <= 0 || ratio <= 0) {
            throw new IllegalArgumentException("A limit must be positive.");
        }
    }
}
