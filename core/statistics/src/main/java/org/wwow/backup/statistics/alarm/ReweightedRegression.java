package org.wwow.backup.statistics.alarm;

import java.util.Arrays;
import java.util.Optional;

import org.apache.commons.statistics.distribution.TDistribution;

import org.wwow.backup.statistics.regression.PoissonRegression;

/// A quasi-Poisson regression fitted twice: the second time steps that stuck out weigh less, so that past outbreaks do
/// not hide new ones (Farrington et al. 1996, section 3.6).
final class ReweightedRegression {
    private static final double SIGNIFICANT = 0.05;

    private final double[][] design;
    private final double[] counts;
    private final PoissonRegression.Fit fit;

    private ReweightedRegression(double[][] design, double[] counts, PoissonRegression.Fit fit) {
        this.design = design;
        this.counts = counts;
        this.fit = fit;
    }

    /// Fits counts twice.
    ///
    /// @param limit standardised Anscombe residuals above it weigh less
    static Optional<ReweightedRegression> fit(double[][] design, double[] counts, double limit) {
        double[] even = new double[counts.length];
        Arrays.fill(even, 1);
        return PoissonRegression.fit(design, counts, even, PoissonRegression.USUAL).flatMap(first -> {
            double[] weights = new ReweightedRegression(design, counts, first).weigh(limit);
            return PoissonRegression.fit(design, counts, weights, PoissonRegression.USUAL)
                    .map(second -> new ReweightedRegression(design, counts, second));
        });
    }

    /// The expected count where all other columns are 0.
    double intercept() {
        return Math.exp(fit.coefficients()[0]);
    }

    /// The standard error of that count, overdispersion included.
    double interceptError() {
        return intercept() * Math.sqrt(dispersion() * fit.variance(0));
    }

    /// Variance over mean, at least 1.
    double dispersion() {
        return Math.max(1, fit.pearsonDispersion());
    }

    /// Whether the last column differs from 0 at the level of 5 %.
    boolean lastIsSignificant() {
        int last = fit.coefficients().length - 1;
        double t = fit.coefficients()[last] / Math.sqrt(fit.pearsonDispersion() * fit.variance(last));
        return 2 * TDistribution.of(counts.length - last - 1.0).survivalProbability(Math.abs(t)) < SIGNIFICANT;
    }

    /// Weights 1/s² of residuals s above the limit and 1 of all others, scaled to sum to the number of steps.
    private double[] weigh(double limit) {
        double[] fitted = fit.fitted();
        double[] next = new double[counts.length];
        double dispersion = dispersion();
        double sum = 0;
        for (int at = 0; at < counts.length; at++) {
            double leverage = fitted[at] * fit.predictorVariance(design[at]);
            double anscombe = Math.cbrt(counts[at] * counts[at]) * Math.pow(fitted[at], -1.0 / 6)
                    - Math.sqrt(fitted[at]);
            double residual = 1.5 * anscombe / Math.sqrt(dispersion * (1 - leverage));
            next[at] = residual > limit ? 1 / (residual * residual) : 1;
            sum += next[at];
        }
        for (int at = 0; at < next.length; at++) {
            next[at] *= counts.length / sum;
        }
        return next;
    }
}
