package org.wwow.backup.statistics.capture;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

import org.wwow.backup.statistics.InputRefused;
import org.wwow.backup.statistics.table.CsvReader;
import org.wwow.backup.statistics.table.CsvRow;

/// The capture tables of a study, by stratum and by imputed replicate.
///
/// Two forms are read, told apart by a column `count` (also `n`, `freq`, `frequency`): one row a pattern with its
/// count, or one row a person. All other columns are lists with 0 or 1, but for `stratum`, `replicate` (of a multiple
/// imputation) and, in the second form, `id` or `person`.
public final class CaptureStudy {
    private static final Set<String> COUNTS = Set.of("count", "n", "freq", "frequency");
    private static final Set<String> PERSONS = Set.of("id", "person");
    private static final int MOST_TABLES = 10_000;

    private final SequencedMap<Part, CaptureTable> tables;

    private CaptureStudy(SequencedMap<Part, CaptureTable> tables) {
        this.tables = tables;
    }

    /// Which part of a study a table is.
    ///
    /// @param stratum its stratum, empty where the study has none
    /// @param replicate its imputed replicate, empty where the study has none
    public record Part(String stratum, String replicate) {}

    /// Reads a study from CSV.
    ///
    /// @throws InputRefused at the first row that cannot be used
    public static CaptureStudy read(InputStream input) {
        CsvReader reader = CsvReader.open(input);
        return new Reading(reader).run();
    }

    /// The tables in the order the parts were first met.
    public SequencedMap<Part, CaptureTable> tables() {
        return new LinkedHashMap<>(tables);
    }

    private static final class Reading {
        private final CsvReader reader;
        private final List<String> lists = new ArrayList<>();
        private final Map<Part, SortedMap<Integer, Long>> parts = new LinkedHashMap<>();
        private final Map<Part, Long> firstLines = new HashMap<>();
        private final Set<String> ids = new HashSet<>();
        private Optional<String> countColumn = Optional.empty();
        private Optional<String> personColumn = Optional.empty();
        private Optional<String> stratumColumn = Optional.empty();
        private Optional<String> replicateColumn = Optional.empty();

        Reading(CsvReader reader) {
            this.reader = reader;
            for (String name : reader.names()) {
                String key = name.toLowerCase(java.util.Locale.ROOT);
                if (COUNTS.contains(key)) {
                    countColumn = Optional.of(name);
                } else if (PERSONS.contains(key)) {
                    personColumn = Optional.of(name);
                } else if (key.equals("stratum")) {
                    stratumColumn = Optional.of(name);
                } else if (key.equals("replicate")) {
                    replicateColumn = Optional.of(name);
                } else {
                    lists.add(name);
                }
            }
            if (lists.size() < 2) {
                throw InputRefused.because("The table has " + (lists.isEmpty() ? "no" : "only one")
                        + " column of a list; an estimate needs at least two lists of the same persons.");
            }
            if (lists.size() > CaptureTable.MOST_LISTS) {
                throw InputRefused.because("The table has " + lists.size() + " list columns; at most "
                        + CaptureTable.MOST_LISTS + " can be used.");
            }
        }

        CaptureStudy run() {
            for (Optional<CsvRow> row = reader.next(); row.isPresent(); row = reader.next()) {
                take(row.get());
            }
            if (parts.isEmpty()) {
                throw InputRefused.because("The table has a header and no rows; there is nothing to estimate from.");
            }
            SequencedMap<Part, CaptureTable> tables = new LinkedHashMap<>();
            parts.forEach((part, patterns) -> tables.put(part, table(part, patterns)));
            return new CaptureStudy(tables);
        }

        private void take(CsvRow row) {
            Part part = new Part(stratumColumn.map(row::text).orElse(""), replicateColumn.map(row::text).orElse(""));
            int pattern = 0;
            for (int list = 0; list < lists.size(); list++) {
                pattern |= row.flag(lists.get(list)) ? 1 << list : 0;
            }
            SortedMap<Integer, Long> patterns = parts.computeIfAbsent(part, _ -> new TreeMap<>());
            firstLines.putIfAbsent(part, row.line());
            if (parts.size() > MOST_TABLES) {
                throw InputRefused.atLine(row.line(), "there are more than " + MOST_TABLES + " strata and replicates.");
            }
            if (countColumn.isPresent()) {
                takePattern(row, pattern, patterns);
            } else {
                takePerson(row, pattern, part, patterns);
            }
        }

        private void takePattern(CsvRow row, int pattern, SortedMap<Integer, Long> patterns) {
            long count = row.count(countColumn.orElseThrow());
            if (pattern == 0) {
                throw InputRefused.atLine(row.line(),
                        "this pattern is on no list, which nobody can have counted; leave the row out.");
            }
            if (patterns.putIfAbsent(pattern, count) != null) {
                throw InputRefused.atLine(row.line(), "this pattern stands in the table already; add the counts up.");
            }
        }

        private void takePerson(CsvRow row, int pattern, Part part, SortedMap<Integer, Long> patterns) {
            if (pattern == 0) {
                throw InputRefused.atLine(row.line(), "this person is on no list; leave the row out.");
            }
            personColumn.ifPresent(column -> {
                String id = row.text(column);
                if (id.isEmpty()) {
                    throw row.refuse(column, "the id is empty; give every person one.");
                }
                if (!ids.add(part.stratum() + '\0' + part.replicate() + '\0' + id)) {
                    throw row.refuse(column, "this id stands in the table already; a person is one row.");
                }
            });
            patterns.merge(pattern, 1L, Long::sum);
        }

        /// A list that holds nobody in this part only is left out of it.
        private CaptureTable table(Part part, SortedMap<Integer, Long> patterns) {
            patterns.values().removeIf(count -> count == 0);
            if (patterns.isEmpty() && (stratumColumn.isPresent() || replicateColumn.isPresent())) {
                throw InputRefused.atLine(firstLines.getOrDefault(part, 0L),
                        "the stratum or replicate that begins here holds nobody; leave its rows out.");
            }
            boolean whole = part.stratum().isEmpty() && part.replicate().isEmpty();
            return whole ? new CaptureTable(lists, patterns) : withoutEmptyLists(patterns);
        }

        private CaptureTable withoutEmptyLists(SortedMap<Integer, Long> patterns) {
            int seen = patterns.keySet().stream().reduce(0, (a, b) -> a | b);
            List<String> kept = new ArrayList<>();
            SortedMap<Integer, Long> folded = new TreeMap<>();
            patterns.forEach((pattern, count) -> folded.merge(Integer.compress(pattern, seen), count, Long::sum));
            for (int list = 0; list < lists.size(); list++) {
                if ((seen >> list & 1) == 1) {
                    kept.add(lists.get(list));
                }
            }
            return new CaptureTable(kept, folded);
        }
    }
}
