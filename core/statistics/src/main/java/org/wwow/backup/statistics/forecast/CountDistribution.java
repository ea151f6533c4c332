package org.wwow.backup.statistics.forecast;

import java.util.Arrays;

import org.wwow.backup.statistics.Interval;

/// A forecast of a count: how probable each count is.
///
/// It is held as a cumulative probability at ascending counts and is constant between them. All scores treat it as
/// standing on those counts, but for the logarithmic one, which spreads what stands on a count evenly over the gap below.
public final class CountDistribution {
    private static final double ROUNDING = 1e-9;

    private final long[] points;
    private final double[] cumulative;

    private CountDistribution(long[] points, double[] cumulative) {
        this.points = points;
        this.cumulative = cumulative;
    }

    /// A forecast from its cumulative probabilities.
    ///
    /// @param points ascending counts of 0 or more
    /// @param cumulative the probability of at most that count; never falling, 1 at the end
    /// @throws IllegalArgumentException if it is no distribution
    public static CountDistribution of(long[] points, double[] cumulative) {
        if (points.length == 0 || points.length != cumulative.length || points[0] < 0) {
            throw new IllegalArgumentException("A distribution has a probability for each of its counts.");
        }
        for (int at = 0; at < points.length; at++) {
            double before = at == 0 ? 0 : cumulative[at - 1];
            if ((at > 0 && points[at] <= points[at - 1]) || !(cumulative[at] >= before - ROUNDING)) {
                throw new IllegalArgumentException("Counts ascend, and probabilities add up.");
            }
        }
        double[] closed = cumulative.clone();
        if (Math.abs(closed[closed.length - 1] - 1) > 1e-6) {
            throw new IllegalArgumentException("Probabilities add up to 1.");
        }
        closed[closed.length - 1] = 1;
        return new CountDistribution(points.clone(), closed);
    }

    /// Every member as probable as every other.
    public static CountDistribution ofEnsemble(long... members) {
        long[] points = Arrays.stream(members).sorted().distinct().toArray();
        double[] cumulative = new double[points.length];
        for (int at = 0; at < points.length; at++) {
            long point = points[at];
            cumulative[at] = Arrays.stream(members).filter(member -> member <= point).count() / (double) members.length;
        }
        return of(points, cumulative);
    }

    /// The probability of at most `count`.
    public double atMost(long count) {
        int found = Arrays.binarySearch(points, count);
        int at = found >= 0 ? found : -found - 2;
        return at < 0 ? 0 : cumulative[at];
    }

    /// The continuous ranked probability score (Matheson and Winkler 1976): 0 is perfect, and its unit is the count.
    public double crps(long observed) {
        double sum = Math.max(0, points[0] - (double) observed)
                + Math.max(0, observed - (double) points[points.length - 1]);
        for (int at = 0; at + 1 < points.length; at++) {
            double below = Math.clamp(observed, points[at], points[at + 1]) - (double) points[at];
            double above = points[at + 1] - points[at] - below;
            double missing = 1 - cumulative[at];
            sum += cumulative[at] * cumulative[at] * below + missing * missing * above;
        }
        return sum;
    }

    /// The logarithmic score (ignorance, in nats): −log of the probability of what came; infinite for what had none.
    public double logScore(long observed) {
        int found = Arrays.binarySearch(points, observed);
        int at = found >= 0 ? found : -found - 1;
        if (at >= points.length) {
            return Double.POSITIVE_INFINITY;
        }
        double mass = cumulative[at] - (at == 0 ? 0 : cumulative[at - 1]);
        long gap = at == 0 ? points[0] + 1 : points[at] - points[at - 1];
        return -Math.log(Math.max(0, mass) / gap);
    }

    /// The shortest range of counts that holds at least `level`; of several, the lowest.
    public Interval shortest(double level) {
        int best = 0;
        int bestEnd = points.length - 1;
        int end = 0;
        for (int start = 0; start < points.length; start++) {
            double before = start == 0 ? 0 : cumulative[start - 1];
            while (end < points.length - 1 && cumulative[end] - before < level - ROUNDING) {
                end++;
            }
            boolean holds = cumulative[end] - before >= level - ROUNDING;
            if (holds && points[end] - points[start] < points[bestEnd] - points[best]) {
                best = start;
                bestEnd = end;
            }
        }
        return new Interval((double) points[best], (double) points[bestEnd], level);
    }

    /// The interval score (Gneiting and Raftery 2007): the width, and 2/(1 − level) for each count it missed by.
    public static double intervalScore(Interval interval, long observed) {
        double penalty = 2 / (1 - interval.level());
        return interval.high() - interval.low() + penalty * Math.max(0, interval.low() - observed)
                + penalty * Math.max(0, observed - interval.high());
    }

    /// The randomised probability integral transform (Smith 1985): even between 0 and 1 where forecasts are calibrated.
    ///
    /// @param chance an even draw between 0 and 1
    public double pit(long observed, double chance) {
        double below = observed == 0 ? 0 : atMost(observed - 1);
        return below + chance * (atMost(observed) - below);
    }

    /// The lowest count that at least `probability` lies at or below.
    public long quantile(double probability) {
        int at = 0;
        while (at < points.length - 1 && cumulative[at] < probability - ROUNDING) {
            at++;
        }
        return points[at];
    }

    /// The expected count.
    public double mean() {
        double mean = 0;
        for (int at = 0; at < points.length; at++) {
            mean += points[at] * (cumulative[at] - (at == 0 ? 0 : cumulative[at - 1]));
        }
        return mean;
    }
}
