package org.wwow.backup.statistics.disclosure;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.wwow.backup.statistics.InputRefused;

/// A table of counts with all its totals, and the sums that hold between them.
///
/// Cells are numbered; each sum names a total and its parts. A table of several dimensions, each a tree, has a cell for
/// every combination of nodes.
public final class FrequencyTable {
    private static final int MOST_CELLS = 50_000;

    private final List<Dimension> dimensions;
    private final long[] values;
    private final List<Sum> sums = new ArrayList<>();

    private FrequencyTable(List<Dimension> dimensions, long[] values) {
        this.dimensions = List.copyOf(dimensions);
        this.values = values;
    }

    /// A total and the cells that add up to it.
    ///
    /// @param total the total's cell
    /// @param parts the parts' cells
    public record Sum(int total, List<Integer> parts) {
        /// Copies the parts.
        public Sum {
            parts = List.copyOf(parts);
        }
    }

    /// A table from the counts of its innermost cells; a combination without a count is 0.
    ///
    /// @param dimensions one or more
    /// @param leaves counts by the innermost node of each dimension
    /// @throws InputRefused if the table is too large
    public static FrequencyTable of(List<Dimension> dimensions, Map<List<Integer>, Long> leaves) {
        long cells = 1;
        for (Dimension dimension : dimensions) {
            cells *= dimension.nodes().size();
            if (cells > MOST_CELLS) {
                throw InputRefused.because("The table has more than " + MOST_CELLS
                        + " cells with its totals; publish coarser categories or smaller tables.");
            }
        }
        FrequencyTable table = new FrequencyTable(dimensions, new long[(int) cells]);
        leaves.forEach(table::addUpwards);
        table.findSums();
        return table;
    }

    private void addUpwards(List<Integer> leaf, long count) {
        List<List<Integer>> paths = new ArrayList<>();
        for (int at = 0; at < dimensions.size(); at++) {
            List<Integer> path = new ArrayList<>();
            for (int node = leaf.get(at); node >= 0; node = dimensions.get(at).parents().get(node)) {
                path.add(node);
            }
            paths.add(path);
        }
        add(paths, 0, 0, count);
    }

    private void add(List<List<Integer>> paths, int at, int cell, long count) {
        if (at == paths.size()) {
            values[cell] = Math.addExact(values[cell], count);
            return;
        }
        for (int node : paths.get(at)) {
            add(paths, at + 1, cell * dimensions.get(at).nodes().size() + node, count);
        }
    }

    private void findSums() {
        int stride = values.length;
        for (Dimension dimension : dimensions) {
            int size = dimension.nodes().size();
            stride /= size;
            Map<Integer, List<Integer>> children = new HashMap<>();
            for (int node = 0; node < size; node++) {
                children.put(node, dimension.children(node));
            }
            for (int cell = 0; cell < values.length; cell++) {
                int node = cell / stride % size;
                List<Integer> below = children.getOrDefault(node, List.of());
                if (!below.isEmpty()) {
                    int base = cell - node * stride;
                    int step = stride;
                    sums.add(new Sum(cell, below.stream().map(child -> base + child * step).toList()));
                }
            }
        }
    }

    /// How many cells there are, totals included.
    public int size() {
        return values.length;
    }

    /// A cell's count.
    public long value(int cell) {
        return values[cell];
    }

    /// All sums.
    public List<Sum> sums() {
        return List.copyOf(sums);
    }

    /// The dimensions.
    public List<Dimension> dimensions() {
        return dimensions;
    }

    /// A cell's category in each dimension.
    public List<String> categories(int cell) {
        List<String> categories = new ArrayList<>();
        int rest = cell;
        for (Dimension dimension : dimensions.reversed()) {
            categories.addFirst(dimension.nodes().get(rest % dimension.nodes().size()));
            rest /= dimension.nodes().size();
        }
        return categories;
    }

    /// The dimensions in which a cell is no total, with its category there; two tables' cells with the same are the same.
    Map<String, String> narrowing(int cell) {
        Map<String, String> narrowing = new HashMap<>();
        List<String> categories = categories(cell);
        List<Integer> nodes = nodes(cell);
        for (int at = 0; at < nodes.size(); at++) {
            if (nodes.get(at) != 0) {
                narrowing.put(dimensions.get(at).name(), categories.get(at));
            }
        }
        return narrowing;
    }

    /// Whether a cell is a total of others.
    public boolean isTotal(int cell) {
        int rest = cell;
        for (Dimension dimension : dimensions.reversed()) {
            if (!dimension.isLeaf(rest % dimension.nodes().size())) {
                return true;
            }
            rest /= dimension.nodes().size();
        }
        return false;
    }

    /// The same table with other counts in its innermost cells, totals summed anew.
    FrequencyTable withCounts(java.util.function.IntToLongFunction count) {
        Map<List<Integer>, Long> leaves = new HashMap<>();
        cells().filter(cell -> !isTotal(cell)).forEach(cell -> leaves.put(nodes(cell), count.applyAsLong(cell)));
        return of(dimensions, leaves);
    }

    private List<Integer> nodes(int cell) {
        List<Integer> nodes = new ArrayList<>();
        int rest = cell;
        for (Dimension dimension : dimensions.reversed()) {
            nodes.addFirst(rest % dimension.nodes().size());
            rest /= dimension.nodes().size();
        }
        return nodes;
    }

    /// Whether the other table has the same dimensions and categories, as two releases of one series must.
    public boolean hasTheSameCells(FrequencyTable other) {
        return dimensions.equals(other.dimensions);
    }

    /// The cell with the grand total.
    public int grandTotal() {
        return 0;
    }

    /// All cells, in order.
    IntStream cells() {
        return IntStream.range(0, values.length);
    }
}
