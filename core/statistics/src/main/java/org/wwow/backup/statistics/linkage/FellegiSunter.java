package org.wwow.backup.statistics.linkage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import org.wwow.backup.statistics.result.Value;
import org.wwow.backup.statistics.result.Value.Group;

/// The model of Fellegi and Sunter (1969), fitted by the EM algorithm (Dempster, Laird and Rubin 1977; Winkler 1988).
///
/// Each pair is of one person or of two. Given which, its levels are independent of each other and a missing one says
/// nothing. `m` is the chance of a level for one person, `u` for two; both, and the share of pairs that are of one
/// person, are fitted to all pairs of the tables. There are never more such pairs than records, which keeps the
/// algorithm from taking neighbours or families for one person.
final class FellegiSunter {
    private static final int MOST_STEPS = 500;
    private static final double SETTLED = 1e-7;
    private static final double FIRST_AGREEMENT = 0.8;
    /// The weight, in pairs, of the belief that most pairs of one person agree wholly.
    private static final double BELIEF = 4;

    private final List<Feature> features;
    private final double[][] m;
    private final double[][] u;
    private final Progress progress;

    /// Where the algorithm stands.
    ///
    /// @param share the share of pairs that are of one person
    /// @param iterations how many steps were taken
    /// @param settled whether the last step moved nothing any more
    record Progress(double share, int iterations, boolean settled) {}

    /// @param m for each feature the chance of each level in pairs of one person
    /// @param u the same in pairs of two persons
    FellegiSunter(List<Feature> features, double[][] m, double[][] u, Progress progress) {
        this.features = features;
        this.m = m;
        this.u = u;
        this.progress = progress;
    }

    /// Fits the model.
    ///
    /// @param pairs how many pairs there are
    /// @param mostMatches how many of them can be of one person
    static FellegiSunter fit(List<Feature> features, Patterns patterns, double pairs, double mostMatches) {
        int[] levels = features.stream().mapToInt(feature -> feature.comparison().levels().size()).toArray();
        double most = Math.min(mostMatches, pairs / 2);
        double[] none = new double[patterns.size()];
        FellegiSunter model = new FellegiSunter(features,
                Arrays.stream(levels).mapToObj(FellegiSunter::belief).toArray(double[][]::new),
                rates(levels, patterns, none, false),
                new Progress(most / 2 / pairs, 0, false));
        while (!model.progress.settled() && model.progress.iterations() < MOST_STEPS) {
            model = model.step(levels, patterns, pairs, most);
        }
        return model.silentOnTheUnseen(levels, patterns);
    }

    /// A level that no pair had has no evidence either way, whatever was believed of it.
    private FellegiSunter silentOnTheUnseen(int[] levels, Patterns patterns) {
        double[][] nextU = Arrays.stream(u).map(double[]::clone).toArray(double[][]::new);
        for (int feature = 0; feature < levels.length; feature++) {
            boolean[] seen = new boolean[levels[feature] + 1];
            for (int at = 0; at < patterns.size(); at++) {
                seen[Population.level(patterns.vector(at), feature) + 1] = true;
            }
            for (int level = 0; level < levels[feature]; level++) {
                nextU[feature][level] = seen[level + 1] ? u[feature][level] : m[feature][level];
            }
        }
        return new FellegiSunter(features, m, nextU, progress);
    }

    private FellegiSunter step(int[] levels, Patterns patterns, double pairs, double mostMatches) {
        double[] one = new double[patterns.size()];
        double sum = 0;
        for (int at = 0; at < one.length; at++) {
            one[at] = mayBeOne(patterns.vector(at)) ? probability(priorBits() + bits(patterns.vector(at))) : 0;
            sum += one[at] * patterns.weight(at);
        }
        double[][] nextM = rates(levels, patterns, one, true);
        double[][] nextU = rates(levels, patterns, one, false);
        double nextShare = Math.clamp(sum, 1e-3, mostMatches) / pairs;
        double moved = Math.max(Math.max(distance(m, nextM), distance(u, nextU)),
                Math.abs(nextShare - progress.share()) / nextShare);
        return new FellegiSunter(features, nextM, nextU,
                new Progress(nextShare, progress.iterations() + 1, moved < SETTLED));
    }

    /// Whether a pair may be of one person at all: of what is a person's own something agrees, and no more differs.
    ///
    /// Without this the algorithm takes the greatest group of pairs that are alike for one person, and that may be
    /// sisters who share surname, street and village. Where nothing is shared, or nothing own, there is no such limit.
    private boolean mayBeOne(long vector) {
        int agreeing = 0;
        int differing = 0;
        for (int feature = 0; feature < features.size(); feature++) {
            int level = Population.level(vector, feature);
            if (level >= 0 && !features.get(feature).shared()) {
                agreeing += features.get(feature).agrees(level) ? 1 : 0;
                differing += level == 0 ? 1 : 0;
            }
        }
        return !Scale.tellsOwnFromShared(features) || (agreeing > 0 && differing <= agreeing);
    }

    /// The rates of all levels among pairs of one person, or of two.
    private static double[][] rates(int[] levels, Patterns patterns, double[] one, boolean ofOne) {
        double[][] rates = new double[levels.length][];
        for (int feature = 0; feature < levels.length; feature++) {
            double[] counts = new double[levels[feature]];
            for (int at = 0; at < one.length; at++) {
                int level = Population.level(patterns.vector(at), feature);
                if (level >= 0) {
                    counts[level] += patterns.weight(at) * (ofOne ? one[at] : 1 - one[at]);
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
        Arrays.fill(belief, (1 - FIRST_AGREEMENT) / (levels - 1));
        belief[levels - 1] = FIRST_AGREEMENT;
        return belief;
    }

    private static double[] even(int levels) {
        double[] even = new double[levels];
        Arrays.fill(even, 1.0 / levels);
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

    Progress progress() {
        return progress;
    }

    /// The chance of a level in pairs of one person.
    double m(int feature, int level) {
        return m[feature][level];
    }

    /// The chance of a level in pairs of two persons.
    double u(int feature, int level) {
        return u[feature][level];
    }

    /// Each level with its chances and its evidence, the highest first.
    Value levels() {
        List<Value> levels = new ArrayList<>();
        for (int feature = 0; feature < features.size(); feature++) {
            List<String> words = features.get(feature).comparison().levels();
            for (int level = words.size() - 1; level >= 0; level--) {
                levels.add(Group.empty()
                        .put("field", Value.of(features.get(feature).name()))
                        .put("level", Value.of(words.get(level)))
                        .put("m", Value.of(m[feature][level]))
                        .put("u", Value.of(u[feature][level]))
                        .put("bits", Value.of(bits(feature, level))));
            }
        }
        return new Value.Sequence(levels);
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
        return log2(progress.share() / (1 - progress.share()));
    }

    /// The probability that so many bits mean one person.
    static double probability(double bits) {
        return 1 / (1 + Math.pow(2, -bits));
    }

    private static double log2(double number) {
        return Math.log(number) / Math.log(2);
    }
}
