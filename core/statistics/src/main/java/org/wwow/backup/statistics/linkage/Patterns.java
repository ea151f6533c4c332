package org.wwow.backup.statistics.linkage;

import java.util.Arrays;

import org.apache.commons.rng.UniformRandomProvider;

import org.wwow.backup.statistics.Seed;

/// How often each vector of levels occurs among all pairs: the candidates counted one by one, the pairs outside every
/// block by a random sample of them, each standing for as many as there are to one of the sample.
///
/// So the model is fitted to all pairs, not to those the blocks let through, and what blocks have in common does not
/// pass for chance agreement.
final class Patterns {
    private static final String TASK = "linkage: pairs outside every block";

    private final LongList vectors;
    private final double[] weights;
    private final double unit;

    /// @param vectors the distinct vectors, in order
    /// @param weights how many pairs each stands for
    /// @param unit how many pairs one of the sample stands for, at least 1
    Patterns(LongList vectors, double[] weights, double unit) {
        this.vectors = vectors;
        this.weights = weights;
        this.unit = unit;
    }

    int size() {
        return weights.length;
    }

    long vector(int at) {
        return vectors.get(at);
    }

    double weight(int at) {
        return weights[at];
    }

    double unit() {
        return unit;
    }

    /// @param sample how many pairs outside the blocks to draw; all of them where there are no more
    static Patterns of(Population population, LongList candidates, long[] candidateVectors, int sample, Seed seed) {
        long rest = population.pairs() - candidates.size();
        long[] outside = rest <= sample
                ? all(population, candidates, (int) rest)
                : drawn(population, candidates, sample, seed);
        double unit = outside.length == 0 ? 1 : (double) rest / outside.length;
        return count(candidateVectors.clone(), outside, unit);
    }

    private static Patterns count(long[] inside, long[] outside, double unit) {
        Arrays.sort(inside);
        Arrays.sort(outside);
        long[] both = new long[inside.length + outside.length];
        System.arraycopy(inside, 0, both, 0, inside.length);
        System.arraycopy(outside, 0, both, inside.length, outside.length);
        Arrays.sort(both);
        LongList vectors = LongList.distinct(both);
        double[] weights = new double[vectors.size()];
        int in = 0;
        int out = 0;
        for (int at = 0; at < weights.length; at++) {
            while (in < inside.length && inside[in] == vectors.get(at)) {
                weights[at]++;
                in++;
            }
            while (out < outside.length && outside[out] == vectors.get(at)) {
                weights[at] += unit;
                out++;
            }
        }
        return new Patterns(vectors, weights, unit);
    }

    private static long[] all(Population population, LongList candidates, int rest) {
        long[] vectors = new long[rest];
        int next = 0;
        int filled = 0;
        for (int one = 0; one < population.size(); one++) {
            for (int other = one + 1; other < population.size(); other++) {
                if (next < candidates.size() && candidates.get(next) == Population.pair(one, other)) {
                    next++;
                } else if (population.compares(one, other)) {
                    vectors[filled++] = population.vector(one, other);
                }
            }
        }
        return vectors;
    }

    private static long[] drawn(Population population, LongList candidates, int sample, Seed seed) {
        UniformRandomProvider random = seed.child(TASK, 0).generator();
        long[] vectors = new long[sample];
        int filled = 0;
        while (filled < sample) {
            int one = random.nextInt(population.size());
            int other = random.nextInt(population.size());
            int lesser = Math.min(one, other);
            int greater = Math.max(one, other);
            if (population.compares(lesser, greater) && !candidates.holds(Population.pair(lesser, greater))) {
                vectors[filled++] = population.vector(lesser, greater);
            }
        }
        return vectors;
    }
}
