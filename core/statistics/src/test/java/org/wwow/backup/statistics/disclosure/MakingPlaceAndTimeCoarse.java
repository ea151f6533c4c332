package org.wwow.backup.statistics.disclosure;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.wwow.backup.statistics.InputRefused;
import org.wwow.backup.statistics.Seed;
import org.wwow.backup.statistics.disclosure.Coarsening.Coarse;
import org.wwow.backup.statistics.disclosure.DatedReports.Columns;
import org.wwow.backup.statistics.disclosure.Suppression.Rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class MakingPlaceAndTimeCoarse {
    private static final Columns PLACES = new Columns("date", List.of("region", "district"), List.of());
    private static final LocalDate END = LocalDate.of(2024, 12, 31);

    @Test
    void keepsTheFinestTableThatHoldsFewSmallCounts() {
        Coarse many = Coarsening.USUAL.of(read(reports(6000, 1), PLACES), Rules.USUAL, END);
        Coarse some = Coarsening.USUAL.of(read(reports(260, 1), PLACES), Rules.USUAL, END);
        Coarse few = Coarsening.USUAL.of(read(reports(60, 1), PLACES), Rules.USUAL, END);

        assertThat(many.time()).isEqualTo(Calendar.MONTH);
        assertThat(many.depth()).isEqualTo(2);
        assertThat(some.time()).isEqualTo(Calendar.QUARTER);
        assertThat(some.depth()).isEqualTo(2);
        assertThat(few.time()).isEqualTo(Calendar.YEAR);
        assertThat(few.depth()).isEqualTo(2);
    }

    @Test
    void goesOutwardWhenTimeAloneIsNotEnough() {
        StringBuilder csv = new StringBuilder("date,region,district\n");
        for (int district = 0; district < 8; district++) {
            for (int report = 0; report < 3; report++) {
                csv.append("2024-0")
                        .append(1 + report)
                        .append("-05,r")
                        .append(district % 2)
                        .append(",d")
                        .append(district)
                        .append('\n');
            }
        }
        Coarse coarse = Coarsening.USUAL.of(read(csv.toString(), PLACES), Rules.USUAL, END);

        assertThat(coarse.depth()).isEqualTo(1);
        assertThat(coarse.time()).isEqualTo(Calendar.QUARTER);
        assertThat(coarse.table().counts()).filteredOn(count -> count.categories().contains("r0"))
                .isNotEmpty()
                .allSatisfy(count -> assertThat(count.value()).hasValue(12));
    }

    @Test
    void publishesOnlyCountsThatWithstandTheAttacker() {
        Coarsening fixed = new Coarsening(Optional.of(Calendar.MONTH), Optional.of(2), 0.9);
        Coarse coarse = fixed.of(read(reports(300, 3), PLACES), Rules.USUAL, END);

        assertThat(coarse.table().counts()).noneMatch(
                count -> count.value().isPresent() && count.value().getAsLong() > 0 && count.value().getAsLong() < 5);
        assertThat(coarse.table().exposures()).filteredOn(SuppressedTable.Exposure::sensitive)
                .isNotEmpty()
                .allMatch(exposure -> exposure.high() - exposure.low() >= 3 - 1e-6);
    }

    @Test
    void leavesOutASpanThatIsNotOver() {
        String csv = reports(6000, 1);
        Coarsening quarters = new Coarsening(Optional.of(Calendar.QUARTER), Optional.of(1), 0.5);
        Coarse whole = quarters.of(read(csv, PLACES), Rules.USUAL, END);
        Coarse cut = quarters.of(read(csv, PLACES), Rules.USUAL, LocalDate.of(2024, 12, 30));

        assertThat(whole.table().table().dimensions().getFirst().nodes()).containsExactly("Total", "2024-Q1", "2024-Q2",
                "2024-Q3", "2024-Q4");
        assertThat(cut.table().table().dimensions().getFirst().nodes()).doesNotContain("2024-Q4").hasSize(4);
        assertThatThrownBy(() -> quarters.of(read(csv, PLACES), Rules.USUAL, LocalDate.of(2024, 3, 30)))
                .isInstanceOf(InputRefused.class)
                .hasMessageContaining("No quarter is over");
    }

    @Test
    void showsSpansWithoutReports() {
        FrequencyTable table = read("date,region,district,count\n2024-01-05,r,d,9\n2024-04-05,r,d,9\n", PLACES)
                .at(Calendar.MONTH, 0, END);

        assertThat(table.dimensions().getFirst().nodes()).containsExactly("Total", "2024-01", "2024-02", "2024-03",
                "2024-04");
        assertThat(table.dimensions().get(1).nodes()).containsExactly("Total", "everywhere");
        assertThat(table.value(table.grandTotal())).isEqualTo(18);
    }

    @Test
    void doesNotDependOnTheOrderOfReports() {
        String csv = reports(300, 5);
        List<String> rows = new ArrayList<>(csv.lines().toList());
        String header = rows.removeFirst();
        Collections.shuffle(rows, new java.util.Random(3));

        assertThat(shown(Coarsening.USUAL.of(read(header + "\n" + String.join("\n", rows), PLACES), Rules.USUAL, END)))
                .isEqualTo(shown(Coarsening.USUAL.of(read(csv, PLACES), Rules.USUAL, END)));
    }

    private static List<String> shown(Coarse coarse) {
        return coarse.table().counts().stream().map(count -> count.categories() + " " + count.value()).toList();
    }

    @Test
    void keepsCategoriesApart() {
        Columns withSex = new Columns("date", List.of("region"), List.of("sex"));
        FrequencyTable table = read("date,region,sex,count\n2024-01-05,r,f,9\n2024-02-05,r,m,7\n", withSex)
                .at(Calendar.YEAR, 1, END);

        assertThat(table.dimensions()).extracting(Dimension::name).containsExactly("time", "place", "sex");
        assertThat(table.value(table.grandTotal())).isEqualTo(16);
    }

    @Test
    void namesItsSpans() {
        LocalDate day = LocalDate.of(2024, 8, 31);
        assertThat(Calendar.MONTH.span(day)).isEqualTo("2024-08");
        assertThat(Calendar.QUARTER.span(day)).isEqualTo("2024-Q3");
        assertThat(Calendar.HALF.span(day)).isEqualTo("2024-H2");
        assertThat(Calendar.YEAR.span(day)).isEqualTo("2024");
        assertThat(Calendar.HALF.isOver(LocalDate.of(2024, 6, 30), LocalDate.of(2024, 6, 30))).isTrue();
        assertThat(Calendar.HALF.isOver(LocalDate.of(2024, 6, 30), LocalDate.of(2024, 6, 29))).isFalse();
        assertThat(Calendar.YEAR.isOver(LocalDate.of(2024, 1, 1), LocalDate.of(2024, 12, 31))).isTrue();
        assertThat(Calendar.MONTH.isOver(LocalDate.of(2024, 2, 1), LocalDate.of(2024, 2, 28))).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "date,region\\n2024-01-01,r | no column district",
        "date,region,district\\n2024-01-41,r,d | Line 2, column date",
        "date,region,district\\n1024-01-01,r,d | Line 2, column date: the year lies outside",
        "date,region,district\\n2024-01-01,,d | Line 2, column region: the cell is empty",
        "date,region,district\\n2024-01-01,r,Total | Line 2, column district: a report is of no total",
        "date,region,district,count\\n2024-01-01,r,d,-1 | Line 2, column count: a count cannot be negative",
        "date,region,district | no reports"})
    void refusesWithOneSentence(String csv, String expected) {
        assertThatThrownBy(() -> read(csv.replace("\\n", "\n"), PLACES)).isInstanceOf(InputRefused.class)
                .hasMessageContaining(expected.strip());
    }

    @Test
    void refusesWhatNoCoarsenessHelps() {
        assertThatThrownBy(
                () -> Coarsening.USUAL.of(read("date,region,district\n2024-01-01,r,d\n", PLACES), Rules.USUAL, END))
                .isInstanceOf(InputRefused.class)
                .hasMessageContaining("Even the coarsest table");
        Coarsening deep = new Coarsening(Optional.empty(), Optional.of(3), 0.1);
        DatedReports reports = read(reports(300, 1), PLACES);
        assertThatThrownBy(() -> deep.of(reports, Rules.USUAL, END)).hasMessageContaining("2 levels of place");
        assertThatThrownBy(() -> new Coarsening(Optional.empty(), Optional.of(-1), 0.1))
                .isInstanceOf(InputRefused.class);
        assertThatThrownBy(() -> new Coarsening(Optional.empty(), Optional.empty(), 1))
                .isInstanceOf(InputRefused.class);
        assertThatThrownBy(() -> new Columns("date", List.of("date"), List.of())).isInstanceOf(InputRefused.class);
        assertThatThrownBy(() -> new Columns("date", List.of("region"), List.of("time")))
                .isInstanceOf(InputRefused.class);
        assertThatThrownBy(() -> new Columns("date", List.of(" "), List.of())).isInstanceOf(InputRefused.class);
    }

    private static String reports(int size, long seed) {
        UniformRandomProvider random = new Seed(seed).generator();
        StringBuilder csv = new StringBuilder("date,region,district\n");
        for (int report = 0; report < size; report++) {
            int district = random.nextInt(6);
            csv.append(LocalDate.of(2024, 1, 1).plusDays(random.nextInt(366)))
                    .append(",r")
                    .append(district % 2)
                    .append(",d")
                    .append(district)
                    .append('\n');
        }
        return csv.toString();
    }

    private static DatedReports read(String csv, Columns columns) {
        return DatedReports.read(new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)), columns);
    }
}
