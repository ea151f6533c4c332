package org.wwow.backup.statistics.linkage;

import java.util.List;
import java.util.stream.IntStream;

/// The model of Fellegi and Sunter (1969), fitted by the EM algorithm (Dempster, Laird and Rubin 1977; Winkler 1988).
///
/// Each pair is of one person or of two. Given which, its levels are independent of each other and a missing one says
/// nothing. `m` is the chance of a level for one person, `u` for two; both, and the share of pairs that are of one
/// person, are fitted to all pairs of the tables. There are never more such pairs than records, which keeps the
/// algorithm from taking neighbours or families for one person.
///
/// @param names the features' names
/// @param m for each feature the chance of each level in pairs of one person
/// @param u the same in pairs of two persons
/// @param share the share of pairs that are of one person
/// @param iterations how many steps were taken
/// @param settled whether the last step moved nothing any more
record FellegiSunter(List<String> names, double[][] m, double[][] u, double share, int iterations, boolean settled) {
    private static final int MOST_STEPS = 500;
    private static final double SETTLED = 1e-7;
    private static final double FIRST_AGREEMENT = 0.8;
    /// The weight, in pairs, of the belief that most pairs of one person agree wholly.
    private static final double BELIEF = 4;

    /// Fits the model.
    ///
    /// @param pairs how many pairs there are
    /// @param mostMatches how many of them can be of one person
    static FellegiSunter fit(List<Feature> features, Patterns patterns, double pairs, double mostMatches) {
        int[] levels = features.stream().mapToInt(feature -> feature.comparison().levels().size()).toArray();
        double[] none = new double[patterns.vectors().size()];
        FellegiSunter model = new FellegiSunter(features.stream().map(Feature::name).toList(),
                java.util.Arrays.stream(levels).mapToObj(FellegiSunter::belief).toArray(double[][]::new),
                rates(levels, patterns, none, false), Math.min(mostMatches / 2, pairs / 2) / pairs, 0, false);
        while (!model.settled && model.iterations < MOST_STEPS) {
            model = model.step(levels, patterns, pairs, mostMatches);
        }
        return model.silentOnTheUnseen(levels, patterns);
    }

    /// A level that no pair had has no evidence either way, whatever was believed of it.
    private FellegiSunter silentOnTheUnseen(int[] levels, Patterns patterns) {
        double[][] nextU = java.util.Arrays.stream(u).map(double[]::clone).toArray(double[][]::new);
        for (int feature = 0; feature < levels.length; feature++) {
            boolean[] seen = new boolean[levels[feature] + 1];
            for (int at = 0; at < patterns.vectors().size(); at++) {
                seen[Population.level(patterns.vectors().get(at), feature) + 1] = true;
            }
            for (int level = 0; level < levels[feature]; level++) {
                nextU[feature][level] = seen[level + 1] ? u[feature][level] : m[feature][level];
            }
        }
        return new FellegiSunter(names, m, nextU, share, iterations, settled);
    }

    private FellegiSunter step(int[] levels, Patterns patterns, double pairs, double mostMatches) {
        double[] one = new double[patterns.vectors().size()];
        double sum = 0;
        for (int at = 0; at < one.length; at++) {
            one[at] = probability(priorBits() + bits(patterns.vectors().get(at)));
            sum += one[at] * patterns.weights()[at];
        }
        double[][] nextM = rates(levels, patterns, one, true);
        double[][] nextU = rates(levels, patterns, one, false);
        double nextShare = Math.clamp(sum, 1e-3, mostMatches) / pairs;
        double moved = Math.max(Math.max(distance(m, nextM), distance(u, nextU)),
                Math.abs(nextShare - share) / nextShare);
        return new FellegiSunter(names, nextM, nextU, nextShare, iterations + 1, moved < SETTLED);
    }

    /// The rates of all levels among pairs of one person, or of two.
    private static double[][] rates(int[] levels, Patterns patterns, double[] one, boolean ofOne) {
        double[][] rates = new double[levels.length][];
        for (int feature = 0; feature < levels.length; feature++) {
            double[] counts = new double[levels[feature]];
            for (int at = 0; at < one.length; at++) {
                int level = Population.level(patterns.vectors().get(at), feature);
                if (level >= 0) {
                    counts[level] += patterns.weights()[at] * (ofOne ? one[at] : 1 - one[at]);
                }
            }
            double[] belief = ofOne ? belief(counts.length) : even(counts.length);
            double weight = ofOne ? BELIEF : patterns.unit() / 2;
            double sum = IntStream.range(0, counts.length).mapToDouble(level -> counts[level]).sum();
            for (int level = 0; level < counts.length; level++) {
                counts[level] = (counts[level] + weight * belief[level]) / (sum + weight);
            }
            rates[feature] = counts;
        }
        return rates;
    }

    private static double[] belief(int levels) {
        double[] belief = new double[levels];
        java.util.Arrays.fill(belief, (1 - FIRST_AGREEMENT) / (levels - 1));
        belief[levels - 1] = FIRST_AGREEMENT;
        return belief;
    }

    private static double[] even(int levels) {
        double[] even = new double[levels];
        java.util.Arrays.fill(even, 1.0 / levels);
        return even;
    }

    private static double distance(double[][] one, double[][] other) {
        double most = 0;
        for (int feature = 0; feature < one.length; feature++) {
            for (int level = 0; level < one[feature].length; level++) {
                most = Math.max(most, Math.abs(one[feature][level] - other[feature][level]));
            }
        }
        return most;
    }

    /// The evidence of one level in bits: positive for one person, negative for two.
    double bits(int feature, int level) {
        return level < 0 ? 0 : log2(m[feature][level] / u[feature][level]);
    }

    /// The evidence of a whole vector in bits.
    double bits(long vector) {
        double bits = 0;
        for (int feature = 0; feature < m.length; feature++) {
            bits += bits(feature, Population.level(vector, feature));
        }
        return bits;
    }

    /// The evidence before anything is compared, in bits.
    double priorBits() {
        return log2(share / (1 - share));
    }

    /// The probability that so many bits mean one person.
    static double probability(double bits) {
        return 1 / (1 + Math.pow(2, -bits));
    }

    private static double log2(double number) {
        return Math.log(number) / Math.log(2);
    }
}
