package org.wwow.backup.statistics.disclosure;

import java.math.BigInteger;
import java.util.random.RandomGenerator;

import org.wwow.backup.statistics.InputRefused;

/// Whole-number noise with probability proportional to exp(−|z|·numerator/denominator), drawn exactly.
///
/// After Canonne, Kamath and Steinke (2020): only whole numbers are drawn and compared, so no rounding of floating-point
/// numbers can tell the true count apart (Mironov 2012). The bits must come from a secure source; tests may pass others.
///
/// @param numerator of the privacy parameter divided by the sensitivity
/// @param denominator of the same
public record DiscreteLaplace(long numerator, long denominator) {
    private static final long LARGEST = 1_000_000_000L;

    /// @throws InputRefused if the parameter is not a positive fraction of sensible size
    public DiscreteLaplace {
        if (numerator < 1 || denominator < 1 || numerator > LARGEST || denominator > LARGEST) {
            throw InputRefused.because("Epsilon is a positive fraction; write it with at most nine digits.");
        }
    }

    /// One draw.
    public long draw(RandomGenerator random) {
        while (true) {
            long whole = below(random, denominator);
            if (!bernoulliExp(random, whole, denominator)) {
                continue;
            }
            long steps = 0;
            while (bernoulliExp(random, 1, 1)) {
                steps++;
            }
            long magnitude = Math.addExact(whole, Math.multiplyExact(denominator, steps)) / numerator;
            boolean negative = random.nextBoolean();
            if (!negative || magnitude != 0) {
                return negative ? -magnitude : magnitude;
            }
        }
    }

    /// True with probability exp(−top/bottom), for 0 ≤ top ≤ bottom.
    static boolean bernoulliExp(RandomGenerator random, long top, long bottom) {
        long round = 1;
        while (bernoulli(random, BigInteger.valueOf(top),
                BigInteger.valueOf(bottom).multiply(BigInteger.valueOf(round)))) {
            round++;
        }
        return (round & 1) == 1;
    }

    private static boolean bernoulli(RandomGenerator random, BigInteger top, BigInteger bottom) {
        return below(random, bottom).compareTo(top) < 0;
    }

    private static long below(RandomGenerator random, long bound) {
        return below(random, BigInteger.valueOf(bound)).longValueExact();
    }

    private static BigInteger below(RandomGenerator random, BigInteger bound) {
        int bits = bound.subtract(BigInteger.ONE).bitLength();
        while (true) {
            byte[] drawn = new byte[bits / 8 + 1];
            random.nextBytes(drawn);
            BigInteger candidate = new BigInteger(1, drawn)
                    .and(BigInteger.ONE.shiftLeft(bits).subtract(BigInteger.ONE));
            if (candidate.compareTo(bound) < 0) {
                return candidate;
            }
        }
    }

    /// The variance of the noise, 2e^(−p)/(1−e^(−p))².
    public double variance() {
        double decay = Math.exp(-(double) numerator / denominator);
        return 2 * decay / ((1 - decay) * (1 - decay));
    }
}
