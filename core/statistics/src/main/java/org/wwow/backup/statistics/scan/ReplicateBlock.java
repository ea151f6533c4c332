package org.wwow.backup.statistics.scan;

import org.wwow.backup.statistics.Seed;

/// Some replications scanned side by side: each neighbour is looked up once for all of them, and their counts lie next
/// to each other, so that one instruction serves several.
///
/// A window is compared with what each replication would need to do better than it has ([Thresholds]); the logarithms
/// are taken for the few that do.
final class ReplicateBlock {
    /// Replications in a block.
    static final int LANES = 64;

    private final Field field;
    private final Ground ground;
    private final Thresholds thresholds;
    private final long[] parts;
    private final int width;
    private final int[] counts;
    private final int[] limits;
    private final int[] zone;
    private final int[] level = new int[LANES];
    private final double[] best = new double[LANES];

    /// @param parts [Field#sumsOfParts], shared by all blocks
    ReplicateBlock(Field field, Ground ground, Thresholds thresholds, long[] parts) {
        this.field = field;
        this.ground = ground;
        this.thresholds = thresholds;
        this.parts = parts;
        this.width = field.steps() * LANES;
        this.counts = new int[field.places() * width];
        this.limits = new int[thresholds.bins() * LANES];
        this.zone = new int[width + LANES];
    }

    /// The best score of each of the replications from `first` on.
    double[] maxima(Seed seed, int first, int number) {
        int[] cells = new int[field.places() * field.steps()];
        for (int lane = 0; lane < LANES; lane++) {
            raise(lane, 0);
            if (lane < number) {
                field.draw().into(seed.child("scan replication", first + lane).generator(), cells);
                spread(lane, cells);
            }
        }
        for (int outline = 0; outline < ground.outlines().size(); outline++) {
            double penalty = ground.outlines().get(outline).penalty();
            for (int centre = 0; centre < field.places(); centre++) {
                if (field.steps() == 1) {
                    scanPlaces(ground.order(outline, centre), penalty);
                } else {
                    scanSpans(ground.order(outline, centre), penalty);
                }
            }
        }
        return java.util.Arrays.copyOf(best, number);
    }

    /// Lays one replication into its lane, as sums over the steps.
    private void spread(int lane, int[] cells) {
        int steps = field.steps();
        for (int place = 0; place < field.places(); place++) {
            int sum = 0;
            for (int step = 0; step < steps; step++) {
                sum += cells[place * steps + step];
                counts[place * width + step * LANES + lane] = sum;
            }
        }
    }

    private void scanPlaces(int[] order, double penalty) {
        java.util.Arrays.fill(zone, 0);
        long share = 0;
        for (int next : order) {
            int place = next < 0 ? ~next : next;
            share += parts[2 * place + 1];
            int limit = thresholds.bin(share) * LANES;
            if (addAndCompare(zone, counts, place * LANES, limits, limit) < 0 && next >= 0) {
                examine(LANES, 0, share, penalty);
            }
        }
    }

    /// Adds a place's counts to the zone's; negative if one of them is now above its limit.
    private static int addAndCompare(int[] zone, int[] counts, int row, int[] limits, int limit) {
        int above = 0;
        for (int lane = 0; lane < LANES; lane++) {
            int sum = zone[LANES + lane] + counts[row + lane];
            zone[LANES + lane] = sum;
            above |= limits[limit + lane] - sum;
        }
        return above;
    }

    private void scanSpans(int[] order, double penalty) {
        java.util.Arrays.fill(zone, 0);
        int steps = field.steps();
        long[] share = new long[steps + 1];
        for (int next : order) {
            int place = next < 0 ? ~next : next;
            for (int step = 1; step <= steps; step++) {
                share[step] += parts[place * (steps + 1) + step];
            }
            add(zone, counts, place * width, width);
            if (next >= 0) {
                compareSpans(share, penalty);
            }
        }
    }

    private void compareSpans(long[] share, double penalty) {
        Spans spans = ground.spans();
        for (int span = 0; span < spans.count(); span++) {
            long inside = share[spans.to(span)] - share[spans.from(span)];
            int to = spans.to(span) * LANES;
            int from = spans.from(span) * LANES;
            if (compare(zone, to, from, limits, thresholds.bin(inside) * LANES) < 0) {
                examine(to, from, inside, penalty);
            }
        }
    }

    private static void add(int[] zone, int[] counts, int row, int width) {
        for (int at = 0; at < width; at++) {
            zone[LANES + at] += counts[row + at];
        }
    }

    private static int compare(int[] zone, int to, int from, int[] limits, int limit) {
        int above = 0;
        for (int lane = 0; lane < LANES; lane++) {
            above |= limits[limit + lane] - zone[to + lane] + zone[from + lane];
        }
        return above;
    }

    private void examine(int to, int from, long share, double penalty) {
        double expected = field.expected(share);
        int limit = thresholds.bin(share) * LANES;
        for (int lane = 0; lane < LANES; lane++) {
            int inside = zone[to + lane] - zone[from + lane];
            if (inside > limits[limit + lane]) {
                double score = field.likelihood().logRatio(inside, expected) * penalty;
                if (score > best[lane]) {
                    raise(lane, score);
                }
            }
        }
    }

    private void raise(int lane, double score) {
        best[lane] = score;
        int reached = thresholds.level(score);
        if (reached > level[lane] || score == 0) {
            level[lane] = reached;
            int[] row = thresholds.row(reached);
            for (int bin = 0; bin < row.length; bin++) {
                limits[bin * LANES + lane] = row[bin];
            }
        }
    }
}
