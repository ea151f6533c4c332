package org.wwow.backup.statistics.disclosure;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import org.wwow.backup.statistics.InputRefused;
import org.wwow.backup.statistics.disclosure.DatedReports.Columns;
import org.wwow.backup.statistics.disclosure.Suppression.Rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class HidingCountsOfOneOrganisation {
    private static final LocalDate END = LocalDate.of(2024, 12, 31);
    private static final Columns COLUMNS = new Columns("date", List.of("region"), List.of("sex"),
            Optional.of("organisation"));
    private static final String REPORTS = """
            date,region,sex,organisation,count
            2024-01-05,n,f,clinic,40
            2024-01-05,n,f,legal aid,30
            2024-01-05,n,m,clinic,20
            2024-01-05,n,m,legal aid,10
            2024-01-05,s,f,clinic,50
            2024-01-05,s,f,legal aid,1
            2024-01-05,s,m,clinic,35
            2024-01-05,t,f,clinic,20
            2024-01-05,t,f,shelter,20
            2024-01-05,t,m,legal aid,15
            2024-01-05,t,m,shelter,15
            """;

    @Test
    void hidesALargeCountThatOneOrganisationMadeAlone() {
        SuppressedTable table = fixed(1).of(read(REPORTS), Rules.USUAL, END).table();

        assertThat(count(table, "s", "m")).as("35 persons, all of the clinic").isEmpty();
        assertThat(count(table, "Total", "Total")).contains(256L);
    }

    @Test
    void leavesNobodyAbleToWorkTheCountOut() {
        SuppressedTable table = fixed(1).of(read(REPORTS), Rules.USUAL, END).table();

        assertThat(table.sensitive().cardinality()).as("s, m of the year, and of all time").isEqualTo(2);
        assertThat(table.exposures()).filteredOn(SuppressedTable.Exposure::sensitive)
                .hasSize(2)
                .allMatch(exposure -> exposure.high() - exposure.low() >= 3 - 1e-6);
    }

    @Test
    void showsACountTwoOrganisationsMade() {
        SuppressedTable table = fixed(1).of(read(REPORTS + "2024-01-09,s,m,shelter,1\n"), Rules.USUAL, END).table();

        assertThat(table.hidden().isEmpty()).isTrue();
        assertThat(count(table, "s", "m")).contains(36L);
    }

    @Test
    void hidesNothingMoreWhereOrganisationsAreNotToldApart() {
        Columns without = new Columns("date", List.of("region"), List.of("sex"));
        DatedReports reports = DatedReports
                .read(new ByteArrayInputStream(REPORTS.getBytes(StandardCharsets.UTF_8)), without);

        assertThat(reports.with(Calendar.YEAR, 1, END).alone().isEmpty()).isTrue();
        assertThat(fixed(1).of(reports, Rules.USUAL, END).table().hidden().isEmpty()).isTrue();
    }

    @Test
    void goesCoarserWhereTooMuchStandsOnOneOrganisation() {
        String split = """
                date,region,sex,organisation,count
                2024-01-05,n,f,clinic,40
                2024-01-05,s,f,legal aid,40
                """;

        Coarsening.Coarse coarse = Coarsening.USUAL.of(read(split), Rules.USUAL, END);

        assertThat(coarse.depth()).isZero();
        assertThat(coarse.table().hidden().isEmpty()).isTrue();
    }

    @Test
    void refusesATableOfOneOrganisationAndRowsWithoutOne() {
        assertThatThrownBy(() -> Coarsening.USUAL
                .of(read("date,region,sex,organisation,count\n2024-01-05,n,f,clinic,90\n"), Rules.USUAL, END))
                .isInstanceOf(InputRefused.class)
                .hasMessageContaining("counts of one organisation");
        assertThatThrownBy(() -> read("date,region,sex,organisation,count\n2024-01-05,n,f,,90\n"))
                .isInstanceOf(InputRefused.class)
                .hasMessageContaining("Line 2, column organisation: the cell is empty");
        assertThatThrownBy(() -> new Columns("date", List.of("region"), List.of(), Optional.of("region")))
                .isInstanceOf(InputRefused.class);
    }

    private static Coarsening fixed(int depth) {
        return new Coarsening(Optional.of(Calendar.YEAR), Optional.of(depth), 0.5);
    }

    private static Optional<Long> count(SuppressedTable table, String place, String sex) {
        return table.counts()
                .stream()
                .filter(count -> count.categories().equals(List.of("2024", place, sex))
                        || (place.equals("Total") && count.categories().stream().allMatch("Total"::equals)))
                .findFirst()
                .flatMap(
                        count -> count.value().isPresent() ? Optional.of(count.value().getAsLong()) : Optional.empty());
    }

    private static DatedReports read(String csv) {
        return DatedReports.read(new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)), COLUMNS);
    }
}
