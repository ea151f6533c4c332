package org.wwow.backup.statistics.result;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.SequencedSet;

import org.wwow.backup.statistics.result.Value.Flag;
import org.wwow.backup.statistics.result.Value.Group;
import org.wwow.backup.statistics.result.Value.Missing;
import org.wwow.backup.statistics.result.Value.Real;
import org.wwow.backup.statistics.result.Value.Sequence;
import org.wwow.backup.statistics.result.Value.Text;
import org.wwow.backup.statistics.result.Value.Whole;

/// A result as a table (RFC 4180): one row a record, one column a name, inner names joined by a point.
///
/// A missing value is an empty cell. A cell a spreadsheet would run as a formula gets a leading apostrophe.
public final class CsvPrint {
    private CsvPrint() {}

    /// One row for each part of a sequence, or a single row.
    public static String of(Value value) {
        List<SequencedMap<String, String>> rows = new ArrayList<>();
        if (value instanceof Sequence(var parts)) {
            parts.forEach(part -> rows.add(flatten(part)));
        } else {
            rows.add(flatten(value));
        }
        SequencedSet<String> columns = new LinkedHashSet<>();
        rows.forEach(row -> columns.addAll(row.keySet()));
        StringBuilder out = new StringBuilder();
        writeLine(List.copyOf(columns), out);
        for (Map<String, String> row : rows) {
            writeLine(columns.stream().map(column -> row.getOrDefault(column, "")).toList(), out);
        }
        return out.toString();
    }

    /// One line of cells, quoted where they must be and harmless in a spreadsheet, ended by CR LF.
    public static void writeLine(List<String> cells, StringBuilder out) {
        for (int at = 0; at < cells.size(); at++) {
            out.append(at == 0 ? "" : ",").append(cell(cells.get(at)));
        }
        out.append("\r\n");
    }

    private static String cell(String text) {
        String safe = isFormula(text) ? "'" + text : text;
        return safe.matches("(?s).*[\",\r\n;].*") ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }

    private static boolean isFormula(String text) {
        return !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 && !text.matches("-?[0-9.]+(E-?[0-9]+)?");
    }

    private static SequencedMap<String, String> flatten(Value value) {
        SequencedMap<String, String> row = new LinkedHashMap<>();
        flatten("", value, row);
        return row;
    }

    private static void flatten(String name, Value value, Map<String, String> row) {
        switch (value) {
            case Group group ->
                group.parts().forEach((inner, part) -> flatten(name.isEmpty() ? inner : name + "." + inner, part, row));
            case Sequence(var parts) ->
                row.put(label(name), String.join(" | ", parts.stream().map(CsvPrint::single).toList()));
            case Text _,Real _,Whole _,Flag _,Missing _ -> row.put(label(name), single(value));
        }
    }

    private static String label(String name) {
        return name.isEmpty() ? "value" : name;
    }

    private static String single(Value value) {
        return switch (value) {
            case Text(String text) -> text;
            case Real(double number) -> Double.isFinite(number) ? Double.toString(number) : "";
            case Whole(long number) -> Long.toString(number);
            case Flag(boolean holds) -> Boolean.toString(holds);
            case Missing() -> "";
            case Sequence(var parts) -> String.join(" ", parts.stream().map(CsvPrint::single).toList());
            case Group group -> String.join(" ", group.parts()
                    .entrySet()
                    .stream()
                    .map(part -> part.getKey() + "=" + single(part.getValue()))
                    .toList());
        };
    }
}
