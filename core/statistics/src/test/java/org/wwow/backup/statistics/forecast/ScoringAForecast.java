package org.wwow.backup.statistics.forecast;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.statistics.distribution.PoissonDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.wwow.backup.statistics.Interval;
import org.wwow.backup.statistics.ReferenceTables;
import org.wwow.backup.statistics.Seed;
import org.wwow.backup.statistics.table.CsvReader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class ScoringAForecast {
    private static final CountDistribution FOUR = CountDistribution.ofEnsemble(0, 2, 2, 7);

    @ParameterizedTest
    @CsvSource({"0, 1.4375", "2, 0.4375", "5, 1.9375", "7, 2.9375", "12, 7.9375"})
    void givesTheCrpsOfAnEnsembleByHand(long observed, double expected) {
        assertThat(FOUR.crps(observed)).isCloseTo(expected, within(1e-12));
        assertThat(EnsembleScore.EMPIRICAL.crps(new double[]{7, 0, 2, 2}, (double) observed)).isCloseTo(expected,
                within(1e-12));
    }

    @Test
    void givesTheFairFormMoreCredit() {
        double[] members = {0, 2, 2, 7};

        assertThat(EnsembleScore.FAIR.crps(members, 0)).isCloseTo(2.75 - 42 / 24.0, within(1e-12));
        assertThatThrownBy(() -> EnsembleScore.FAIR.crps(new double[]{1}, 0))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(EnsembleScore.EMPIRICAL.crps(new double[]{1}, 4)).isEqualTo(3);
    }

    @Test
    void isProperInTheMean() {
        CountDistribution right = poisson(4);
        double own = expected(right, 4);

        assertThat(expected(poisson(3), 4)).isGreaterThan(own);
        assertThat(expected(poisson(5), 4)).isGreaterThan(own);
        assertThat(expectedLog(poisson(3), 4)).isGreaterThan(expectedLog(right, 4));
        assertThat(expectedLog(poisson(5), 4)).isGreaterThan(expectedLog(right, 4));
    }

    @Test
    void givesTheLogarithmOfWhatWasProbable() {
        assertThat(FOUR.logScore(0)).isCloseTo(Math.log(4), within(1e-12));
        assertThat(FOUR.logScore(2)).isCloseTo(-Math.log(0.25), within(1e-12));
        assertThat(FOUR.logScore(1)).isCloseTo(-Math.log(0.25), within(1e-12));
        assertThat(FOUR.logScore(5)).isCloseTo(-Math.log(0.05), within(1e-12));
        assertThat(FOUR.logScore(8)).isInfinite();
        assertThat(CountDistribution.ofEnsemble(3).logScore(2)).isCloseTo(Math.log(4), within(1e-12));
    }

    @Test
    void findsTheShortestRangeAndTheLowestOfSeveral() {
        assertThat(FOUR.shortest(0.5)).isEqualTo(new Interval(2, 2, 0.5));
        assertThat(FOUR.shortest(0.75)).isEqualTo(new Interval(0, 2, 0.75));
        assertThat(FOUR.shortest(0.8)).isEqualTo(new Interval(0, 7, 0.8));
        assertThat(CountDistribution.ofEnsemble(1, 3, 5).shortest(0.6)).isEqualTo(new Interval(1, 3, 0.6));
        assertThat(CountDistribution.ofEnsemble(0, 6, 7, 8, 9).shortest(0.8)).isEqualTo(new Interval(6, 9, 0.8));
    }

    @Test
    void addsTenForEachCountAnEightyPercentRangeMissedBy() {
        Interval range = new Interval(2, 5, 0.8);

        assertThat(CountDistribution.intervalScore(range, 2)).isEqualTo(3);
        assertThat(CountDistribution.intervalScore(range, 5)).isEqualTo(3);
        assertThat(CountDistribution.intervalScore(range, 7)).isCloseTo(23, within(1e-9));
        assertThat(CountDistribution.intervalScore(range, 0)).isCloseTo(23, within(1e-9));
    }

    @Test
    void spreadsTheTransformEvenlyUnderARightForecast() {
        UniformRandomProvider random = new Seed(5).generator();
        CountDistribution right = poisson(1.3);
        int[] tenths = new int[10];
        for (int draw = 0; draw < 100_000; draw++) {
            long count = 0;
            double even = random.nextDouble();
            while (even > right.atMost(count)) {
                count++;
            }
            tenths[(int) (10 * right.pit(count, random.nextDouble()))]++;
        }

        assertThat(java.util.Arrays.stream(tenths).boxed()).allMatch(tenth -> tenth > 9_600 && tenth < 10_400);
        assertThat(FOUR.pit(2, 0)).isEqualTo(0.25);
        assertThat(FOUR.pit(2, 1)).isEqualTo(0.75);
        assertThat(FOUR.pit(0, 0.5)).isEqualTo(0.125);
    }

    @Test
    void givesMomentsAndQuantiles() {
        assertThat(FOUR.mean()).isCloseTo(2.75, within(1e-12));
        assertThat(FOUR.quantile(0.25)).isZero();
        assertThat(FOUR.quantile(0.26)).isEqualTo(2);
        assertThat(FOUR.quantile(1)).isEqualTo(7);
        assertThat(FOUR.atMost(6)).isEqualTo(0.75);
        assertThat(FOUR.atMost(-1)).isZero();
    }

    @Test
    void refusesWhatIsNoDistribution() {
        assertThatThrownBy(() -> CountDistribution.of(new long[]{0, 1}, new double[]{0.5, 0.9}))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> CountDistribution.of(new long[]{0, 1}, new double[]{0.5, 0.4}))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> CountDistribution.of(new long[]{1, 1}, new double[]{0.5, 1}))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> CountDistribution.of(new long[]{-1, 1}, new double[]{0.5, 1}))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> CountDistribution.of(new long[]{0}, new double[]{Double.NaN}))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> CountDistribution.of(new long[0], new double[0]))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> CountDistribution.of(new long[]{0}, new double[]{0.5, 1}))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({"0.01, 27, 354, 4.536095, 0.709419", "0.05, 136, 1137, 2.892439, 0.702719",
        "0.10, 272, 1946, 2.475236, 0.737960", "0.20, 545, 3397, 2.156462, 0.811708"})
    void agreesWithTheHotSpotsOfNewYork(double share, int chosen, long hits, double pai, double pei) {
        CsvReader reader = CsvReader.open(ReferenceTables.open("crime-nyc-cells/cells.csv"));
        double[] before = new double[2728];
        long[] after = new long[2728];
        for (int at = 0; at < before.length; at++) {
            var row = reader.next().orElseThrow();
            before[at] = row.count("before");
            after[at] = row.count("after");
        }
        HotSpotScore score = HotSpotScore.of(before, after, share);

        assertThat(score.chosen()).isEqualTo(chosen);
        assertThat(score.hits()).isEqualTo(hits);
        assertThat(score.accuracy()).isCloseTo(pai, within(1e-6));
        assertThat(score.efficiency()).isCloseTo(pei, within(1e-6));
        assertThat(score.hitRate()).isCloseTo(hits / 7885.0, within(1e-12));
    }

    @Test
    void choosesOneAreaAtLeastAndAPerfectRankingIsPerfect() {
        HotSpotScore score = HotSpotScore.of(new double[]{1, 3, 2}, new long[]{1, 6, 3}, 0.1);

        assertThat(score).isEqualTo(new HotSpotScore(1, 6, 6, 0.6, 1.7999999999999998, 1));
        assertThat(HotSpotScore.of(new double[]{1, 1}, new long[]{0, 5}, 0.5).hits()).isZero();
        assertThatThrownBy(() -> HotSpotScore.of(new double[]{1}, new long[]{0, 5}, 0.5))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> HotSpotScore.of(new double[]{1}, new long[]{5}, 0))
                .isInstanceOf(IllegalArgumentException.class);
    }

    static CountDistribution poisson(double mean) {
        long[] points = new long[60];
        double[] cumulative = new double[60];
        for (int at = 0; at < 60; at++) {
            points[at] = at;
            cumulative[at] = PoissonDistribution.of(mean).cumulativeProbability(at);
        }
        return CountDistribution.of(points, cumulative);
    }

    private static double expected(CountDistribution forecast, double mean) {
        double sum = 0;
        for (int count = 0; count < 40; count++) {
            sum += PoissonDistribution.of(mean).probability(count) * forecast.crps(count);
        }
        return sum;
    }

    private static double expectedLog(CountDistribution forecast, double mean) {
        double sum = 0;
        for (int count = 0; count < 20; count++) {
            sum += PoissonDistribution.of(mean).probability(count) * forecast.logScore(count);
        }
        return sum;
    }
}
