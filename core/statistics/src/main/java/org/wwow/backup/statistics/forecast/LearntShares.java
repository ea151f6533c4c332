package org.wwow.backup.statistics.forecast;

import java.util.Arrays;

/// The shares of several forecasts in one, learnt from their own past scores.
///
/// A mixture's CRPS is a quadratic form of the shares, so what was seen adds up to one small matrix; the shares with the
/// lowest discounted past score are found on the simplex, shrunk a little towards equal ones.
final class LearntShares {
    private static final double HALVING = 12;
    private static final double SHRINKAGE = 0.05;
    private static final int STEPS = 3000;

    private final double[][] form;

    LearntShares(int forecasters) {
        this.form = new double[forecasters][forecasters];
    }

    /// Lets what was learnt fade by a step and adds what one step showed.
    void learn(double[][] seen) {
        double keep = Math.pow(0.5, 1 / HALVING);
        for (int row = 0; row < form.length; row++) {
            for (int column = 0; column < form.length; column++) {
                form[row][column] = keep * form[row][column] + seen[row][column];
            }
        }
    }

    /// The shares, none negative and with the sum 1.
    double[] shares() {
        int size = form.length;
        double trace = 0;
        for (int at = 0; at < size; at++) {
            trace += form[at][at];
        }
        double[] shares = new double[size];
        Arrays.fill(shares, 1.0 / size);
        if (!(trace > 0)) {
            return shares;
        }
        double pull = SHRINKAGE * trace / size;
        double steepest = trace + pull;
        for (int step = 0; step < STEPS; step++) {
            double[] next = shares.clone();
            for (int row = 0; row < size; row++) {
                double slope = pull * (shares[row] - 1.0 / size);
                for (int column = 0; column < size; column++) {
                    slope += form[row][column] * shares[column];
                }
                next[row] -= slope / steepest;
            }
            shares = onSimplex(next);
        }
        return shares;
    }

    /// The nearest point with no negative part and the sum 1 (Duchi et al. 2008).
    static double[] onSimplex(double[] point) {
        double[] sorted = point.clone();
        Arrays.sort(sorted);
        double sum = 0;
        double cut = 0;
        for (int rank = 1; rank <= sorted.length; rank++) {
            double next = sorted[sorted.length - rank];
            sum += next;
            if (next - (sum - 1) / rank > 0) {
                cut = (sum - 1) / rank;
            }
        }
        double[] near = new double[point.length];
        for (int at = 0; at < near.length; at++) {
            near[at] = Math.max(0, point[at] - cut);
        }
        return near;
    }

    /// The quadratic form of one step: each pair's product of errors, summed over areas and counts.
    static double[][] form(double[][][] cumulative, long[] grid, long[] came) {
        int size = cumulative.length;
        double[][] form = new double[size][size];
        for (int area = 0; area < came.length; area++) {
            for (int point = 0; point + 1 < grid.length; point++) {
                double below = Math.clamp(came[area], grid[point], grid[point + 1]) - (double) grid[point];
                double above = grid[point + 1] - grid[point] - below;
                for (int row = 0; row < size; row++) {
                    double a = cumulative[row][area][point];
                    for (int column = 0; column <= row; column++) {
                        double b = cumulative[column][area][point];
                        form[row][column] += a * b * below + (1 - a) * (1 - b) * above;
                    }
                }
            }
            double beyond = Math.max(0, came[area] - (double) grid[grid.length - 1]);
            for (int row = 0; row < size; row++) {
                for (int column = 0; column <= row; column++) {
                    form[row][column] += beyond;
                }
            }
        }
        for (int row = 0; row < size; row++) {
            for (int column = row + 1; column < size; column++) {
                form[row][column] = form[column][row];
            }
        }
        return form;
    }
}
