package org.wwow.backup.statistics.forecast;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.OptionalLong;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.wwow.backup.statistics.InputRefused;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ReadingEvents {
    private static EventTable read(String csv, AreaUnit unit, String sum) {
        return EventTable.read(new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)), unit, sum);
    }

    @Test
    void countsTheEventsOfTwoCountries() {
        AreaPanel car = Panels.car("best", "1m");
        AreaPanel myanmar = Panels.myanmar("", "1m");

        assertThat(car.areas()).hasSize(17).contains("Ouham-Pendé");
        assertThat(car.withoutArea()).isEqualTo(42);
        assertThat(car.steps()).isEqualTo(377);
        assertThat(car.start(0)).isEqualTo(LocalDate.of(1991, 8, 1));
        assertThat(myanmar.withoutArea()).isEqualTo(453);
        assertThat(myanmar.areas()).hasSize(15).contains("Bago", "Kayin");
        assertThat(sum(Panels.car("", "1m"))).isEqualTo(1848 - 42);
    }

    private static long sum(AreaPanel panel) {
        AreaPanel total = panel.total();
        long sum = 0;
        for (int step = 0; step < total.steps(); step++) {
            sum += total.count(step, 0);
        }
        return sum;
    }

    @Test
    void readsSemicolonsArabicDigitsAndAByteOrderMark() {
        EventTable table = read("\uFEFFdate;adm1;latitude;longitude;persons\n٢٠٢٠-٠١-٣١;أ;4,5;18,25;٣\n", AreaUnit.ADM1,
                "persons");

        assertThat(table.events().getFirst().day()).isEqualTo(LocalDate.of(2020, 1, 31));
        assertThat(table.events().getFirst().weight()).isEqualTo(3);
        assertThat(table.events().getFirst().place().orElseThrow()).isEqualTo(new Event.Place(4.5, 18.25));
        assertThat(table.lastDay()).isEqualTo(LocalDate.of(2020, 1, 31));
    }

    @Test
    void leavesOutReportsAnAlertPrompted() {
        EventTable table = read("date,adm1,prompted\n2020-01-31,a,0\n2020-02-01,a,1\n", AreaUnit.ADM1, "");

        assertThat(table.events()).hasSize(1);
        assertThat(table.prompted()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "day,adm1\\n2020-01-01,a | no column date, date_start or event_date",
        "date,side_a\\n2020-01-01,a | no column adm1",
        "date,adm1 | The table has no events",
        "date,adm1\\n2020-02-30,a | Line 2, column date: the calendar has no such day",
        "date,adm1\\n1020-01-01,a | Line 2, column date: the year lies outside",
        "date,adm1\\n2920-01-01,a | Line 2, column date: the year lies outside",
        "date,adm1\\n,a | Line 2, column date",
        "id,date,adm1\\n7,2020-01-01,a\\n7,2020-01-02,a | Line 3, column id: this id stands in the table already",
        "date,date_end,adm1\\n2020-01-02,2020-01-01,a | Line 2, column date_end: the event ends before it begins",
        "date,adm1,latitude\\n2020-01-01,a,4 | one of latitude and longitude",
        "date,adm1,latitude,longitude\\n2020-01-01,a,118.5,4.3 | latitude and longitude seem to be swapped",
        "date,adm1,latitude,longitude\\n2020-01-01,a,118.5,104.3 | column latitude: a latitude lies between",
        "date,adm1,latitude,longitude\\n2020-01-01,a,4,204.3 | column longitude: a longitude lies between",
        "date,adm1,latitude,longitude\\n2020-01-01,a,NaN,4.3 | Line 2, column latitude: this is no number",
        "date,adm1,latitude,longitude\\n2020-01-01,a,4, | Line 2, column longitude: the cell is empty",
        "date,adm1,prompted\\n2020-01-01,a,maybe | Line 2, column prompted",
        "date,adm1\\n2020-01-01,a,b | Line 2"})
    void refusesWithOneSentence(String csv, String expected) {
        assertThatThrownBy(() -> read(csv.replace("\\n", "\n"), AreaUnit.ADM1, "")).isInstanceOf(InputRefused.class)
                .hasMessageContaining(expected.strip());
    }

    @Test
    void refusesAColumnToSumThatIsNotThere() {
        assertThatThrownBy(() -> read("date,adm1\n2020-01-01,a\n", AreaUnit.ADM1, "best"))
                .isInstanceOf(InputRefused.class)
                .hasMessageContaining("no column best");
        assertThatThrownBy(() -> read("date,adm1,best\n2020-01-01,a,-4\n", AreaUnit.ADM1, "best"))
                .hasMessageContaining("Line 2, column best: a count cannot be negative");
    }

    @Test
    void makesCellsCoarse() {
        EventTable table = read("date,h3\n2020-01-01,85283473fffffff\n2020-01-01,8928308280fffff\n", AreaUnit.H3, "");

        assertThat(table.events().getFirst().area()).isEqualTo("832834fffffffff");
        assertThat(table.events().getLast().area()).isEqualTo("832830fffffffff");
        assertThat(AreaUnit.parse("832834fffffffff")).isEqualTo(OptionalLong.of(0x832834fffffffffL));
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "85283473ffffff", "05283473fffffff", "82283ffffffffff", "85283473ffffff0",
        "8529f473fffffff", "1852834733ffffff", "85ff3473fffffff", "8f2834734734730"})
    void refusesWhatIsNoCell(String cell) {
        boolean fine = cell.equals("8f2834734734730");
        assertThat(AreaUnit.parse(cell).isPresent()).isEqualTo(fine);
        if (!fine) {
            assertThatThrownBy(() -> read("date,h3\n2020-01-01," + cell + "\n", AreaUnit.H3, ""))
                    .isInstanceOf(InputRefused.class)
                    .hasMessageContaining("Line 2, column h3");
        }
    }

    @Test
    void cutsTimeInMonthsOrSpansOf28Days() {
        assertThat(Horizon.parse("3m")).isEqualTo(new Horizon(Horizon.Step.MONTH, 3));
        Horizon spans = Horizon.parse("56d");
        assertThat(spans).isEqualTo(new Horizon(Horizon.Step.FOUR_WEEKS, 2));
        assertThat(spans.start(spans.stepOf(LocalDate.of(2020, 5, 17)))).isBetween(LocalDate.of(2020, 4, 20),
                LocalDate.of(2020, 5, 17));
        assertThat(spans.start(spans.stepOf(LocalDate.of(1969, 12, 31)))).isEqualTo(LocalDate.of(1969, 12, 4));
        assertThat(spans.start(0)).isEqualTo(LocalDate.of(1970, 1, 1));
        assertThat(Horizon.parse("1m").stepOf(LocalDate.of(1969, 12, 31))).isEqualTo(-1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"7d", "27d", "1d", "0m", "13m", "364d", "3w", "m", "", "-3m", "99999m"})
    void refusesFinerOrFartherForecasts(String horizon) {
        assertThatThrownBy(() -> Horizon.parse(horizon)).isInstanceOf(InputRefused.class);
    }

    @Test
    void leavesOutTheStepThatIsNotOver() {
        EventTable table = Panels.events("date,adm1\n2020-01-05,a\n2020-03-30,a\n");

        assertThat(AreaPanel.of(table, Horizon.parse("1m"), LocalDate.of(2020, 3, 30)).steps()).isEqualTo(2);
        assertThat(AreaPanel.of(table, Horizon.parse("1m"), LocalDate.of(2020, 3, 31)).steps()).isEqualTo(3);
        assertThatThrownBy(() -> AreaPanel.of(table, Horizon.parse("1m"), LocalDate.of(2020, 1, 30)))
                .isInstanceOf(InputRefused.class)
                .hasMessageContaining("no whole step");
        assertThatThrownBy(() -> AreaPanel.of(Panels.events("date,adm1\n2020-01-05,\n"), Horizon.parse("1m"),
                LocalDate.of(2020, 3, 31))).isInstanceOf(InputRefused.class)
                .hasMessageContaining("No event has an area");
    }
}
