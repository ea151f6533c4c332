package org.wwow.backup.statistics.scan;

/// What is scanned, in flat arrays: cases and what is expected, for each place and each step of time.
///
/// The expected share of a cell is a whole number of parts, so that the sum over the same cells is the same whatever
/// the order; windows that hold the same places then compare as equal, to the last bit.
final class Field {
    /// The parts all expected cases are cut into, roughly.
    private static final double PARTS = 0x1p60;

    private static final double EXACT = 0x1p50;

    private final Geography geography;
    private final Period period;
    private final int[] cases;
    private final long[] parts;
    private final double[] weights;
    private final Likelihood likelihood;
    private final Draw draw;
    private final long allParts;

    /// @param cells cases and expected shares by place, then step
    /// @param weights what the limit of a window's ground counts, by place
    Field(Geography geography, Period period, Cells cells, double[] weights, Law law) {
        this.geography = geography;
        this.period = period;
        this.cases = cells.cases;
        this.parts = cells.parts;
        this.weights = weights;
        this.likelihood = law.likelihood();
        this.draw = law.draw();
        long sum = 0;
        for (long part : parts) {
            sum += part;
        }
        this.allParts = sum;
    }

    /// Cases and expected parts of each cell.
    static final class Cells {
        private final int[] cases;
        private final long[] parts;

        private Cells(int[] cases, long[] parts) {
            this.cases = cases;
            this.parts = parts;
        }

        /// Shares that are whole numbers are kept exactly.
        ///
        /// @param shares not negative, with a positive sum
        static Cells of(int[] cases, double[] shares) {
            double all = 0;
            boolean whole = true;
            for (double share : shares) {
                all += share;
                whole = whole && share == Math.rint(share);
            }
            double each = whole && all <= EXACT ? Math.floor(PARTS / all) : PARTS / all;
            long[] parts = new long[shares.length];
            for (int cell = 0; cell < shares.length; cell++) {
                parts[cell] = whole && all <= EXACT
                        ? ((long) shares[cell]) * (long) each
                        : Math.round(shares[cell] * each);
            }
            return new Cells(cases, parts);
        }
    }

    /// How likely counts are, and how they fall where nothing clusters.
    record Law(Likelihood likelihood, Draw draw) {}

    Geography geography() {
        return geography;
    }

    Period period() {
        return period;
    }

    int places() {
        return geography.size();
    }

    int steps() {
        return period.steps();
    }

    int cases(int cell) {
        return cases[cell];
    }

    long parts(int cell) {
        return parts[cell];
    }

    double weight(int place) {
        return weights[place];
    }

    Likelihood likelihood() {
        return likelihood;
    }

    Draw draw() {
        return draw;
    }

    /// The expected cases of so many parts.
    double expected(long share) {
        return (double) share * likelihood.cases() / allParts;
    }

    long allParts() {
        return allParts;
    }

    /// Sums from the first step on, with a leading zero, for each place: cell `place * (steps + 1) + step`.
    long[] sumsOfParts() {
        long[] sums = new long[places() * (steps() + 1)];
        for (int place = 0; place < places(); place++) {
            for (int step = 0; step < steps(); step++) {
                int at = place * (steps() + 1) + step;
                sums[at + 1] = sums[at] + parts[place * steps() + step];
            }
        }
        return sums;
    }

    /// As [#sumsOfParts], of the cases.
    int[] sumsOfCases() {
        int[] sums = new int[places() * (steps() + 1)];
        for (int place = 0; place < places(); place++) {
            for (int step = 0; step < steps(); step++) {
                int at = place * (steps() + 1) + step;
                sums[at + 1] = sums[at] + cases[place * steps() + step];
            }
        }
        return sums;
    }
}
