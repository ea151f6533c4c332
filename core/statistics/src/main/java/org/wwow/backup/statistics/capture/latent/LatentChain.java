package org.wwow.backup.statistics.capture.latent;

import java.util.Arrays;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.AhrensDieterMarsagliaTsangGammaSampler;
import org.apache.commons.rng.sampling.distribution.PoissonSampler;

import org.wwow.backup.statistics.capture.CaptureTable;
import org.wwow.backup.statistics.sampling.Multinomial;

/// One Gibbs chain of the latent class model; it moves patterns, not persons, so its cost does not grow with them.
///
/// The model: classes by truncated stick-breaking with concentration Gamma(a, b), list rates Beta(1, 1) in each class,
/// the total with prior one over it. A sweep draws the unseen, the classes of all patterns, rates, sticks, concentration.
final class LatentChain {
    private static final double LEAST = 1e-300;

    private final UniformRandomProvider random;
    private final int lists;
    private final int classes;
    private final int[] patterns;
    private final long[] counts;
    private final long observed;
    private final LatentClasses.Prior prior;

    private final double[][] rates;
    private final double[] shares;
    private double concentration = 1;
    private long unseen;

    private final double[] present;
    private final double[] weights;
    private final long[] members;
    private final long[][] captured;
    private final long[] moved;

    LatentChain(CaptureTable table, LatentClasses.Prior prior, UniformRandomProvider random) {
        this.random = random;
        this.prior = prior;
        this.lists = table.lists().size();
        this.classes = prior.classes();
        this.patterns = table.patterns().keySet().stream().mapToInt(Integer::intValue).toArray();
        this.counts = table.patterns().values().stream().mapToLong(Long::longValue).toArray();
        this.observed = table.observed();
        this.rates = new double[lists][classes];
        this.shares = new double[classes];
        this.present = new double[classes];
        this.weights = new double[classes];
        this.members = new long[classes];
        this.captured = new long[lists][classes];
        this.moved = new long[classes];
        for (double[] rate : rates) {
            Arrays.setAll(rate, _ -> 0.05 + 0.9 * random.nextDouble());
        }
        Arrays.fill(shares, 1.0 / classes);
    }

    /// One sweep; returns the number of persons in all.
    double sweep() {
        Arrays.fill(members, 0);
        for (long[] row : captured) {
            Arrays.fill(row, 0);
        }
        drawUnseen();
        for (int at = 0; at < patterns.length; at++) {
            spread(patterns[at], counts[at]);
        }
        drawRates();
        drawShares();
        drawConcentration();
        return (double) observed + unseen;
    }

    private void drawUnseen() {
        double never = weigh(0);
        double odds = never / Math.max(LEAST, 1 - never);
        double mean = gamma((double) observed, odds);
        unseen = mean > 0 ? poisson(mean) : 0;
        addTo(0, unseen);
    }

    private void spread(int pattern, long count) {
        weigh(pattern);
        addTo(pattern, count);
    }

    private void addTo(int pattern, long count) {
        Arrays.fill(moved, 0);
        Multinomial.add(random, count, weights, moved);
        for (int kind = 0; kind < classes; kind++) {
            if (moved[kind] > 0) {
                members[kind] += moved[kind];
                for (int bits = pattern; bits != 0; bits &= bits - 1) {
                    captured[Integer.numberOfTrailingZeros(bits)][kind] += moved[kind];
                }
            }
        }
    }

    /// Fills `weights` with each class's probability of the pattern and returns their sum.
    private double weigh(int pattern) {
        double sum = 0;
        System.arraycopy(shares, 0, present, 0, classes);
        for (int list = 0; list < lists; list++) {
            double[] rate = rates[list];
            if ((pattern >> list & 1) == 1) {
                for (int kind = 0; kind < classes; kind++) {
                    present[kind] *= rate[kind];
                }
            } else {
                for (int kind = 0; kind < classes; kind++) {
                    present[kind] *= 1 - rate[kind];
                }
            }
        }
        for (int kind = 0; kind < classes; kind++) {
            weights[kind] = Math.max(LEAST, present[kind]);
            sum += present[kind];
        }
        return sum;
    }

    private void drawRates() {
        for (int list = 0; list < lists; list++) {
            for (int kind = 0; kind < classes; kind++) {
                long yes = captured[list][kind];
                rates[list][kind] = beta(1.0 + yes, 1.0 + members[kind] - yes);
            }
        }
    }

    private void drawShares() {
        double stick = 1;
        long later = observed + unseen;
        for (int kind = 0; kind < classes - 1; kind++) {
            later -= members[kind];
            double broken = Math.min(1 - 1e-12, beta(1.0 + members[kind], concentration + later));
            shares[kind] = stick * broken;
            stick *= 1 - broken;
        }
        shares[classes - 1] = Math.max(LEAST, stick);
    }

    private void drawConcentration() {
        double rate = prior.concentrationRate() - Math.log(shares[classes - 1]);
        concentration = Math.max(1e-6, gamma(prior.concentrationShape() + classes - 1, 1 / rate));
    }

    private double beta(double a, double b) {
        double x = gamma(a, 1);
        double y = gamma(b, 1);
        return x + y > 0 ? x / (x + y) : a / (a + b);
    }

    private double gamma(double shape, double scale) {
        return AhrensDieterMarsagliaTsangGammaSampler.of(random, shape, Math.max(LEAST, scale)).sample();
    }

    private long poisson(double mean) {
        return mean < 1e9 ? PoissonSampler.of(random, mean).sample() : (long) mean;
    }
}
