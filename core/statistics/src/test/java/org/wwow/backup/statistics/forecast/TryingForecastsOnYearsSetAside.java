package org.wwow.backup.statistics.forecast;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.wwow.backup.statistics.Seed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/// UCDP GED: 2021 and 2022 of the Central African Republic, 2022 and 2023 of Myanmar, months by first-level area.
class TryingForecastsOnYearsSetAside {
    private static final AreaForecast.Settings TWO_YEARS = new AreaForecast.Settings(24, new Seed(1), true);

    @Test
    void agreesWithTheBaselinesOf2022() {
        Trial trial = new RollingOrigins(Panels.car("best", "1m"), new AreaForecast.Settings(12, new Seed(1), true))
                .trial(1);

        assertThat(Panels.crps(trial, Baseline.TRAILING_TWELVE)).isCloseTo(3.388276, within(1e-6));
        assertThat(Panels.crps(trial, Baseline.PERSISTENCE)).isCloseTo(4.931373, within(1e-6));
        assertThat(Panels.crps(trial, Baseline.ZERO)).isCloseTo(3.789216, within(1e-6));
    }

    @ParameterizedTest
    @CsvSource({"car,best", "car,''", "myanmar,best", "myanmar,''"})
    void beatsTheLastTwelveMonthsUpToThreeMonthsAhead(String country, String sum) {
        AreaPanel panel = country.equals("car") ? Panels.car(sum, "3m") : Panels.myanmar(sum, "3m");
        RollingOrigins origins = new RollingOrigins(panel, TWO_YEARS);

        for (int ahead = 1; ahead <= 3; ahead++) {
            Trial trial = origins.trial(ahead);
            assertThat(trial.model().crps()).isLessThan(Panels.crps(trial, Baseline.TRAILING_TWELVE));
            assertThat(trial.model().coverage()).isBetween(0.7, 0.9);
            assertThat(trial.chosen()).isEqualTo(Trial.MODEL);
        }
    }
}
