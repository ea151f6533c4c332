package org.wwow.backup.statistics.agreement;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;

import org.wwow.backup.statistics.InputRefused;
import org.wwow.backup.statistics.table.CsvReader;
import org.wwow.backup.statistics.table.CsvRow;

/// What coders said about units: for each unit the values given, as ranks into all values that occur.
///
/// @param coders their names
/// @param values the values that occur, numbers in order of size, names in alphabetical order
/// @param units for each unit the places of its values, missing ones left out
public record Codings(List<String> coders, List<String> values, List<List<Integer>> units) {
    private static final int MOST_VALUES = 1000;
    private static final int MOST_UNITS = 1_000_000;

    /// Copies all lists.
    public Codings {
        coders = List.copyOf(coders);
        values = List.copyOf(values);
        units = units.stream().map(List::copyOf).toList();
    }

    /// Reads one row a unit and one column a coder; an empty cell is a missing value. A column `unit` or `id` names the
    /// unit.
    ///
    /// @param numbers whether values are numbers, as ordinal and interval ones must be
    /// @throws InputRefused at the first row that cannot be used
    public static Codings read(InputStream input, boolean numbers) {
        CsvReader reader = CsvReader.open(input);
        Optional<String> name = reader.find("unit").or(() -> reader.find("id"));
        List<String> coders = reader.names().stream().filter(column -> !name.equals(Optional.of(column))).toList();
        if (coders.size() < 2) {
            throw InputRefused
                    .because("The table has " + (coders.isEmpty() ? "no" : "only one")
                            + " column of a coder; agreement needs at least two.");
        }
        Set<String> names = new HashSet<>();
        List<List<String>> raw = new ArrayList<>();
        for (Optional<CsvRow> row = reader.next(); row.isPresent(); row = reader.next()) {
            CsvRow here = row.get();
            name.ifPresent(column -> {
                if (!names.add(here.text(column))) {
                    throw here.refuse(column, "this unit stands in the table already; a unit is one row.");
                }
            });
            raw.add(coders.stream()
                    .map(coder -> value(here, coder, numbers))
                    .filter(value -> !value.isEmpty())
                    .toList());
            if (raw.size() > MOST_UNITS) {
                throw InputRefused.atLine(here.line(), "there are more than a million units.");
            }
        }
        return of(coders, raw, numbers);
    }

    private static String value(CsvRow row, String coder, boolean numbers) {
        if (!numbers) {
            return row.text(coder);
        }
        OptionalDouble number = row.optionalNumber(coder);
        return number.isPresent() ? Double.toString(number.getAsDouble() + 0.0) : "";
    }

    private static Codings of(List<String> coders, List<List<String>> raw, boolean numbers) {
        Set<String> sorted = numbers
                ? new TreeSet<>(java.util.Comparator.comparingDouble(Double::parseDouble))
                : new TreeSet<>();
        raw.forEach(sorted::addAll);
        List<String> values = List.copyOf(sorted);
        if (values.size() > MOST_VALUES) {
            throw InputRefused
                    .because("There are more than " + MOST_VALUES + " different values; code into fewer classes.");
        }
        java.util.Map<String, Integer> places = new java.util.HashMap<>();
        values.forEach(value -> places.put(value, places.size()));
        return new Codings(coders, values, raw.stream()
                .map(unit -> unit.stream().map(value -> places.getOrDefault(value, 0)).toList())
                .toList());
    }
}
