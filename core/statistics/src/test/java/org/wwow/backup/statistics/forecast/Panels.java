package org.wwow.backup.statistics.forecast;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.function.IntBinaryOperator;

import org.apache.commons.rng.UniformRandomProvider;

import org.wwow.backup.statistics.ReferenceTables;
import org.wwow.backup.statistics.Seed;

/// Events of two countries, and invented ones.
final class Panels {
    static final LocalDate CAR_END = LocalDate.of(2022, 12, 31);
    static final LocalDate MYANMAR_END = LocalDate.of(2023, 12, 31);

    private Panels() {}

    static AreaPanel car(String sum, String horizon) {
        return reference("central-african-republic", sum, Horizon.parse(horizon), CAR_END);
    }

    static AreaPanel myanmar(String sum, String horizon) {
        return reference("myanmar", sum, Horizon.parse(horizon), MYANMAR_END);
    }

    private static AreaPanel reference(String country, String sum, Horizon horizon, LocalDate until) {
        return AreaPanel.of(
                EventTable.read(ReferenceTables.open("ucdp-ged/" + country + ".csv"), AreaUnit.ADM1, sum), horizon,
                until);
    }

    static double crps(Trial trial, Baseline baseline) {
        return Objects.requireNonNull(trial.baselines().get(baseline)).crps();
    }

    static EventTable events(String csv) {
        return EventTable.read(new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)), AreaUnit.ADM1, "");
    }

    /// Counts by month from January 2010 and area, as a table of events in order of time.
    static String csv(int months, int areas, IntBinaryOperator count) {
        return csv(months, areas, count, 0);
    }

    static String csv(int months, int areas, IntBinaryOperator count, long shuffled) {
        List<String> rows = new java.util.ArrayList<>();
        for (int month = 0; month < months; month++) {
            for (int area = 0; area < areas; area++) {
                for (int event = 0; event < count.applyAsInt(month, area); event++) {
                    rows.add(LocalDate.of(2010, 1, 1).plusMonths(month).plusDays(event % 28) + ",a" + (10 + area));
                }
            }
        }
        if (shuffled != 0) {
            Collections.shuffle(rows, new java.util.Random(shuffled));
        }
        return "date,adm1\n" + String.join("\n", rows) + "\n";
    }

    static IntBinaryOperator bursts(long seed, int areas) {
        UniformRandomProvider random = new Seed(seed).generator();
        int[][] drawn = new int[400][areas];
        for (int month = 0; month < drawn.length; month++) {
            for (int area = 0; area < areas; area++) {
                double before = month == 0 ? 1 : drawn[month - 1][area];
                double mean = 0.4 + 0.3 * area + 0.5 * before;
                double gone = Math.exp(-mean);
                double product = random.nextDouble();
                while (product > gone && drawn[month][area] < 60) {
                    drawn[month][area]++;
                    product *= random.nextDouble();
                }
            }
        }
        return (month, area) -> drawn[month][area];
    }
}
