package org.wwow.backup.statistics.scan;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.wwow.backup.statistics.InputRefused;
import org.wwow.backup.statistics.table.CsvReader;
import org.wwow.backup.statistics.table.CsvRow;

/// Cases or persons by place and, where the table says so, by time and by covariates.
///
/// Columns: the place is `place`, `location` or `id`, or else the first; the time `date`, `day`, `week`, `month`,
/// `time` or `year`, if there is one; the number `cases` or `count`, or `population`, or `controls`.
public final class CountTable {
    private static final List<String> PLACES = List.of("place", "location", "id");
    private static final List<String> TIMES = List.of("date", "day", "week", "month", "time", "year");
    private static final long MOST_CASES = 10_000_000;
    private static final double MOST_PERSONS = 1e15;
    private static final int MOST_ROWS = 20_000_000;

    private final Columns columns;
    private final TimeScale scale;
    private final List<Row> rows;

    private CountTable(Columns columns, TimeScale scale, List<Row> rows) {
        this.columns = columns;
        this.scale = scale;
        this.rows = rows;
    }

    /// One row; the line is kept so that what only shows beside another table can still name it.
    record Row(long line, String place, long time, String stratum, double count) {}

    /// The names of the columns as the table has them.
    record Columns(String place, Optional<String> time, String count) {}

    /// Reads a table of cases; several rows of one place and time add up.
    ///
    /// @param covariates columns whose values are compared like with like
    /// @throws InputRefused at the first row that cannot be used
    public static CountTable readCases(InputStream input, List<String> covariates) {
        CsvReader reader = CsvReader.open(input);
        Columns columns = columns(reader, List.of("cases", "count"));
        List<Row> rows = new ArrayList<>();
        TimeScale scale = TimeScale.NONE;
        double sum = 0;
        for (Optional<CsvRow> next = reader.next(); next.isPresent(); next = reader.next()) {
            CsvRow row = next.get();
            scale = scale(scale, columns, row);
            long cases = row.count(columns.count());
            sum += cases;
            if (sum > MOST_CASES) {
                throw row.refuse(columns.count(), "there are more than ten million cases up to here.");
            }
            rows.add(new Row(row.line(), place(row, columns), time(scale, columns, row), stratum(row, covariates),
                    cases));
        }
        if (sum < 2) {
            throw InputRefused.because("The table has fewer than two cases; there is nothing that could cluster.");
        }
        return new CountTable(columns, scale, rows);
    }

    /// Reads a table of persons; rows that differ in a column without a role here add up, equal ones are refused.
    ///
    /// @param covariates as for the cases
    /// @throws InputRefused at the first row that cannot be used
    public static CountTable readPopulation(InputStream input, List<String> covariates) {
        CsvReader reader = CsvReader.open(input);
        Columns columns = columns(reader, List.of("population", "controls"));
        List<Row> rows = new ArrayList<>();
        Set<List<String>> seen = new HashSet<>();
        TimeScale scale = TimeScale.NONE;
        for (Optional<CsvRow> next = reader.next(); next.isPresent(); next = reader.next()) {
            CsvRow row = next.get();
            scale = scale(scale, columns, row);
            if (!seen.add(
                    reader.names().stream().filter(name -> !name.equals(columns.count())).map(row::text).toList())) {
                throw row.refuse(columns.place(), "an earlier line has the same place and the same other columns; "
                        + "give every place one line.");
            }
            rows.add(new Row(row.line(), place(row, columns), time(scale, columns, row), stratum(row, covariates),
                    persons(row, columns.count())));
            if (rows.size() > MOST_ROWS) {
                throw InputRefused.atLine(row.line(), "the table has more than twenty million rows.");
            }
        }
        return new CountTable(columns, scale, rows);
    }

    private static Columns columns(CsvReader reader, List<String> counts) {
        String place = find(reader, PLACES).orElse(reader.names().getFirst());
        String count = find(reader, counts).orElseThrow(() -> InputRefused.because("The table has no column "
                + String.join(" or ", counts) + "; its columns are " + String.join(", ", reader.names()) + "."));
        return new Columns(place, find(reader, TIMES), count);
    }

    private static Optional<String> find(CsvReader reader, List<String> names) {
        return names.stream().flatMap(name -> reader.find(name).stream()).findFirst();
    }

    private static String place(CsvRow row, Columns columns) {
        String place = row.text(columns.place());
        if (place.isEmpty()) {
            throw row.refuse(columns.place(), "the cell is empty; write the place as the table of coordinates has it.");
        }
        return place;
    }

    private static double persons(CsvRow row, String column) {
        double persons = row.number(column);
        if (persons < 0) {
            throw row.refuse(column, "a count cannot be negative.");
        }
        if (persons > MOST_PERSONS) {
            throw row.refuse(column, "there are not so many persons.");
        }
        return persons;
    }

    private static TimeScale scale(TimeScale known, Columns columns, CsvRow row) {
        return known == TimeScale.NONE && columns.time().isPresent()
                ? TimeScale.of(row.text(columns.time().get()))
                : known;
    }

    private static long time(TimeScale scale, Columns columns, CsvRow row) {
        return columns.time().isPresent() ? scale.read(row, columns.time().get()) : 0;
    }

    private static String stratum(CsvRow row, List<String> covariates) {
        StringBuilder key = new StringBuilder();
        for (String covariate : covariates) {
            String value = row.text(covariate);
            if (value.isEmpty()) {
                throw row.refuse(covariate, "the cell is empty; a covariate must be known for every row.");
            }
            key.append(value).append('\u001f');
        }
        return key.toString();
    }

    Columns columns() {
        return columns;
    }

    TimeScale scale() {
        return scale;
    }

    List<Row> rows() {
        return rows;
    }

    long earliest() {
        return rows.stream().filter(row -> row.count() > 0).mapToLong(Row::time).min().orElse(0);
    }

    long latest() {
        return rows.stream().filter(row -> row.count() > 0).mapToLong(Row::time).max().orElse(0);
    }

    /// A refusal of a row that was read before.
    InputRefused refuse(Row row, String column, String sentence) {
        return InputRefused.atCell(row.line(), column, sentence);
    }
}
