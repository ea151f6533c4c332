package org.wwow.backup.statistics.sampling;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.wwow.backup.statistics.Seed;

import static org.assertj.core.api.Assertions.assertThat;

class DrawingBinomially {
    private static final int DRAWS = 200_000;

    @ParameterizedTest
    @CsvSource({"5,0.3", "40,0.2", "40,0.9", "60,0.5", "1000,0.03", "100000,0.4"})
    void followsTheBinomialDistribution(int trials, double probability) {
        BinomialDistribution truth = BinomialDistribution.of(trials, probability);
        UniformRandomProvider random = new Seed(7).child("binomial", trials).generator();
        int bins = Math.min(trials + 1, 20);
        int[] edges = new int[bins];
        for (int bin = 0; bin < bins; bin++) {
            edges[bin] = truth.inverseCumulativeProbability((bin + 1.0) / bins);
        }
        long[] found = new long[bins];
        for (int draw = 0; draw < DRAWS; draw++) {
            int bin = 0;
            for (long drawn = Binomial.draw(random, trials, probability); drawn > edges[bin];) {
                bin++;
            }
            found[bin]++;
        }

        double statistic = 0;
        int used = 0;
        for (int bin = 0; bin < bins; bin++) {
            double below = bin == 0 ? 0 : truth.cumulativeProbability(edges[bin - 1]);
            double expected = DRAWS * (truth.cumulativeProbability(edges[bin]) - below);
            if (expected > 5) {
                statistic += (found[bin] - expected) * (found[bin] - expected) / expected;
                used++;
            }
        }
        assertThat(statistic).isLessThan(ChiSquaredDistribution.of(used - 1).inverseSurvivalProbability(1e-4));
    }

    @Test
    void spreadsAllTrialsOverTheClasses() {
        long[] drawn = Multinomial.draw(new Seed(3).generator(), 1_000_000, new double[]{1, 0, 3});

        assertThat(drawn[0] + drawn[2]).isEqualTo(1_000_000);
        assertThat(drawn[1]).isZero();
        assertThat((double) drawn[0]).isBetween(248_000.0, 252_000.0);
    }

    @Test
    void givesNothingForNoTrialsAndAllForCertainty() {
        assertThat(Binomial.draw(new Seed(1).generator(), 0, 0.5)).isZero();
        assertThat(Binomial.draw(new Seed(1).generator(), 9, 1)).isEqualTo(9);
        assertThat(Binomial.draw(new Seed(1).generator(), 9, -0.1)).isZero();
    }
}
