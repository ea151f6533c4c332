package org.wwow.backup.statistics.capture.latent;

import java.util.Arrays;

/// Whether chains agree and how many independent draws they are worth: split R-hat and effective sample size
/// (Gelman et al. 2013, section 11.4; Geyer's initial monotone sequence).
///
/// @param splitRHat 1 where the halves of all chains agree
/// @param effectiveSize of all chains together
public record ChainDiagnostics(double splitRHat, double effectiveSize) {
    /// Judges one quantity.
    ///
    /// @param chains draws by chain, all of the same even length of at least 8
    public static ChainDiagnostics of(double[][] chains) {
        int half = chains[0].length / 2;
        double[][] halves = new double[2 * chains.length][];
        for (int chain = 0; chain < chains.length; chain++) {
            halves[2 * chain] = Arrays.copyOfRange(chains[chain], 0, half);
            halves[2 * chain + 1] = Arrays.copyOfRange(chains[chain], chains[chain].length - half,
                    chains[chain].length);
        }
        double within = 0;
        double[] means = new double[halves.length];
        for (int at = 0; at < halves.length; at++) {
            means[at] = Arrays.stream(halves[at]).average().orElseThrow();
            within += variance(halves[at], means[at]) / halves.length;
        }
        double between = half * variance(means, Arrays.stream(means).average().orElseThrow());
        double pooled = (half - 1.0) / half * within + between / half;
        if (!(within > 0)) {
            return new ChainDiagnostics(Double.POSITIVE_INFINITY, 0);
        }
        return new ChainDiagnostics(Math.sqrt(pooled / within), effective(halves, means, within, pooled));
    }

    private static double effective(double[][] halves, double[] means, double within, double pooled) {
        int length = halves[0].length;
        double total = (double) halves.length * length;
        double sum = 1;
        double before = Double.POSITIVE_INFINITY;
        for (int lag = 1; lag + 1 < length; lag += 2) {
            double pair = correlation(halves, means, lag, within, pooled)
                    + correlation(halves, means, lag + 1, within, pooled);
            if (pair < 0) {
                break;
            }
            before = Math.min(before, pair);
            sum += 2 * before;
        }
        return Math.min(total, total / sum);
    }

    private static double correlation(double[][] halves, double[] means, int lag, double within, double pooled) {
        double sum = 0;
        for (int at = 0; at < halves.length; at++) {
            double[] draws = halves[at];
            double covariance = 0;
            for (int step = lag; step < draws.length; step++) {
                covariance += (draws[step] - means[at]) * (draws[step - lag] - means[at]);
            }
            sum += covariance / draws.length;
        }
        return 1 - (within - sum / halves.length) / pooled;
    }

    private static double variance(double[] values, double mean) {
        double sum = 0;
        for (double value : values) {
            sum += (value - mean) * (value - mean);
        }
        return sum / (values.length - 1);
    }
}
