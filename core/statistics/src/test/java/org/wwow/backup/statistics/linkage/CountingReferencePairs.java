package org.wwow.backup.statistics.linkage;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import org.wwow.backup.statistics.ReferenceTables;
import org.wwow.backup.statistics.linkage.compare.JaroWinkler;
import org.wwow.backup.statistics.table.CsvReader;
import org.wwow.backup.statistics.table.CsvRow;

import static org.assertj.core.api.Assertions.assertThat;

/// Pairs that agree in the given name, and how many of six comparisons they pass, as the guides of the Python package
/// recordlinkage print them: surnames by Jaro and Winkler, streets by that package's default, Levenshtein's distance over
/// the greater length.
class CountingReferencePairs {
    private static final double ALIKE = 0.85;
    private static final List<String> EXACT = List.of("given_name", "date_of_birth", "suburb", "state");

    @Test
    void agreesOnDatasetOne() {
        List<CsvRow> rows = rows("febrl-dataset1.csv");
        int[] counts = new int[7];
        for (int one = 0; one < rows.size(); one++) {
            for (int other = one + 1; other < rows.size(); other++) {
                if (sameName(rows.get(one), rows.get(other))) {
                    counts[passed(rows.get(one), rows.get(other))]++;
                }
            }
        }

        assertThat(counts).containsExactly(0, 1380, 376, 9, 30, 145, 142);
    }

    @Test
    void agreesOnDatasetFour() {
        Map<String, List<CsvRow>> byName = new HashMap<>();
        rows("febrl-dataset4b.csv")
                .forEach(row -> byName.computeIfAbsent(row.text("given_name"), _ -> new ArrayList<>()).add(row));
        int[] counts = new int[7];
        for (CsvRow one : rows("febrl-dataset4a.csv")) {
            for (CsvRow other : byName.getOrDefault(one.text("given_name"), List.of())) {
                if (sameName(one, other)) {
                    counts[passed(one, other)]++;
                }
            }
        }

        assertThat(counts).containsExactly(0, 57_435, 16_427, 146, 343, 1332, 1566);
    }

    @Test
    void bringsTogetherAllThatShareACode() {
        Schema byName = new Schema(Optional.of("rec_id"),
                List.of(Field.of("given_name", FieldType.CODE), Field.of("surname", FieldType.NAME)),
                List.of(List.of("given_name")));
        Population population = Population.of(
                PersonTable.read(ReferenceTables.open("linkage-synthetic-persons/febrl-dataset4a.csv"), _ -> byName),
                Optional.of(PersonTable.read(ReferenceTables.open("linkage-synthetic-persons/febrl-dataset4b.csv"),
                        _ -> byName)),
                Population.Linking.BETWEEN);

        Blocking.Candidates candidates = Blocking.byFields(population, byName.passes(), 1_000_000);

        Map<String, Long> left = byLetters("febrl-dataset4a.csv");
        Map<String, Long> right = byLetters("febrl-dataset4b.csv");
        long expected = left.entrySet()
                .stream()
                .mapToLong(name -> name.getValue() * right.getOrDefault(name.getKey(), 0L))
                .sum();
        assertThat(expected).isGreaterThan(77_249);
        assertThat(candidates.pairs().size()).isEqualTo((int) expected);
        assertThat(candidates.passes()).containsExactly(new Blocking.Pass("given_name", expected, true));
    }

    /// How often each name stands, spaces and hyphens left out, as a code is read.
    private static Map<String, Long> byLetters(String name) {
        Map<String, Long> counts = new HashMap<>();
        rows(name).stream()
                .map(row -> row.text("given_name").replaceAll("[^a-z]", ""))
                .filter(letters -> !letters.isEmpty())
                .forEach(letters -> counts.merge(letters, 1L, Long::sum));
        return counts;
    }

    private static boolean sameName(CsvRow one, CsvRow other) {
        return !one.text("given_name").isEmpty() && one.text("given_name").equals(other.text("given_name"));
    }

    private static int passed(CsvRow one, CsvRow other) {
        int passed = 0;
        for (String column : EXACT) {
            passed += !one.text(column).isEmpty() && one.text(column).equals(other.text(column)) ? 1 : 0;
        }
        passed += JaroWinkler.similarity(one.text("surname"), other.text("surname")) >= ALIKE
                && !one.text("surname").isEmpty() ? 1 : 0;
        String street = one.text("address_1");
        String otherStreet = other.text("address_1");
        int longest = Math.max(street.length(), otherStreet.length());
        boolean known = !street.isEmpty() && !otherStreet.isEmpty();
        return passed + (known && 1 - distance(street, otherStreet) / (double) longest >= ALIKE ? 1 : 0);
    }

    private static int distance(String one, String other) {
        int[] above = IntStream.rangeClosed(0, other.length()).toArray();
        for (int at = 1; at <= one.length(); at++) {
            int[] row = new int[above.length];
            row[0] = at;
            for (int there = 1; there < row.length; there++) {
                int change = above[there - 1] + (one.charAt(at - 1) == other.charAt(there - 1) ? 0 : 1);
                row[there] = Math.min(change, 1 + Math.min(above[there], row[there - 1]));
            }
            above = row;
        }
        return above[other.length()];
    }

    private static List<CsvRow> rows(String name) {
        CsvReader reader = CsvReader.open(ReferenceTables.open("linkage-synthetic-persons/" + name));
        List<CsvRow> rows = new ArrayList<>();
        for (Optional<CsvRow> row = reader.next(); row.isPresent(); row = reader.next()) {
            rows.add(row.get());
        }
        return rows;
    }
}
