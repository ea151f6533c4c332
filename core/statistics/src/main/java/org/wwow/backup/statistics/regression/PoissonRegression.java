package org.wwow.backup.statistics.regression;

import java.util.Optional;

import org.apache.commons.numbers.gamma.LogGamma;

/// Poisson regression with the logarithm as link, by iteratively reweighted least squares (McCullagh and Nelder 1989).
///
/// Prior weights are allowed (Farrington's reweighting). The caller makes sure that a maximum exists; where the
/// iteration does not settle within its bound, there is no fit.
public final class PoissonRegression {
    private static final int MOST_STEPS = 200;
    /// Settles to the last digits.
    public static final double TIGHT = 1e-13;

    /// Settles as the statistics packages do; their published thresholds are those of the fit so reached.
    public static final double USUAL = 1e-8;

    private final double[][] design;
    private final double[] counts;
    private final double[] weights;
    private final double settled;

    private PoissonRegression(double[][] design, double[] counts, double[] weights, double settled) {
        this.design = design;
        this.counts = counts;
        this.weights = weights;
        this.settled = settled;
    }

    /// Fits counts to a design, one row a count.
    public static Optional<Fit> fit(double[][] design, double[] counts) {
        double[] equal = new double[counts.length];
        java.util.Arrays.fill(equal, 1);
        return fit(design, counts, equal, TIGHT);
    }

    /// Fits counts with prior weights.
    ///
    /// @param settled the relative change of the deviance at which the iteration ends
    public static Optional<Fit> fit(double[][] design, double[] counts, double[] weights, double settled) {
        return new PoissonRegression(design, counts, weights, settled).iterate();
    }

    private Optional<Fit> iterate() {
        double[] linear = new double[counts.length];
        for (int row = 0; row < counts.length; row++) {
            linear[row] = Math.log(counts[row] + 0.1);
        }
        double[] coefficients = new double[design[0].length];
        double before = Double.POSITIVE_INFINITY;
        for (int step = 0; step < MOST_STEPS; step++) {
            Optional<Cholesky> information = information(linear);
            if (information.isEmpty()) {
                return Optional.empty();
            }
            double[] next = information.get().solve(score(linear));
            double[] candidate = linear(next);
            double deviance = deviance(candidate);
            for (int half = 0; step > 0 && half < 30 && !(deviance <= before + 1e-9 * (1 + before)); half++) {
                for (int at = 0; at < next.length; at++) {
                    next[at] = 0.5 * (next[at] + coefficients[at]);
                }
                candidate = linear(next);
                deviance = deviance(candidate);
            }
            double[] working = linear;
            coefficients = next;
            linear = candidate;
            if (!Double.isFinite(deviance)) {
                return Optional.empty();
            }
            if (Math.abs(before - deviance) <= settled * (0.1 + Math.abs(deviance))) {
                return Optional.of(finish(coefficients, linear, working, information.get()));
            }
            before = deviance;
        }
        return Optional.empty();
    }

    /// The information is that of the last step taken, as in the packages the thresholds are compared with.
    private Fit finish(double[] coefficients, double[] linear, double[] working, Cholesky information) {
        double[] fitted = new double[linear.length];
        double logLikelihood = 0;
        double pearson = 0;
        for (int row = 0; row < linear.length; row++) {
            fitted[row] = Math.exp(linear[row]);
            logLikelihood += counts[row] * linear[row] - fitted[row] - LogGamma.value(counts[row] + 1);
            double residual = (counts[row] - fitted[row]) / fitted[row];
            pearson += weights[row] * Math.exp(working[row]) * residual * residual;
        }
        return new Fit(coefficients, fitted, deviance(linear), new Fit.Quality(logLikelihood, pearson), information);
    }

    private Optional<Cholesky> information(double[] linear) {
        int size = design[0].length;
        double[][] matrix = new double[size][size];
        for (int row = 0; row < linear.length; row++) {
            double weight = weights[row] * Math.exp(linear[row]);
            double[] cells = design[row];
            for (int a = 0; a < size; a++) {
                double scaled = weight * cells[a];
                if (scaled != 0) {
                    for (int b = 0; b <= a; b++) {
                        matrix[a][b] += scaled * cells[b];
                    }
                }
            }
        }
        return Cholesky.of(matrix);
    }

    private double[] score(double[] linear) {
        double[] sum = new double[design[0].length];
        for (int row = 0; row < linear.length; row++) {
            double mean = Math.exp(linear[row]);
            double pull = weights[row] * (mean * linear[row] + counts[row] - mean);
            for (int at = 0; at < sum.length; at++) {
                sum[at] += pull * design[row][at];
            }
        }
        return sum;
    }

    private double[] linear(double[] coefficients) {
        double[] out = new double[counts.length];
        for (int row = 0; row < out.length; row++) {
            for (int at = 0; at < coefficients.length; at++) {
                out[row] += design[row][at] * coefficients[at];
            }
        }
        return out;
    }

    private double deviance(double[] linear) {
        double sum = 0;
        for (int row = 0; row < linear.length; row++) {
            double ratio = counts[row] > 0 ? counts[row] * (Math.log(counts[row]) - linear[row]) : 0;
            sum += 2 * weights[row] * (ratio - counts[row] + Math.exp(linear[row]));
        }
        return sum;
    }

    /// A fitted regression.
    public static final class Fit {
        private final double[] coefficients;
        private final double[] fitted;
        private final double deviance;
        private final Quality quality;
        private final Cholesky information;

        private Fit(double[] coefficients, double[] fitted, double deviance, Quality quality,
                Cholesky information) {
            this.coefficients = coefficients;
            this.fitted = fitted;
            this.deviance = deviance;
            this.quality = quality;
            this.information = information;
        }

        private record Quality(double logLikelihood, double pearson) {}

        /// The weighted sum of squared Pearson residuals over the degrees of freedom: variance over mean.
        public double pearsonDispersion() {
            return quality.pearson() / (fitted.length - coefficients.length);
        }

        /// One coefficient a column of the design.
        public double[] coefficients() {
            return coefficients.clone();
        }

        /// The expected counts.
        public double[] fitted() {
            return fitted.clone();
        }

        /// Twice the distance to the saturated model.
        public double deviance() {
            return deviance;
        }

        /// The logarithm of the likelihood with all its constants.
        public double logLikelihood() {
            return quality.logLikelihood();
        }

        /// The variance of one coefficient.
        public double variance(int coefficient) {
            return information.inverseColumn(coefficient)[coefficient];
        }

        /// The variance of the linear predictor at a row of the design.
        public double predictorVariance(double[] row) {
            double[] solved = information.solve(row);
            double sum = 0;
            for (int at = 0; at < row.length; at++) {
                sum += row[at] * solved[at];
            }
            return sum;
        }
    }
}
