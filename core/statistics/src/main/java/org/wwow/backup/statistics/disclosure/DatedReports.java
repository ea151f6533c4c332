package org.wwow.backup.statistics.disclosure;

import java.io.InputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import org.wwow.backup.statistics.InputRefused;
import org.wwow.backup.statistics.table.CsvReader;
import org.wwow.backup.statistics.table.CsvRow;

/// Reports with a day, a place in several levels, and categories; what a published table is made of and never is itself.
public final class DatedReports {
    private static final int MOST_REPORTS = 5_000_000;
    private static final String TIME = "time";
    private static final String PLACE = "place";
    private static final String EVERYWHERE = "everywhere";

    private final Columns columns;
    private final SequencedMap<Key, Long> counts = new LinkedHashMap<>();

    private DatedReports(Columns columns) {
        this.columns = columns;
    }

    private record Key(LocalDate month, List<String> places, List<String> categories, String organisation) {}

    /// Which column is what.
    ///
    /// @param date the day
    /// @param places the levels of the place, outermost first
    /// @param categories what is told apart beside
    /// @param organisation who took the report, where counts of one organisation alone are to be hidden
    public record Columns(String date, List<String> places, List<String> categories, Optional<String> organisation) {
        /// @throws InputRefused if a column is named twice or there is none
        public Columns {
            places = List.copyOf(places);
            categories = List.copyOf(categories);
            List<String> all = new ArrayList<>(places);
            all.addAll(categories);
            all.add(date);
            organisation.ifPresent(all::add);
            if (all.stream().distinct().count() < all.size() || all.stream().anyMatch(String::isBlank)) {
                throw InputRefused
                        .because(
                                "Each column is the date, a level of the place, a category or the organisation, and only one.");
            }
            if (categories.contains(TIME) || categories.contains(PLACE)) {
                throw InputRefused.because("A category cannot be called time or place; rename the column.");
            }
        }

        /// Columns without an organisation.
        public Columns(String date, List<String> places, List<String> categories) {
            this(date, places, categories, Optional.empty());
        }
    }

    /// Reads reports, one a row or with a column `count`.
    ///
    /// @throws InputRefused at the first row that cannot be used
    public static DatedReports read(InputStream input, Columns columns) {
        return read(input, columns, Optional.empty());
    }

    /// Reads reports and shows their places under the names of joined ones.
    ///
    /// @param populated the places that may be shown, where small ones are joined
    /// @throws InputRefused at the first row that cannot be used, or whose place is unknown
    public static DatedReports read(InputStream input, Columns columns, Optional<PopulatedPlaces> populated) {
        CsvReader reader = CsvReader.open(input);
        DatedReports reports = new DatedReports(columns);
        Optional<String> count = reader.find("count");
        long rows = 0;
        for (Optional<CsvRow> row = reader.next(); row.isPresent(); row = reader.next()) {
            CsvRow here = row.get();
            LocalDate day = here.eventDate(columns.date());
            Key key = new Key(day.withDayOfMonth(1), places(here, columns.places(), populated),
                    cells(here, columns.categories()),
                    columns.organisation().map(name -> cells(here, List.of(name)).getFirst()).orElse(""));
            reports.counts.merge(key, count.isPresent() ? here.count(count.get()) : 1, Math::addExact);
            if (++rows > MOST_REPORTS) {
                throw InputRefused.atLine(here.line(), "the table has more than five million rows.");
            }
        }
        if (reports.counts.isEmpty()) {
            throw InputRefused.because("The table has no reports; there is nothing to publish.");
        }
        return reports;
    }

    private static List<String> places(CsvRow row, List<String> levels, Optional<PopulatedPlaces> populated) {
        List<String> path = cells(row, levels);
        return populated.isEmpty()
                ? path
                : populated.get()
                        .shown(path)
                        .orElseThrow(() -> row.refuse(levels.getLast(),
                                "the table of populations has no such place; add it there."));
    }

    private static List<String> cells(CsvRow row, List<String> names) {
        List<String> cells = new ArrayList<>();
        for (String name : names) {
            String cell = row.text(name);
            if (cell.isEmpty()) {
                throw row.refuse(name, "the cell is empty; name it, if need be “unknown”.");
            }
            if (cell.toLowerCase(java.util.Locale.ROOT).equals("total")) {
                throw row.refuse(name, "a report is of no total; give reports, not sums.");
            }
            cells.add(cell);
        }
        return cells;
    }

    /// The levels of the place.
    int levels() {
        return columns.places().size();
    }

    /// The table at one coarseness: spans that are over, places to `depth` levels, and the categories.
    ///
    /// Every span between the first and the last and every combination stands in it, so that an absent row tells nothing.
    ///
    /// @throws InputRefused if no span is over, or the table is too large
    FrequencyTable at(Calendar calendar, int depth, LocalDate until) {
        return with(calendar, depth, until).table();
    }

    /// A table with what stands on one organisation alone.
    ///
    /// @param table all counts
    /// @param alone the cells, totals included, whose persons all reported to one organisation; empty where organisations
    ///     are not told apart
    record Counted(FrequencyTable table, BitSet alone) {}

    /// The same table, with the cells that stand on one organisation alone: whoever knows where it works, or works there,
    /// would read its own figures.
    Counted with(Calendar calendar, int depth, LocalDate until) {
        List<Set<String>> found = new ArrayList<>();
        for (int dimension = 0; dimension < 2 + columns.categories().size(); dimension++) {
            found.add(new TreeSet<>());
        }
        Map<List<String>, Long> cells = new HashMap<>();
        Map<String, Map<List<String>, Long>> byOrganisation = new TreeMap<>();
        LocalDate first = LocalDate.MAX;
        LocalDate last = LocalDate.MIN;
        for (Map.Entry<Key, Long> entry : counts.entrySet()) {
            Key key = entry.getKey();
            if (calendar.isOver(key.month(), until)) {
                List<String> cell = cell(key, calendar, depth);
                cells.merge(cell, entry.getValue(), Math::addExact);
                byOrganisation.computeIfAbsent(key.organisation(), _ -> new HashMap<>())
                        .merge(cell, entry.getValue(), Math::addExact);
                first = key.month().isBefore(first) ? key.month() : first;
                last = key.month().isAfter(last) ? key.month() : last;
                for (int at = 0; at < cell.size(); at++) {
                    found.get(at).add(cell.get(at));
                }
            }
        }
        if (cells.isEmpty()) {
            throw InputRefused.because("No " + calendar.name().toLowerCase(java.util.Locale.ROOT)
                    + " is over by the day given with --until; wait, or give a later day.");
        }
        for (LocalDate month = first; !month.isAfter(last); month = month.plusMonths(1)) {
            found.getFirst().add(calendar.span(month));
        }
        return new Counted(table(found, cells), columns.organisation().isEmpty()
                ? new BitSet()
                : alone(byOrganisation.values().stream().map(own -> table(found, own)).toList()));
    }

    /// The cells only one of the tables has persons in.
    private static BitSet alone(List<FrequencyTable> tables) {
        BitSet alone = new BitSet();
        tables.getFirst()
                .cells()
                .filter(cell -> tables.stream().filter(table -> table.value(cell) > 0).count() == 1)
                .forEach(alone::set);
        return alone;
    }

    private static List<String> cell(Key key, Calendar calendar, int depth) {
        List<String> cell = new ArrayList<>(List.of(calendar.span(key.month()),
                depth == 0 ? EVERYWHERE : String.join(" / ", key.places().subList(0, depth))));
        cell.addAll(key.categories());
        return cell;
    }

    private FrequencyTable table(List<Set<String>> found, Map<List<String>, Long> cells) {
        List<Dimension> dimensions = new ArrayList<>();
        List<List<String>> nodes = new ArrayList<>();
        for (int at = 0; at < found.size(); at++) {
            List<String> labels = new ArrayList<>(List.of(Dimension.TOTAL));
            labels.addAll(found.get(at));
            List<Integer> parents = new ArrayList<>();
            labels.forEach(label -> parents.add(parents.isEmpty() ? -1 : 0));
            dimensions.add(new Dimension(at == 0 ? TIME : at == 1 ? PLACE : columns.categories().get(at - 2), labels,
                    parents));
            nodes.add(labels);
        }
        Map<List<Integer>, Long> leaves = new HashMap<>();
        cells.forEach((cell, count) -> {
            List<Integer> leaf = new ArrayList<>();
            for (int at = 0; at < cell.size(); at++) {
                leaf.add(nodes.get(at).indexOf(cell.get(at)));
            }
            leaves.put(leaf, count);
        });
        return FrequencyTable.of(dimensions, leaves);
    }
}
