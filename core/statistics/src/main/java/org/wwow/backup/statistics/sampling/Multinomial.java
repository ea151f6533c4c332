package org.wwow.backup.statistics.sampling;

import org.apache.commons.rng.UniformRandomProvider;

/// Spreads trials over classes, by one binomial draw a class.
public final class Multinomial {
    private Multinomial() {}

    /// How many of `trials` fall to each class.
    ///
    /// @param weights not negative, with a positive sum; they need not add up to 1
    public static long[] draw(UniformRandomProvider random, long trials, double[] weights) {
        long[] drawn = new long[weights.length];
        add(random, trials, weights, drawn);
        return drawn;
    }

    /// As [#draw], adding to what stands in `sums`.
    public static void add(UniformRandomProvider random, long trials, double[] weights, long[] sums) {
        double rest = 0;
        for (double weight : weights) {
            rest += weight;
        }
        long left = trials;
        for (int at = 0; at < weights.length - 1 && left > 0; at++) {
            long here = Binomial.draw(random, left, weights[at] / rest);
            sums[at] += here;
            left -= here;
            rest -= weights[at];
        }
        sums[weights.length - 1] += left;
    }
}
