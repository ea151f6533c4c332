package org.wwow.backup.statistics.forecast;

import java.time.LocalDate;
import java.util.List;

import org.junit.jupiter.api.Test;

import org.wwow.backup.statistics.InputRefused;
import org.wwow.backup.statistics.Seed;
import org.wwow.backup.statistics.result.JsonPrint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class ForecastingAreas {
    private static final LocalDate END = LocalDate.of(2018, 4, 30);
    private static final Audience PROTECTION = new Audience.Protection("R-7", END.plusDays(14));
    private static final AreaForecast.Settings SERIAL = new AreaForecast.Settings(12, new Seed(3), false);
    private static final String EVENTS = Panels.csv(100, 4, Panels.bursts(11, 4));

    private static AreaPanel panel(String csv) {
        return AreaPanel.of(Panels.events(csv), Horizon.parse("2m"), END);
    }

    @Test
    void isTheSameToTheLastBitInParallel() {
        AreaForecast serial = AreaForecast.of(panel(EVENTS), END, PROTECTION, SERIAL);
        AreaForecast parallel = AreaForecast.of(panel(EVENTS), END, PROTECTION,
                new AreaForecast.Settings(12, new Seed(3), true));

        assertThat(print(parallel)).isEqualTo(print(serial));
        assertThat(serial.rows()).hasSize(8);
        assertThat(serial.rows().getFirst().from()).isEqualTo(LocalDate.of(2018, 5, 1));
        assertThat(serial.rows().getLast().until()).isEqualTo(LocalDate.of(2018, 6, 30));
    }

    @Test
    void doesNotDependOnTheOrderOfTheEvents() {
        AreaForecast ordered = AreaForecast.of(panel(EVENTS), END, PROTECTION, SERIAL);
        AreaForecast shuffled = AreaForecast.of(panel(Panels.csv(100, 4, Panels.bursts(11, 4), 99)), END, PROTECTION,
                SERIAL);

        assertThat(print(shuffled)).isEqualTo(print(ordered));
    }

    @Test
    void followsAreasThatAreRenamed() {
        AreaForecast before = AreaForecast.of(panel(EVENTS), END, PROTECTION, SERIAL);
        AreaForecast renamed = AreaForecast.of(panel(EVENTS.replace("a10", "z")), END, PROTECTION, SERIAL);

        AreaForecast.Row first = before.rows().getFirst();
        AreaForecast.Row moved = renamed.rows().get(3);
        assertThat(moved.area()).isEqualTo("z");
        assertThat(moved.counts().mean()).isCloseTo(first.counts().mean(), within(1e-4));
        assertThat(renamed.trials().getFirst().model().crps())
                .isCloseTo(before.trials().getFirst().model().crps(), within(1e-4));
    }

    @Test
    void scoresWithTheUnitOfTheCount() {
        Trial once = new RollingOrigins(panel(EVENTS), SERIAL).trial(1);
        Trial twice = new RollingOrigins(panel(EVENTS + EVENTS.substring(EVENTS.indexOf('\n') + 1)), SERIAL).trial(1);

        for (Baseline baseline : Baseline.values()) {
            assertThat(Panels.crps(twice, baseline))
                    .isCloseTo(2 * Panels.crps(once, baseline), within(1e-9));
        }
    }

    @Test
    void changesOnlyTheRandomisedTransformWithTheSeed() {
        Trial one = new RollingOrigins(panel(EVENTS), SERIAL).trial(1);
        Trial other = new RollingOrigins(panel(EVENTS), new AreaForecast.Settings(12, new Seed(4), false)).trial(1);

        assertThat(other.model().crps()).isEqualTo(one.model().crps());
        assertThat(other.model().pit()).isNotEqualTo(one.model().pit());
    }

    @Test
    void readsNothingAfterItsOrigin() {
        AreaPanel full = panel(EVENTS);
        Forecaster counts = new SelfExcitingCounts();
        long[] grid = full.grid(70);

        assertThat(counts.cumulative(full.upTo(70), 70, 2, grid))
                .isDeepEqualTo(new SelfExcitingCounts().cumulative(full, 70, 2, grid));
        assertThat(full.upTo(70).grid(70)).isEqualTo(grid);
    }

    @Test
    void showsABaselineWhereTheModelDoesNotBeatIt() {
        AreaForecast constant = AreaForecast.of(panel(Panels.csv(100, 2, (_, area) -> 3 + area)), END, PROTECTION,
                SERIAL);

        assertThat(constant.trials()).isNotEmpty().allSatisfy(trial -> {
            assertThat(trial.modelHolds()).isFalse();
            assertThat(trial.chosen()).isEqualTo("persistence");
            assertThat(trial.reason()).contains("did not beat persistence");
        });
        assertThat(constant.rows()).isNotEmpty().allSatisfy(row -> assertThat(row.shown()).isEqualTo("persistence"));
        assertThat(constant.rows().getFirst().counts().mean()).isEqualTo(3);
    }

    @Test
    void recoversASelfExcitingMean() {
        double[] parameters = SelfExcitingCounts.fit(
                AreaPanel.of(Panels.events(Panels.csv(380, 6, Panels.bursts(5, 6))), Horizon.parse("1m"),
                        LocalDate.of(2041, 8, 31)),
                380, 1);

        double last = Math.exp(parameters[1]) + Math.exp(parameters[2]) * (1 - Math.sqrt(0.5));
        assertThat(last).isBetween(0.35, 0.65);
    }

    @Test
    void learnsTheShareOfTheBetterForecast() {
        LearntShares learnt = new LearntShares(2);
        assertThat(learnt.shares()).containsExactly(0.5, 0.5);
        for (int step = 0; step < 40; step++) {
            learnt.learn(new double[][]{{1, 1}, {1, 4}});
        }

        double[] shares = learnt.shares();
        assertThat(shares[0]).isGreaterThan(0.9);
        assertThat(shares[0] + shares[1]).isCloseTo(1, within(1e-12));
        assertThat(LearntShares.onSimplex(new double[]{0.2, 2, -1})).containsExactly(0, 1, 0);
        assertThat(LearntShares.onSimplex(new double[]{0.5, 0.5, 0.5})[1]).isCloseTo(1 / 3.0, within(1e-12));
    }

    @Test
    void sharesAreTheCrpsOfTheMixture() {
        long[] grid = {0, 1, 2, 5, 9};
        double[][][] parts = {{{0.2, 0.4, 0.5, 0.9, 1}}, {{0, 0.1, 0.6, 0.7, 1}}};
        for (long came : new long[]{0, 2, 4, 9, 12}) {
            double[][] form = LearntShares.form(parts, grid, new long[]{came});
            double[] mixed = new double[grid.length];
            for (int at = 0; at < mixed.length; at++) {
                mixed[at] = 0.3 * parts[0][0][at] + 0.7 * parts[1][0][at];
            }
            double quadratic = 0.09 * form[0][0] + 0.42 * form[0][1] + 0.49 * form[1][1];

            assertThat(CountDistribution.of(grid, mixed).crps(came)).isCloseTo(quadratic, within(1e-12));
            assertThat(form[1][0]).isEqualTo(form[0][1]);
        }
    }

    @Test
    void givesEverybodyTheCountryOnly() {
        AreaForecast forecast = AreaForecast.of(panel(EVENTS), END, new Audience.Everybody(), SERIAL);

        assertThat(forecast.rows()).extracting(AreaForecast.Row::area).containsExactly("all areas", "all areas");
    }

    @Test
    void givesAreasOnlyAfterReviewAndDelay() {
        Audience early = new Audience.Protection("R-7", END.plusDays(13));

        assertThatThrownBy(() -> AreaForecast.of(panel(EVENTS), END, early, SERIAL)).isInstanceOf(InputRefused.class)
                .hasMessageContaining("14 days");
        for (String review : List.of("", "  ", "ab", "a person's name", "x".repeat(65))) {
            assertThatThrownBy(() -> new Audience.Protection(review, END)).isInstanceOf(InputRefused.class)
                    .hasMessageContaining("review");
        }
        assertThat(new Audience.Everybody().label()).isEqualTo("public");
        assertThat(PROTECTION.label()).isEqualTo("protection");
    }

    @Test
    void refusesTooLittlePast() {
        assertThatThrownBy(() -> new RollingOrigins(panel(Panels.csv(100, 2, (_, _) -> 1)),
                new AreaForecast.Settings(60, new Seed(1), false))).isInstanceOf(InputRefused.class)
                .hasMessageContaining("100 whole steps and 110 are needed");
        assertThatThrownBy(() -> AreaForecast.of(panel("date,adm1\n2010-01-05,x\n"), END, PROTECTION, SERIAL))
                .isInstanceOf(InputRefused.class)
                .hasMessageContaining("fewer than 50 events");
        assertThatThrownBy(() -> new AreaForecast.Settings(11, new Seed(1), false)).isInstanceOf(InputRefused.class);
    }

    private static String print(AreaForecast forecast) {
        return JsonPrint.of(forecast.trialsAsValue()) + JsonPrint.of(forecast.rowsAsValue());
    }
}
