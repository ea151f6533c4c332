package org.wwow.backup.statistics.scan;

import java.util.concurrent.atomic.AtomicReferenceArray;

/// How many cases a window needs to reach a likelihood ratio, from tables: so that almost no window needs a logarithm.
///
/// The expected parts of a window are sorted into bins whose width grows as their root, which is how far chance moves
/// the cases; the ratio into levels. Both are rounded so that a window that reaches the level is never overlooked;
/// those that may are then worked out exactly.
final class Thresholds {
    private static final double LEVEL = 0.125;
    private static final int LEVELS = 400;
    private static final int MOST_BINS = 1024;
    private static final double SLACK = 1e-9;

    private final Field field;
    private final int leastCases;
    private final int bins;
    private final double scale;
    private final AtomicReferenceArray<int[]> rows = new AtomicReferenceArray<>(LEVELS);

    Thresholds(Field field, int leastCases) {
        this.field = field;
        this.leastCases = leastCases;
        this.bins = (int) Math.clamp(4 * Math.sqrt((double) field.likelihood().cases()), 128, MOST_BINS);
        this.scale = bins / Math.sqrt((double) field.allParts());
    }

    /// One more than the highest bin.
    int bins() {
        return bins + 1;
    }

    /// The bin of so many expected parts.
    int bin(long parts) {
        return (int) (Math.sqrt((double) parts) * scale);
    }

    /// The highest level that is not above the ratio.
    int level(double logRatio) {
        return (int) Math.min(LEVELS - 1, logRatio / LEVEL);
    }

    /// For each bin the most cases that surely stay below the level.
    int[] row(int level) {
        int[] known = rows.get(level);
        if (known != null) {
            return known;
        }
        int[] row = compute(level * LEVEL - SLACK);
        rows.set(level, row);
        return row;
    }

    private int[] compute(double least) {
        int[] row = new int[bins + 1];
        long all = field.likelihood().cases();
        int cases = leastCases;
        row[0] = leastCases - 1;
        for (int bin = 1; bin <= bins; bin++) {
            double root = (bin - SLACK) / scale;
            double expected = field.expected((long) (root * root));
            while (cases <= all && !reaches(cases, expected, least)) {
                cases++;
            }
            row[bin] = cases - 1;
        }
        return row;
    }

    private boolean reaches(int cases, double expected, double least) {
        double logRatio = field.likelihood().logRatio(cases, expected);
        return logRatio > 0 && logRatio >= least;
    }
}
