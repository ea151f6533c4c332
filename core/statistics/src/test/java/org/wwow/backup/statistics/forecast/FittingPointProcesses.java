package org.wwow.backup.statistics.forecast;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.wwow.backup.statistics.InputRefused;
import org.wwow.backup.statistics.Seed;
import org.wwow.backup.statistics.forecast.Density.Frame;
import org.wwow.backup.statistics.forecast.Density.Point;
import org.wwow.backup.statistics.forecast.SpreadingExcitation.Occurrence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class FittingPointProcesses {
    private static final Excitation TRUTH = new Excitation(0.5, 0.6, 2);
    private static final Frame SQUARE = new Frame(new Point(0, 0), new Point(10, 10));

    /// Thinning (Ogata 1981).
    private static double[] simulated(Excitation process, double end, long seed) {
        UniformRandomProvider random = new Seed(seed).generator();
        List<Double> times = new ArrayList<>();
        double excited = 0;
        double now = 0;
        while (true) {
            double bound = process.background() + excited;
            double gap = -Math.log(1 - random.nextDouble()) / bound;
            now += gap;
            excited *= Math.exp(-process.decay() * gap);
            if (now > end) {
                return times.stream().mapToDouble(Double::doubleValue).toArray();
            }
            if (random.nextDouble() * bound <= process.background() + excited) {
                times.add(now);
                excited += process.branching() * process.decay();
            }
        }
    }

    @Test
    void hasTheLikelihoodOfTheSlowSumAndTheIntegral() {
        double[] times = simulated(TRUTH, 60, 1);
        Excitation other = new Excitation(0.9, 0.3, 0.7);
        double sum = 0;
        for (int at = 0; at < times.length; at++) {
            sum += Math.log(rate(other, times, times[at]));
        }
        double integral = 0;
        for (int event = 0; event <= times.length; event++) {
            double from = event == 0 ? 0 : times[event - 1];
            double to = event == times.length ? 60 : times[event];
            integral += simpson(other, times, from + 1e-12, to);
        }

        assertThat(other.logLikelihood(times, 60)).isCloseTo(sum - integral, within(1e-6));
    }

    private static double simpson(Excitation process, double[] times, double from, double to) {
        int parts = 200;
        double sum = 0;
        for (int part = 0; part <= parts; part++) {
            double weight = part == 0 || part == parts ? 1 : part % 2 == 1 ? 4 : 2;
            sum += weight * rate(process, times, from + (to - from) * part / parts);
        }
        return sum * (to - from) / parts / 3;
    }

    private static double rate(Excitation process, double[] times, double now) {
        double rate = process.background();
        for (double time : times) {
            if (time < now) {
                rate += process.branching() * process.decay() * Math.exp(-process.decay() * (now - time));
            }
        }
        return rate;
    }

    @Test
    void recoversItsParameters() {
        double[] times = simulated(TRUTH, 4000, 2);
        Excitation fitted = Excitation.fit(times, 4000);

        assertThat(fitted.background()).isCloseTo(0.5, within(0.05));
        assertThat(fitted.branching()).isCloseTo(0.6, within(0.05));
        assertThat(fitted.decay()).isCloseTo(2, within(0.3));
    }

    @Test
    void standsOnTheTopOfTheLikelihood() {
        double[] times = simulated(TRUTH, 300, 3);
        Excitation top = Excitation.fit(times, 300);
        double best = top.logLikelihood(times, 300);

        for (double sign : new double[]{-1, 1}) {
            double by = 1 + sign * 1e-2;
            assertThat(new Excitation(top.background() * by, top.branching(), top.decay()).logLikelihood(times, 300))
                    .isLessThan(best);
            assertThat(new Excitation(top.background(), top.branching() * by, top.decay()).logLikelihood(times, 300))
                    .isLessThan(best);
            assertThat(new Excitation(top.background(), top.branching(), top.decay() * by).logLikelihood(times, 300))
                    .isLessThan(best);
        }
    }

    /// One step of Newton's method from the fit, by differences: where it leads is the maximum to far more digits.
    @ParameterizedTest
    @ValueSource(longs = {3, 8, 9})
    void liesWithinATenThousandthOfTheMaximum(long seed) {
        double[] times = simulated(TRUTH, 300, seed);
        Excitation fitted = Excitation.fit(times, 300);
        double[] at = {fitted.background(), fitted.branching(), fitted.decay()};
        double[] slope = new double[3];
        double[][] curve = new double[3][3];
        for (int one = 0; one < 3; one++) {
            slope[one] = (moved(times, at, one, 1, one, 0) - moved(times, at, one, -1, one, 0)) / (2 * step(at, one));
            for (int two = 0; two < 3; two++) {
                curve[one][two] = (moved(times, at, one, 1, two, 1) - moved(times, at, one, 1, two, -1)
                        - moved(times, at, one, -1, two, 1) + moved(times, at, one, -1, two, -1))
                        / (4 * step(at, one) * step(at, two));
            }
        }
        double whole = determinant(curve);
        for (int one = 0; one < 3; one++) {
            double[][] replaced = Arrays.stream(curve).map(double[]::clone).toArray(double[][]::new);
            for (int row = 0; row < 3; row++) {
                replaced[row][one] = -slope[row];
            }
            assertThat(determinant(replaced) / whole).as("parameter " + one).isCloseTo(0, within(1e-4));
        }
    }

    private static double step(double[] at, int which) {
        return 1e-3 * at[which];
    }

    private static double moved(double[] times, double[] at, int one, int by, int two, int also) {
        double[] there = at.clone();
        there[one] += by * step(at, one);
        there[two] += also * step(at, two);
        return new Excitation(there[0], there[1], there[2]).logLikelihood(times, 300);
    }

    private static double determinant(double[][] m) {
        return m[0][0] * (m[1][1] * m[2][2] - m[1][2] * m[2][1]) - m[0][1] * (m[1][0] * m[2][2] - m[1][2] * m[2][0])
                + m[0][2] * (m[1][0] * m[2][1] - m[1][1] * m[2][0]);
    }

    @Test
    void scalesWithTheUnitOfTime() {
        double[] times = simulated(TRUTH, 300, 4);
        double[] days = Arrays.stream(times).map(time -> 7 * time).toArray();
        Excitation weekly = Excitation.fit(times, 300);
        Excitation daily = Excitation.fit(days, 2100);

        assertThat(daily.background()).isCloseTo(weekly.background() / 7, within(1e-4));
        assertThat(daily.branching()).isCloseTo(weekly.branching(), within(1e-4));
        assertThat(daily.decay()).isCloseTo(weekly.decay() / 7, within(1e-4));
    }

    @Test
    void makesTimeEvenUnderARightModel() {
        double[] times = simulated(TRUTH, 2000, 5);
        double[] even = TRUTH.evenTimes(times);
        double[] gaps = new double[times.length - 1];
        Arrays.setAll(gaps, at -> 1 - Math.exp(-(even[at + 1] - even[at])));
        Arrays.sort(gaps);
        double farthest = 0;
        for (int at = 0; at < gaps.length; at++) {
            farthest = Math.max(farthest, Math.abs(gaps[at] - (at + 0.5) / gaps.length));
        }

        assertThat(farthest).isLessThan(1.63 / Math.sqrt(gaps.length));
    }

    @Test
    void tellsBackgroundFromWhatWasSetOff() {
        double[] times = simulated(TRUTH, 2000, 6);
        double[] background = TRUTH.backgroundProbabilities(times);

        assertThat(background[0]).isEqualTo(1);
        assertThat(Arrays.stream(background).average().orElseThrow()).isCloseTo(0.4, within(0.04));
    }

    @Test
    void refusesTimesThatCannotBe() {
        assertThatThrownBy(() -> TRUTH.logLikelihood(new double[]{2, 1}, 3)).isInstanceOf(InputRefused.class);
        assertThatThrownBy(() -> TRUTH.logLikelihood(new double[]{1, 1}, 3)).isInstanceOf(InputRefused.class);
        assertThatThrownBy(() -> TRUTH.logLikelihood(new double[]{-1, 1}, 3)).isInstanceOf(InputRefused.class);
        assertThatThrownBy(() -> TRUTH.logLikelihood(new double[]{1, 4}, 3)).isInstanceOf(InputRefused.class);
        assertThatThrownBy(() -> TRUTH.logLikelihood(new double[]{Double.NaN}, 3)).isInstanceOf(InputRefused.class);
        assertThatThrownBy(() -> Excitation.fit(new double[]{1}, 3)).isInstanceOf(InputRefused.class)
                .hasMessageContaining("10 events");
        assertThatThrownBy(() -> new Excitation(1, 1, 1)).isInstanceOf(InputRefused.class);
        assertThatThrownBy(() -> new Excitation(0, 0.5, 1)).isInstanceOf(InputRefused.class);
        assertThatThrownBy(() -> new Excitation(1, 0.5, Double.NaN)).isInstanceOf(InputRefused.class);
    }

    @Test
    void choosesABandwidthThatFitsTheCluster() {
        UniformRandomProvider random = new Seed(7).generator();
        var normal = ZigguratSampler.NormalizedGaussian.of(random);
        List<Point> points = new ArrayList<>();
        for (int at = 0; at < 400; at++) {
            points.add(
                    new Point(Math.clamp(5 + normal.sample(), 0.0, 10.0), Math.clamp(5 + normal.sample(), 0.0, 10.0)));
        }
        Density density = Density.fit(points, SQUARE);

        assertThat(density.bandwidth()).isBetween(0.25, 0.8);
        assertThat(density.at(new Point(5, 5))).isCloseTo(1 / (2 * Math.PI), within(0.05));
        assertThat(integral(density)).isCloseTo(1, within(5e-3));
        double best = Density.leaveOneOut(points, SQUARE, density.bandwidth());
        assertThat(Density.leaveOneOut(points, SQUARE, density.bandwidth() * 1.5)).isLessThan(best);
        assertThat(Density.leaveOneOut(points, SQUARE, density.bandwidth() / 1.5)).isLessThan(best);
    }

    @Test
    void isTheSameOnAGrid() {
        Density density = Density.of(List.of(new Point(1, 2), new Point(7, 4)), SQUARE, 1.5);
        double[][] grid = density.onGrid(SQUARE, 20, 10);

        assertThat(grid[3][4]).isCloseTo(density.at(new Point(2.25, 3.5)), within(1e-12));
        assertThat(grid[9][19]).isCloseTo(density.at(new Point(9.75, 9.5)), within(1e-12));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.02, 0.3, 1.5, 20})
    void isTheSameOnAGridForAnyBandwidthAndNumberOfPoints(double bandwidth) {
        List<Point> points = new ArrayList<>();
        var random = new Seed(5).generator();
        for (int at = 0; at < 37; at++) {
            points.add(new Point(10 * random.nextDouble(), 10 * random.nextDouble()));
        }
        Density density = Density.of(points, SQUARE, bandwidth);
        Frame part = new Frame(new Point(4, 1), new Point(9, 8));
        double[][] grid = density.onGrid(part, 150, 90);
        double highest = Arrays.stream(grid).flatMapToDouble(Arrays::stream).max().orElseThrow();

        assertThat(highest).isPositive();
        for (int row = 0; row < 90; row++) {
            for (int column = 0; column < 150; column++) {
                Point middle = new Point(4 + (column + 0.5) * 5 / 150, 1 + (row + 0.5) * 7 / 90);
                assertThat(grid[row][column]).isCloseTo(density.at(middle), within(1e-10 * highest));
            }
        }
    }

    @Test
    void losesNothingAtTheEdge() {
        Density corner = Density.of(List.of(new Point(0, 0), new Point(10, 4)), SQUARE, 1.5);

        assertThat(integral(corner)).isCloseTo(1, within(1e-2));
        assertThatThrownBy(() -> Density.of(List.of(new Point(11, 0)), SQUARE, 1)).isInstanceOf(InputRefused.class);
        assertThatThrownBy(() -> Density.of(List.of(), SQUARE, 1)).isInstanceOf(InputRefused.class);
        assertThatThrownBy(() -> Density.of(List.of(new Point(1, 0)), SQUARE, 0)).isInstanceOf(InputRefused.class);
        assertThatThrownBy(() -> Density.fit(List.of(new Point(1, 0)), SQUARE)).isInstanceOf(InputRefused.class);
        assertThatThrownBy(() -> new Frame(new Point(0, 0), new Point(0, 1))).isInstanceOf(InputRefused.class);
    }

    private static double integral(Density density) {
        double sum = 0;
        for (double x = 0.05; x < 10; x += 0.1) {
            for (double y = 0.05; y < 10; y += 0.1) {
                sum += 0.01 * density.at(new Point(x, y));
            }
        }
        return sum;
    }

    @Test
    void takesSpaceAndTimeApart() {
        List<Occurrence> events = spread(8);
        SpreadingExcitation fitted = SpreadingExcitation.fit(events, SQUARE, 200);

        assertThat(fitted.isSettled()).isTrue();
        assertThat(fitted.branching()).isCloseTo(0.5, within(0.12));
        assertThat(fitted.decay()).isCloseTo(3, within(1.0));
        assertThat(fitted.spread()).isCloseTo(0.2, within(0.05));
        assertThat(Arrays.stream(fitted.backgroundProbabilities()).average().orElseThrow()).isCloseTo(0.5,
                within(0.12));
        assertThat(fitted.backgroundProbabilities()[0]).isEqualTo(1);
        assertThat(SpreadingExcitation.fit(events, SQUARE, 200).branching()).isEqualTo(fitted.branching());
    }

    @Test
    void refusesEventsOutOfOrderOrTooFew() {
        List<Occurrence> events = new ArrayList<>(spread(8).subList(0, 30));
        assertThatThrownBy(() -> SpreadingExcitation.fit(events.subList(0, 19), SQUARE, 200))
                .isInstanceOf(InputRefused.class);
        events.add(new Occurrence(0, new Point(1, 1)));
        assertThatThrownBy(() -> SpreadingExcitation.fit(events, SQUARE, 200)).isInstanceOf(InputRefused.class)
                .hasMessageContaining("order");
    }

    private static List<Occurrence> spread(long seed) {
        UniformRandomProvider random = new Seed(seed).generator();
        var normal = ZigguratSampler.NormalizedGaussian.of(random);
        List<Occurrence> events = new ArrayList<>();
        for (int at = 0; at < 300; at++) {
            events.add(new Occurrence(200 * random.nextDouble(),
                    new Point(1 + 8 * random.nextDouble(), 1 + 8 * random.nextDouble())));
        }
        for (int at = 0; at < events.size(); at++) {
            Occurrence parent = events.get(at);
            while (random.nextDouble() < 1.0 / 3) {
                Point place = new Point(parent.place().x() + 0.2 * normal.sample(),
                        parent.place().y() + 0.2 * normal.sample());
                double time = parent.time() - Math.log(1 - random.nextDouble()) / 3;
                if (time < 200 && place.x() > 0 && place.y() > 0 && place.x() < 10 && place.y() < 10) {
                    events.add(new Occurrence(time, place));
                }
            }
        }
        events.sort(Comparator.comparingDouble(Occurrence::time));
        return events;
    }
}
