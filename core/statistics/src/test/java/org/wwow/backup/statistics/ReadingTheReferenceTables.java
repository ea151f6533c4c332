package org.wwow.backup.statistics;

import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.wwow.backup.statistics.capture.CaptureTable;
import org.wwow.backup.statistics.table.CsvReader;
import org.wwow.backup.statistics.table.CsvRow;

import static org.assertj.core.api.Assertions.assertThat;

/// What the READMEs of `vectors/statistics` say of their tables themselves: a reference is worth what its data are.
class ReadingTheReferenceTables {
    @ParameterizedTest
    @CsvSource({"kosovo.csv,4400,1910 1528 1786 685", "uk-slavery-2013-6lists.csv,2744,94 567 1102 807 336 102",
        "uk-slavery-2013-5lists.csv,2744,94 567 1169 807 336", "artificial3.csv,96,46 36 20",
        "hav-taiwan-3lists.csv,271,135 122 126", "madigan-york-spina-bifida-3lists.csv,626,513 207 188"})
    void haveThePersonsAndListsTheySay(String file, long persons, String lists) {
        CaptureTable table = ReferenceTables.lists(file);

        assertThat(table.observed()).isEqualTo(persons);
        assertThat(IntStream.range(0, table.lists().size()).mapToObj(list -> Long.toString(table.total(list))))
                .containsExactly(lists.split(" ", -1));
    }

    @ParameterizedTest
    @CsvSource({"ucdp-ged/central-african-republic.csv,1848,14948,42,1991-08-08,2022-12-31,461",
        "ucdp-ged/myanmar.csv,7374,28721,453,,,"})
    void haveTheEventsAndDeathsTheySay(String file, long events, long deaths, long withoutArea, @Nullable String first,
            @Nullable String last, @Nullable Long of2014) {
        assertThat(sum(file, _ -> 1)).isEqualTo(events);
        assertThat(sum(file, row -> row.count("best"))).isEqualTo(deaths);
        assertThat(sum(file, row -> row.text("adm_1").isEmpty() ? 1 : 0)).isEqualTo(withoutArea);
        SortedMap<String, Long> days = count(file, row -> row.text("date_start"), _ -> 1);
        if (first != null) {
            assertThat(days.firstKey()).isEqualTo(first);
            assertThat(count(file, row -> row.text("date_end"), _ -> 1).lastKey()).isEqualTo(last);
            assertThat(sum(file, row -> row.text("date_start").startsWith("2014") ? 1 : 0)).isEqualTo(of2014);
            assertThat(count(file, row -> row.text("where_prec"), _ -> 1))
                    .isEqualTo(Map.of("1", 1214L, "2", 374L, "3", 149L, "4", 54L, "5", 28L, "6", 29L));
        }
    }

    @Test
    void haveTheCasesAndPlacesTheySay() {
        assertThat(sum("scan-new-york/cases.csv", row -> row.count("cases"))).isEqualTo(552);
        assertThat(sum("scan-new-york/geo.csv", _ -> 1)).isEqualTo(281);
        assertThat(sum("scan-new-mexico/cases.csv", row -> row.count("cases"))).isEqualTo(1175);
        assertThat(count("scan-new-york-city/cases.csv", row -> row.date("date").toString(),
                row -> row.count("cases")).values())
                .containsExactly(3L, 7L, 8L, 9L, 9L, 4L, 8L, 7L, 7L, 6L, 9L, 6L, 17L, 10L, 7L, 7L, 12L, 3L, 5L, 15L, 9L,
                        7L, 11L, 8L);
        assertThat(sum("scan-new-york-city/geo.csv", _ -> 1)).isEqualTo(192);
        assertThat(sum("earlywarning-counts/salmonella-agona.csv", _ -> 1)).isEqualTo(312);
        assertThat(sum("crime-nyc-cells/cells.csv", _ -> 1)).isEqualTo(2728);
        assertThat(sum("crime-nyc-cells/cells.csv", row -> row.count("after"))).isEqualTo(7885);
        assertThat(sum("crime-nyc-cells/cells.csv", row -> row.count("before"))).isEqualTo(9514 + 9533 + 8814);
    }

    @Test
    void haveThePersonsTheySay() {
        assertThat(sum("linkage-synthetic-persons/febrl-dataset1.csv", _ -> 1)).isEqualTo(1000);
        assertThat(sum("linkage-synthetic-persons/febrl-dataset4a.csv", _ -> 1)).isEqualTo(5000);
        assertThat(sum("linkage-synthetic-persons/febrl-dataset4b.csv", _ -> 1)).isEqualTo(5000);
        assertThat(sum("linkage-synthetic-persons/rldata500.csv", _ -> 1)).isEqualTo(500);
        assertThat(count("linkage-synthetic-persons/febrl-dataset1.csv", row -> row.text("rec_id").split("-", -1)[1],
                _ -> 1).values()).hasSize(500).containsOnly(2L);
    }

    private static long sum(String file, ToLongFunction<CsvRow> figure) {
        return count(file, _ -> "", figure).getOrDefault("", 0L);
    }

    private static SortedMap<String, Long> count(String file, Function<CsvRow, String> key,
            ToLongFunction<CsvRow> figure) {
        SortedMap<String, Long> counts = new TreeMap<>();
        CsvReader reader = CsvReader.open(ReferenceTables.open(file));
        for (Optional<CsvRow> row = reader.next(); row.isPresent(); row = reader.next()) {
            counts.merge(key.apply(row.get()), figure.applyAsLong(row.get()), Long::sum);
        }
        return counts;
    }
}
