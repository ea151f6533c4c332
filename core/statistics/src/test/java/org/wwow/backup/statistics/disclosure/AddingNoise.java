package org.wwow.backup.statistics.disclosure;

import java.math.BigDecimal;
import java.util.List;
import java.util.SplittableRandom;

import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.wwow.backup.statistics.InputRefused;
import org.wwow.backup.statistics.disclosure.NoiseBudget.Paid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class AddingNoise {
    private static final int DRAWS = 1_000_000;

    @Tag("slow")
    @ParameterizedTest
    @CsvSource({"1,1", "1,3"})
    void followsTheDiscreteLaplaceDistribution(long numerator, long denominator) {
        DiscreteLaplace noise = new DiscreteLaplace(numerator, denominator);
        SplittableRandom random = new SplittableRandom(17);
        long[] found = new long[41];
        double sum = 0;
        double squares = 0;
        for (int draw = 0; draw < DRAWS; draw++) {
            long drawn = noise.draw(random);
            found[Math.clamp(drawn + 20, 0, 40)]++;
            sum += drawn;
            squares += (double) drawn * drawn;
        }

        double decay = Math.exp(-(double) numerator / denominator);
        double statistic = 0;
        int used = 0;
        for (int at = 1; at < 40; at++) {
            double expected = DRAWS * (1 - decay) / (1 + decay) * Math.pow(decay, Math.abs(at - 20));
            if (expected > 5) {
                statistic += (found[at] - expected) * (found[at] - expected) / expected;
                used++;
            }
        }
        assertThat(statistic).isLessThan(ChiSquaredDistribution.of(used).inverseSurvivalProbability(1e-4));
        assertThat(sum / DRAWS).isCloseTo(0, within(5 * Math.sqrt(noise.variance() / DRAWS)));
        assertThat(squares / DRAWS).isCloseTo(noise.variance(), within(0.02 * noise.variance()));
    }

    @Test
    void spendsTheBudgetAndThenRefuses() {
        NoiseBudget budget = NoiseBudget.of(new BigDecimal("1.0"), List.of());
        FrequencyTable counts = Tables.of("place,count\nx,100\ny,0\n");

        List<PublishableCount> noisy = budget.publish(new Paid("2024", new BigDecimal("0.7"), 1), counts,
                new SplittableRandom(3));

        assertThat(noisy).hasSize(3).allMatch(count -> count.value().orElse(-1) >= 0);
        assertThat(noisy.get(0).value().orElseThrow()).as("totals are sums")
                .isEqualTo(noisy.get(1).value().orElseThrow() + noisy.get(2).value().orElseThrow());
        assertThat(noisy.get(1).value().orElseThrow()).as("near the true count").isBetween(70L, 130L);
        assertThat(noisy.get(1).categories()).containsExactly("x");
        assertThat(budget.ledger()).hasSize(1);
        assertThat(budget.left()).isEqualByComparingTo("0.3");
        assertThatThrownBy(
                () -> budget.publish(new Paid("2025", new BigDecimal("0.4"), 1), counts, new SplittableRandom(3)))
                .isInstanceOf(InputRefused.class)
                .hasMessageContaining("0.3 is left and 0.4 is asked for");
        assertThat(budget.left()).isEqualByComparingTo("0.3");
    }

    @Test
    void refusesToDrawTheSameReleaseTwice() {
        NoiseBudget budget = NoiseBudget.of(new BigDecimal("5"), List.of(new Paid("2024", BigDecimal.ONE, 1)));

        assertThatThrownBy(
                () -> budget.publish(new Paid("2024", BigDecimal.ONE, 1), Tables.of("place,count\nx,1\n"),
                        new SplittableRandom(1)))
                .isInstanceOf(InputRefused.class)
                .hasMessageContaining("wash the noise out");
    }

    @Test
    void growsWithTheCellsAPersonTouches() {
        NoiseBudget budget = NoiseBudget.of(new BigDecimal("5"),
                List.of(new Paid("one", BigDecimal.ONE, 1), new Paid("four", BigDecimal.ONE, 4)));
        String printed = org.wwow.backup.statistics.result.TextPrint.of(budget.asValue());

        assertThat(printed).contains("noiseStandardDeviation: 1.35").contains("noiseStandardDeviation: 5.64");
    }

    @Test
    void refusesSenselessParameters() {
        assertThatThrownBy(() -> new DiscreteLaplace(0, 1)).isInstanceOf(InputRefused.class);
        assertThatThrownBy(() -> new Paid("x", BigDecimal.ZERO, 1)).isInstanceOf(InputRefused.class);
        assertThatThrownBy(() -> new Paid("x", new BigDecimal("0.1234567"), 1)).isInstanceOf(InputRefused.class);
        assertThatThrownBy(() -> new Paid(" ", BigDecimal.ONE, 1)).isInstanceOf(InputRefused.class);
        assertThatThrownBy(() -> new Paid("x", BigDecimal.ONE, 0)).isInstanceOf(InputRefused.class);
        assertThatThrownBy(() -> NoiseBudget.of(BigDecimal.ZERO, List.of())).isInstanceOf(InputRefused.class);
        assertThatThrownBy(() -> NoiseBudget.of(BigDecimal.ONE, List.of(new Paid("x", BigDecimal.TWO, 1))))
                .isInstanceOf(InputRefused.class);
    }
}
