package org.wwow.backup.statistics.disclosure;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.wwow.backup.statistics.InputRefused;
import org.wwow.backup.statistics.disclosure.DatedReports.Columns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class JoiningSmallPlaces {
    private static final List<String> LEVELS = List.of("region", "district");
    private static final String PERSONS = """
            region,district,population
            n,a,9000
            n,b,400
            n,c,5000
            n,d,700
            s,a,6000
            t,e,300
            t,f,900
            """;

    @Test
    void leavesPlacesThatAreLargeEnoughAlone() {
        PopulatedPlaces places = read(PERSONS, 300);

        assertThat(places.shown(List.of("n", "b"))).contains(List.of("n", "b"));
        assertThat(places.shown(List.of("t", "e"))).contains(List.of("t", "e"));
    }

    @Test
    void joinsSmallNeighboursOfOneRegionUntilTheyAreEnough() {
        PopulatedPlaces places = read(PERSONS, 1000);

        assertThat(places.shown(List.of("n", "b"))).contains(List.of("n", "b + d"));
        assertThat(places.shown(List.of("n", "d"))).contains(List.of("n", "b + d"));
        assertThat(places.shown(List.of("n", "a"))).contains(List.of("n", "a"));
        assertThat(places.shown(List.of("t", "e"))).as("1,200 in all").contains(List.of("t", "e + f"));
    }

    @Test
    void takesTheSmallestOfTheOthersWhereSmallOnesAreNotEnoughTogether() {
        PopulatedPlaces places = read(PERSONS, 1200);

        assertThat(places.shown(List.of("n", "b"))).contains(List.of("n", "b + c + d"));
        assertThat(places.shown(List.of("n", "a"))).contains(List.of("n", "a"));
    }

    @Test
    void joinsRegionsFirstAndThenWithinThem() {
        PopulatedPlaces places = read(PERSONS, 2000);

        assertThat(places.shown(List.of("t", "e"))).as("t has 1,200, the next larger region is s")
                .contains(List.of("s + t", "a + e + f"));
        assertThat(places.shown(List.of("s", "a"))).contains(List.of("s + t", "a + e + f"));
        assertThat(places.shown(List.of("n", "d"))).contains(List.of("n", "b + c + d"));
    }

    @Test
    void tellsPlacesOfOneNameApart() {
        PopulatedPlaces places = read("region,district,population\nn,a,9000\ns,a,600\ns,b,200\nt,a,700\nt,c,5000\n",
                1000);

        assertThat(places.shown(List.of("t", "a"))).contains(List.of("s + t", "s a + s b + t a"));
        assertThat(places.shown(List.of("t", "c"))).contains(List.of("s + t", "t c"));
        assertThat(places.shown(List.of("n", "a"))).contains(List.of("n", "a"));
        assertThat(places.shown(List.of("n", "c"))).isEmpty();
    }

    @Test
    void showsNoPlaceWithFewerPersons() {
        for (long least : new long[]{1, 350, 900, 1200, 2500, 7000, 22_300}) {
            PopulatedPlaces places = read(PERSONS, least);
            java.util.Map<List<String>, Long> shown = new java.util.HashMap<>();
            PERSONS.lines()
                    .skip(1)
                    .map(line -> line.split(",", -1))
                    .forEach(cells -> shown
                            .merge(places.shown(List.of(cells[0], cells[1])).orElseThrow(), Long.valueOf(cells[2]),
                                    Long::sum));

            assertThat(shown.values()).isNotEmpty().allMatch(persons -> persons >= least);
            assertThat(shown.values().stream().mapToLong(Long::longValue).sum()).isEqualTo(22_300);
        }
    }

    @Test
    void doesNotDependOnTheOrderOfRows() {
        List<String> rows = PERSONS.lines().skip(1).toList().reversed();
        PopulatedPlaces turned = read("region,district,population\n" + String.join("\n", rows), 2000);

        assertThat(turned.shown(List.of("t", "e"))).isEqualTo(read(PERSONS, 2000).shown(List.of("t", "e")));
    }

    @Test
    void countsReportsOfJoinedPlacesTogether() {
        DatedReports reports = reports(
                "date,region,district,count\n2024-01-02,n,b,3\n2024-01-05,n,d,4\n2024-01-05,n,a,9\n",
                read(PERSONS, 1000));
        FrequencyTable table = reports.at(Calendar.YEAR, 2, LocalDate.of(2024, 12, 31));

        assertThat(table.dimensions().get(1).nodes()).containsExactly("Total", "n / a", "n / b + d");
        assertThat(table.value(2)).as("both together").isEqualTo(7);
    }

    @Test
    void refusesReportsOfUnknownPlacesAndTablesThatShowNobody() {
        PopulatedPlaces places = read(PERSONS, 1000);

        assertThatThrownBy(() -> reports("date,region,district\n2024-01-02,n,b\n2024-01-02,n,x\n", places))
                .isInstanceOf(InputRefused.class)
                .hasMessageContaining("Line 3, column district: the table of populations has no such place");
        assertThatThrownBy(() -> read(PERSONS, 22_301)).isInstanceOf(InputRefused.class)
                .hasMessageContaining("fewer than 22301 persons");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "region,district,population\\nn,a,-3 | 1 | Line 2, column population: a count cannot be negative",
        "region,district,population\\nn,a,3\\nn,a,4 | 1 | Line 3: this place stands in the table already",
        "region,population\\nn,3 | 1 | no column district",
        "region,district,population\\nn,a,3 | 0 | 1 or more",
        "region,district,population | 1 | fewer than 1 persons"})
    void refusesWithOneSentence(String csv, long least, String expected) {
        assertThatThrownBy(() -> read(csv.replace("\\n", "\n"), least)).isInstanceOf(InputRefused.class)
                .hasMessageContaining(expected.strip());
    }

    private static PopulatedPlaces read(String csv, long least) {
        return PopulatedPlaces.read(new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)), LEVELS, least);
    }

    private static DatedReports reports(String csv, PopulatedPlaces places) {
        return DatedReports.read(new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)),
                new Columns("date", LEVELS, List.of()), Optional.of(places));
    }
}
