package org.wwow.backup.statistics.disclosure;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.stream.IntStream;

import org.wwow.backup.statistics.result.CsvPrint;

/// Counts as SDMX-CSV 2.0, what statistical offices exchange.
///
/// A hidden count has no value, the status `Q` (missing, suppressed) and is `C` (confidential) whether it is small or only
/// helps to hide a small one; a count that is shown is `A` and `F`, one with noise `E` (estimated). A total is `_T`. An
/// observation has a period, so rows that sum over all time are left out where the table has a time.
public final class SdmxPrint {
    private static final String FLOW = "WWOW:COUNTS(1.0)";
    private static final String TIME = "TIME_PERIOD";

    private SdmxPrint() {}

    /// The whole table.
    ///
    /// @param dimensions what the categories of each count stand for
    public static String of(List<Dimension> dimensions, List<PublishableCount> counts) {
        List<String> names = concepts(dimensions);
        OptionalInt time = IntStream.range(0, names.size()).filter(at -> names.get(at).equals(TIME)).findFirst();
        StringBuilder out = new StringBuilder();
        List<String> header = new ArrayList<>(List.of("STRUCTURE", "STRUCTURE_ID", "ACTION"));
        header.addAll(names);
        header.addAll(List.of("OBS_VALUE", "OBS_STATUS", "CONF_STATUS", "UNIT_MEASURE"));
        CsvPrint.writeLine(header, out);
        for (PublishableCount count : counts) {
            if (time.isEmpty() || !count.categories().get(time.getAsInt()).equals(Dimension.TOTAL)) {
                CsvPrint.writeLine(row(count, time), out);
            }
        }
        return out.toString();
    }

    private static List<String> row(PublishableCount count, OptionalInt time) {
        List<String> row = new ArrayList<>(List.of("dataflow", FLOW, "I"));
        for (int at = 0; at < count.categories().size(); at++) {
            String category = count.categories().get(at);
            boolean period = time.isPresent() && time.getAsInt() == at;
            row.add(category.equals(Dimension.TOTAL) ? "_T" : period ? category.replace("-H", "-S") : category);
        }
        boolean shown = count.value().isPresent();
        row.add(shown ? Long.toString(count.value().getAsLong()) : "");
        row.add(!shown ? "Q" : count.isExact() ? "A" : "E");
        row.add(shown ? "F" : "C");
        row.add("PERSONS");
        return row;
    }

    /// A concept for each dimension; one that is taken gets a number.
    private static List<String> concepts(List<Dimension> dimensions) {
        List<String> concepts = new ArrayList<>();
        for (Dimension dimension : dimensions) {
            String concept = concept(dimension.name());
            concepts.add(concepts.contains(concept) ? concept + "_" + (concepts.size() + 1) : concept);
        }
        return concepts;
    }

    private static String concept(String name) {
        String plain = name.toLowerCase(Locale.ROOT).strip();
        return switch (plain) {
            case "time", "month", "quarter", "half", "year", "date", "period", "week" -> TIME;
            case "place", "location", "region", "district", "country", "adm1", "adm2" -> "REF_AREA";
            default -> {
                String word = plain.toUpperCase(Locale.ROOT)
                        .replaceAll("[^A-Z0-9]+", "_")
                        .replaceAll("^[0-9_]+|_+$", "");
                yield word.isEmpty() ? "CATEGORY" : word;
            }
        };
    }
}
