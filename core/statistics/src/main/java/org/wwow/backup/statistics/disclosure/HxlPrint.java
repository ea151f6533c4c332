package org.wwow.backup.statistics.disclosure;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.wwow.backup.statistics.result.CsvPrint;

/// Counts as a CSV table with a row of tags under its header (Humanitarian Exchange Language 1.1).
///
/// Places and times get the tags platforms know, every other dimension is a `#group`. Beside the count stand a flag, 1
/// where it is hidden, and the control it has passed: a hidden count is an empty cell with the flag, a zero is a 0.
public final class HxlPrint {
    private HxlPrint() {}

    /// The whole table.
    ///
    /// @param dimensions what the categories of each count stand for
    public static String of(List<Dimension> dimensions, List<PublishableCount> counts) {
        StringBuilder out = new StringBuilder();
        List<String> header = new ArrayList<>(dimensions.stream().map(Dimension::name).toList());
        header.addAll(List.of("count", "suppressed", "control"));
        CsvPrint.writeLine(header, out);
        List<String> tags = new ArrayList<>(dimensions.stream().map(dimension -> tag(dimension.name())).toList());
        tags.addAll(List.of("#affected", "#affected+flag", "#meta+control"));
        CsvPrint.writeLine(tags, out);
        for (PublishableCount count : counts) {
            List<String> row = new ArrayList<>(count.categories());
            row.add(count.value().isPresent() ? Long.toString(count.value().getAsLong()) : "");
            row.add(count.value().isPresent() ? "0" : "1");
            row.add(count.control());
            CsvPrint.writeLine(row, out);
        }
        return out.toString();
    }

    /// The tag of a dimension: letters, digits and low lines only, none of them at the beginning but a letter.
    private static String tag(String name) {
        String plain = name.toLowerCase(Locale.ROOT).strip();
        return switch (plain) {
            case "time", "month", "quarter", "half", "year", "date", "period", "week" -> "#date";
            case "country" -> "#country+name";
            case "adm1", "adm_1", "region", "province" -> "#adm1+name";
            case "adm2", "adm_2", "district" -> "#adm2+name";
            case "place", "location" -> "#loc+name";
            default -> {
                String word = plain.replaceAll("[^a-z0-9]+", "_").replaceAll("^[0-9_]+|_+$", "");
                yield word.isEmpty() ? "#group" : "#group+" + word;
            }
        };
    }
}
