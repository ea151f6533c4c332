package org.wwow.backup.statistics.sampling;

import org.apache.commons.numbers.gamma.LogGamma;
import org.apache.commons.rng.UniformRandomProvider;

/// Binomial draws in constant time: inversion for small means, the transformed rejection BTRS of Hörmann (1993) else.
public final class Binomial {
    private static final double SMALL_MEAN = 10;

    private Binomial() {}

    /// The number of successes among `trials` with `probability` each; a probability outside 0 to 1 is cut to it.
    public static long draw(UniformRandomProvider random, long trials, double probability) {
        if (trials <= 0 || probability <= 0) {
            return 0;
        }
        if (probability >= 1) {
            return trials;
        }
        if (probability > 0.5) {
            return trials - draw(random, trials, 1 - probability);
        }
        return trials * probability < SMALL_MEAN
                ? invert(random, trials, probability)
                : reject(random, trials, probability);
    }

    private static long invert(UniformRandomProvider random, long trials, double probability) {
        double odds = probability / (1 - probability);
        double mass = Math.exp(trials * Math.log1p(-probability));
        double left = random.nextDouble();
        for (long drawn = 0; drawn < trials; drawn++) {
            left -= mass;
            if (left < 0) {
                return drawn;
            }
            mass *= odds * (trials - drawn) / (drawn + 1.0);
            if (mass == 0) {
                return drawn;
            }
        }
        return trials;
    }

    private static long reject(UniformRandomProvider random, long trials, double p) {
        double spread = Math.sqrt(trials * p * (1 - p));
        double b = 1.15 + 2.53 * spread;
        double a = -0.0873 + 0.0248 * b + 0.01 * p;
        double alpha = (2.83 + 5.1 / b) * spread;
        double squeeze = 0.92 - 4.2 / b;
        long mode = (long) Math.floor((trials + 1) * p);
        double atMode = LogGamma.value(mode + 1.0) + LogGamma.value(trials - mode + 1.0);
        double logOdds = Math.log(p / (1 - p));
        while (true) {
            double u = random.nextDouble() - 0.5;
            double v = random.nextDouble();
            double edge = 0.5 - Math.abs(u);
            double drawn = Math.floor((2 * a / edge + b) * u + trials * p + 0.5);
            if (edge >= 0.07 && v <= squeeze) {
                return (long) drawn;
            }
            if (drawn >= 0 && drawn <= trials && Math.log(v * alpha / (a / (edge * edge) + b)) <= atMode
                    - LogGamma.value(drawn + 1) - LogGamma.value(trials - drawn + 1) + (drawn - mode) * logOdds) {
                return (long) drawn;
            }
        }
    }
}
