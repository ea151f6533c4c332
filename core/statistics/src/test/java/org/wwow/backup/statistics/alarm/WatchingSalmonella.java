package org.wwow.backup.statistics.alarm;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import org.wwow.backup.statistics.InputRefused;
import org.wwow.backup.statistics.ReferenceTables;
import org.wwow.backup.statistics.alarm.Ears.Scheme;
import org.wwow.backup.statistics.alarm.Farrington.Form;
import org.wwow.backup.statistics.table.CsvReader;
import org.wwow.backup.statistics.table.CsvRow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

/// Salmonella agona, 312 weeks, against the R package surveillance 1.20.3.
class WatchingSalmonella {
    private static final CountSeries SERIES = CountSeries
            .read(ReferenceTables.open("earlywarning-counts/salmonella-agona.csv"));
    private static final int WEEK_282 = 281;

    @Test
    void agreesWithTheThresholdsOfFarrington() {
        List<AlarmPoint> points = Farrington.of(Form.ORIGINAL).watch(SERIES, WEEK_282);

        agrees(points, "farrington_upper", "farrington_alarm", false);
        assertThat(alarms(points)).containsExactly("284", "285", "288", "289");
    }

    @ParameterizedTest
    @EnumSource(Scheme.class)
    void agreesWithTheThresholdsOfEars(Scheme scheme) {
        agrees(new Ears(scheme, 7, 0.001, 0).watch(SERIES, WEEK_282), scheme + "_upper", scheme + "_alarm", false);
    }

    @Test
    void agreesWithTheCumulativeSum() {
        agrees(new CumulativeSum(1.04, 2.26).watch(SERIES, WEEK_282), "cusum", "cusum_alarm", true);
    }

    @Test
    void agreesWithTheListedAlarmsOfEars() {
        assertThat(alarms(new Ears(Scheme.C1, 7, 0.001, 0).watch(SERIES, WEEK_282))).containsExactly("283", "284",
                "294");
        assertThat(alarms(new Ears(Scheme.C2, 7, 0.001, 0).watch(SERIES, WEEK_282))).containsExactly("283", "284",
                "285");
        assertThat(alarms(new Ears(Scheme.C3, 7, 0.001, 0).watch(SERIES, WEEK_282))).containsExactly("283", "284",
                "285", "286", "287", "296");
    }

    @Test
    void raisesTheFlexibleAlarmAtAnOutbreakAndNotInAFlatSeries() {
        List<AlarmPoint> flat = Farrington.of(Form.FLEXIBLE).watch(series(week -> 4 + week % 3, 400), 300);
        List<AlarmPoint> outbreak = Farrington.of(Form.FLEXIBLE)
                .watch(series(week -> week == 399 ? 30 : 4 + week % 3, 400), 300);

        assertThat(flat).isNotEmpty().noneMatch(AlarmPoint::alarm);
        assertThat(alarms(outbreak)).containsExactly("399");
        assertThat(flat).allSatisfy(point -> assertThat(point.threshold()).isBetween(7.0, 16.0));
    }

    @Test
    void followsTheSeasonFlexibly() {
        java.util.function.IntUnaryOperator season = week -> Math.floorMod(week, 52) < 7 ? 40 : 5;
        List<AlarmPoint> points = Farrington.of(Form.FLEXIBLE).watch(series(season, 420), 364);

        assertThat(points.get(3).threshold()).isGreaterThan(45);
        assertThat(points.get(25).threshold()).isLessThan(20);
        assertThat(points).noneMatch(AlarmPoint::alarm);
    }

    @Test
    void givesNoAlarmForAFewCases() {
        List<AlarmPoint> points = Farrington.of(Form.ORIGINAL)
                .watch(series(week -> week == 299 ? 3 : week % 50 == 0 ? 1 : 0, 300), 299);

        assertThat(points.getFirst().observed()).isGreaterThan(points.getFirst().threshold());
        assertThat(points.getFirst().alarm()).isFalse();
    }

    @Test
    void refusesAWatchWithoutHistory() {
        assertThatThrownBy(() -> Farrington.of(Form.ORIGINAL).watch(SERIES, 200)).isInstanceOf(InputRefused.class)
                .hasMessageContaining("211 steps are needed");
        assertThatThrownBy(() -> Farrington.of(Form.ORIGINAL).watch(SERIES, 312)).isInstanceOf(InputRefused.class);
        assertThatThrownBy(() -> new Ears(Scheme.C3, 7, 0.001, 0).watch(SERIES, 10)).isInstanceOf(InputRefused.class);
        assertThatThrownBy(() -> new CumulativeSum(1, 2).watch(series(_ -> 0, 20), 10)).isInstanceOf(InputRefused.class)
                .hasMessageContaining("are 0");
    }

    @Test
    void refusesSenselessSettings() {
        assertThatThrownBy(() -> new Farrington(Form.ORIGINAL, 0, 3, 0.05, 52)).isInstanceOf(InputRefused.class);
        assertThatThrownBy(() -> new Farrington(Form.ORIGINAL, 4, 26, 0.05, 52)).isInstanceOf(InputRefused.class);
        assertThatThrownBy(() -> new Farrington(Form.ORIGINAL, 4, 3, 0, 52)).isInstanceOf(InputRefused.class);
        assertThatThrownBy(() -> new Ears(Scheme.C1, 2, 0.001, 0)).isInstanceOf(InputRefused.class);
        assertThatThrownBy(() -> new CumulativeSum(-1, 2)).isInstanceOf(InputRefused.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "month,count\\n1,2 | no column date",
        "date,count\\n2024-01-01,2\\n2024-01-08,3\\n2024-01-22,1 | Line 4, column date: the steps",
        "date,count\\n2024-01-08,2\\n2024-01-01,3 | Line 3, column date",
        "date,count\\n2024-01-01,2\\n2024-01-01,3 | Line 3, column date",
        "date,count\\n2024-13-01,2 | the calendar has no such day",
        "week,count\\n1,-2 | a count cannot be negative",
        "week,count | no counts"})
    void refusesWithOneSentence(String csv, String expected) {
        assertThatThrownBy(() -> read(csv.replace("\\n", "\n"))).isInstanceOf(InputRefused.class)
                .hasMessageContaining(expected.strip());
    }

    private static void agrees(List<AlarmPoint> points, String column, String alarm, boolean statistic) {
        CsvReader reader = CsvReader.open(ReferenceTables.open("earlywarning-counts/salmonella-agona-expected.csv"));
        List<CsvRow> rows = new ArrayList<>();
        for (Optional<CsvRow> row = reader.next(); row.isPresent(); row = reader.next()) {
            rows.add(row.get());
        }
        assertThat(points).hasSameSizeAs(rows);
        for (int at = 0; at < rows.size(); at++) {
            double found = statistic ? points.get(at).statistic() : points.get(at).threshold();
            assertThat(found).as("week " + points.get(at).date()).isCloseTo(rows.get(at).number(column), within(1e-6));
            assertThat(points.get(at).alarm()).as("week " + points.get(at).date()).isEqualTo(rows.get(at).flag(alarm));
        }
    }

    private static List<String> alarms(List<AlarmPoint> points) {
        return points.stream().filter(AlarmPoint::alarm).map(AlarmPoint::date).toList();
    }

    private static CountSeries series(java.util.function.IntUnaryOperator count, int weeks) {
        StringBuilder csv = new StringBuilder("week,count\n");
        for (int week = 0; week < weeks; week++) {
            csv.append(week).append(',').append(count.applyAsInt(week)).append('\n');
        }
        return read(csv.toString());
    }

    private static CountSeries read(String csv) {
        return CountSeries.read(new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)));
    }
}
