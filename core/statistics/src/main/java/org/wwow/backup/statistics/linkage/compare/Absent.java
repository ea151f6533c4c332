package org.wwow.backup.statistics.linkage.compare;

/// Nothing is known; it speaks neither for nor against a pair.
public record Absent() implements Cell {
    /// The one absence.
    public static final Absent CELL = new Absent();
}
