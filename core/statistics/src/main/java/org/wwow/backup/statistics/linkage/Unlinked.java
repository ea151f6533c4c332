package org.wwow.backup.statistics.linkage;

import java.io.InputStream;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

import org.wwow.backup.statistics.InputRefused;
import org.wwow.backup.statistics.table.CsvReader;
import org.wwow.backup.statistics.table.CsvRow;

/// The links a person took back: pairs of records that are two persons, whatever the model says.
///
/// @param pairs the pairs, as results label them: `a:` or `b:` and the id
public record Unlinked(Set<Pair> pairs) {
    /// No link was taken back.
    public static final Unlinked NONE = new Unlinked(Set.of());

    /// One pair.
    ///
    /// @param one a record's label
    /// @param other the other's
    /// @param line where it stands in its file
    public record Pair(String one, String other, long line) {}

    /// Copies the pairs.
    public Unlinked {
        pairs = java.util.Collections.unmodifiableSet(new LinkedHashSet<>(pairs));
    }

    /// Reads a table with the columns `one` and `other`, as the result has them; further columns are for people.
    ///
    /// @throws InputRefused at the first row that cannot be used
    public static Unlinked read(InputStream input) {
        CsvReader reader = CsvReader.open(input);
        Set<Pair> pairs = new LinkedHashSet<>();
        for (Optional<CsvRow> row = reader.next(); row.isPresent(); row = reader.next()) {
            pairs.add(new Pair(label(row.get(), "one"), label(row.get(), "other"), row.get().line()));
        }
        return new Unlinked(pairs);
    }

    private static String label(CsvRow row, String column) {
        String label = row.text(column);
        if (!label.startsWith("a:") && !label.startsWith("b:")) {
            throw row.refuse(column, "write the record as the result does: a: or b: and its id.");
        }
        return label;
    }

    /// The pairs by the numbers of their records.
    ///
    /// @throws InputRefused if the tables have no such record
    Set<Long> in(Population population) {
        java.util.Map<String, Integer> numbers = new java.util.HashMap<>();
        for (int record = 0; record < population.size(); record++) {
            numbers.put(population.label(record), record);
        }
        Set<Long> apart = new HashSet<>();
        for (Pair pair : pairs) {
            int one = number(numbers, pair.one(), "one", pair.line());
            int other = number(numbers, pair.other(), "other", pair.line());
            if (one == other) {
                throw InputRefused.atLine(pair.line(), "it takes a record apart from itself.");
            }
            apart.add(Population.pair(one, other));
        }
        return apart;
    }

    private static int number(java.util.Map<String, Integer> numbers, String label, String column, long line) {
        Integer found = numbers.get(label);
        if (found == null) {
            throw InputRefused.atCell(line, column, "the tables have no record of this id.");
        }
        return found;
    }
}
