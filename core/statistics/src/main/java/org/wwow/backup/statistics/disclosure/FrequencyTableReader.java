package org.wwow.backup.statistics.disclosure;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

import org.wwow.backup.statistics.InputRefused;
import org.wwow.backup.statistics.table.CsvReader;
import org.wwow.backup.statistics.table.CsvRow;

/// Reads a table of counts from CSV, long or wide.
///
/// Long: a column `count` (also `n`), every other column a dimension, one row a cell. Wide: the first column names the
/// rows, every other column is a category. Rows and columns called Total (in any case) must be the sums they claim to
/// be. A dimension may lie within another: `district` within `region` makes one dimension of two levels.
public final class FrequencyTableReader {
    private static final Set<String> COUNTS = Set.of("count", "n");
    private static final String TOTAL = "total";

    private final CsvReader reader;
    private final Map<String, String> within;
    private final SequencedMap<List<String>, Long> cells = new LinkedHashMap<>();
    private final SequencedMap<List<String>, Claim> claims = new LinkedHashMap<>();

    private FrequencyTableReader(CsvReader reader, Map<String, String> within) {
        this.reader = reader;
        this.within = within;
    }

    private record Claim(long line, long value) {}

    /// Reads a table.
    ///
    /// @param within each inner column with the column it lies within
    /// @throws InputRefused at the first row that cannot be used, or if a total is no sum
    public static FrequencyTable read(InputStream input, Map<String, String> within) {
        return new FrequencyTableReader(CsvReader.open(input), within).run();
    }

    private FrequencyTable run() {
        Optional<String> count = reader.names()
                .stream()
                .filter(name -> COUNTS.contains(name.toLowerCase(java.util.Locale.ROOT)))
                .findFirst();
        List<String> names = count.isPresent() ? longForm(count.get()) : wideForm();
        if (cells.isEmpty()) {
            throw InputRefused.because("The table has no counts; there is nothing to publish.");
        }
        return build(names);
    }

    private List<String> longForm(String count) {
        List<String> names = reader.names().stream().filter(name -> !name.equals(count)).toList();
        if (names.isEmpty()) {
            throw InputRefused
                    .because("The table has a count and no category; give it at least one column of categories.");
        }
        for (Optional<CsvRow> row = reader.next(); row.isPresent(); row = reader.next()) {
            CsvRow here = row.get();
            take(here.line(), names.stream().map(name -> category(here, name)).toList(), here.count(count));
        }
        return names;
    }

    private List<String> wideForm() {
        List<String> names = reader.names();
        if (names.size() < 2) {
            throw InputRefused.because("The table has one column; the first names the rows, the others hold counts.");
        }
        for (Optional<CsvRow> row = reader.next(); row.isPresent(); row = reader.next()) {
            for (String column : names.subList(1, names.size())) {
                take(row.get().line(), List.of(category(row.get(), names.getFirst()), column), row.get().count(column));
            }
        }
        return List.of(names.getFirst(), "columns");
    }

    private static String category(CsvRow row, String column) {
        String category = row.text(column);
        if (category.isEmpty()) {
            throw row.refuse(column, "the category is empty; name it, if need be “unknown”.");
        }
        return category;
    }

    private void take(long line, List<String> categories, long count) {
        boolean total = categories.stream().anyMatch(FrequencyTableReader::isTotal);
        boolean taken = total
                ? claims.putIfAbsent(categories, new Claim(line, count)) != null
                : cells.putIfAbsent(categories, count) != null;
        if (taken) {
            throw InputRefused.atLine(line, "this cell stands in the table already; a cell is given once.");
        }
    }

    private static boolean isTotal(String category) {
        return category.toLowerCase(java.util.Locale.ROOT).equals(TOTAL);
    }

    private FrequencyTable build(List<String> names) {
        List<List<Integer>> chains = chains(names);
        List<Dimension> dimensions = new ArrayList<>();
        List<Map<List<String>, Integer>> places = new ArrayList<>();
        for (List<Integer> chain : chains) {
            Map<List<String>, Integer> nodes = new LinkedHashMap<>();
            dimensions.add(dimension(names, chain, nodes));
            places.add(nodes);
        }
        Map<List<Integer>, Long> leaves = new HashMap<>();
        cells.forEach((categories, count) -> {
            List<Integer> at = new ArrayList<>();
            for (int which = 0; which < chains.size(); which++) {
                at.add(places.get(which).getOrDefault(path(categories, chains.get(which)), 0));
            }
            leaves.put(at, count);
        });
        FrequencyTable table = FrequencyTable.of(dimensions, leaves);
        checkClaims(table, chains, places);
        return table;
    }

    /// The columns of each dimension, outer ones first.
    private List<List<Integer>> chains(List<String> names) {
        for (Map.Entry<String, String> pair : within.entrySet()) {
            if (!names.contains(pair.getKey()) || !names.contains(pair.getValue())) {
                throw InputRefused
                        .because("The table has no columns " + pair.getKey() + " and " + pair.getValue() + ".");
            }
        }
        List<List<Integer>> chains = new ArrayList<>();
        for (String name : names) {
            if (!within.containsValue(name)) {
                List<Integer> chain = new ArrayList<>();
                String at = name;
                while (at != null && chain.size() <= names.size()) {
                    chain.addFirst(names.indexOf(at));
                    at = within.get(at);
                }
                chains.add(chain);
            }
        }
        long placed = chains.stream().flatMap(List::stream).distinct().count();
        if (placed != names.size() || chains.stream().mapToInt(List::size).sum() != names.size()) {
            throw InputRefused.because("Each column lies within at most one other, and none within itself.");
        }
        return chains;
    }

    private Dimension dimension(List<String> names, List<Integer> chain, Map<List<String>, Integer> nodes) {
        List<String> labels = new ArrayList<>(List.of(Dimension.TOTAL));
        List<Integer> parents = new ArrayList<>(List.of(-1));
        for (int depth = 1; depth <= chain.size(); depth++) {
            List<Integer> upTo = chain.subList(0, depth);
            for (List<String> categories : cells.keySet()) {
                List<String> path = path(categories, upTo);
                if (!nodes.containsKey(path)) {
                    parents.add(depth == 1 ? 0 : nodes.getOrDefault(path.subList(0, depth - 1), 0));
                    nodes.put(path, labels.size());
                    labels.add(String.join(" / ", path));
                }
            }
        }
        return new Dimension(names.get(chain.getLast()), labels, parents);
    }

    private static List<String> path(List<String> categories, List<Integer> chain) {
        return chain.stream().map(categories::get).toList();
    }

    private void checkClaims(FrequencyTable table, List<List<Integer>> chains,
            List<Map<List<String>, Integer>> places) {
        claims.forEach((categories, claim) -> {
            int cell = 0;
            for (int which = 0; which < chains.size(); which++) {
                List<String> path = path(categories, chains.get(which)).stream()
                        .takeWhile(part -> !isTotal(part))
                        .toList();
                Integer node = path.isEmpty() ? Integer.valueOf(0) : places.get(which).get(path);
                if (node == null) {
                    throw InputRefused.atLine(claim.line(), "this total is of a category that has no cells.");
                }
                cell = cell * table.dimensions().get(which).nodes().size() + node;
            }
            if (table.value(cell) != claim.value()) {
                throw InputRefused.atLine(claim.line(),
                        "this total is not the sum of its cells; correct it or leave it out.");
            }
        });
    }
}
