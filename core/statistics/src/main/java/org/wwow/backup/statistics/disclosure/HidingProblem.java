package org.wwow.backup.statistics.disclosure;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.wwow.backup.statistics.InputRefused;
import org.wwow.backup.statistics.disclosure.FrequencyTable.Sum;

/// Which cells must stay unknown, and what an attacker knows: every published cell, every sum, and that no count is
/// negative.
///
/// Several releases make one problem: the earlier cells stand beside the later ones, and beside both their differences,
/// which nobody publishes and everybody can work out.
final class HidingProblem {
    private final List<Cell> cells = new ArrayList<>();
    private final List<Sum> sums = new ArrayList<>();
    private final long protect;
    private long largest;

    private HidingProblem(long protect) {
        this.protect = protect;
    }

    /// What can be done with a cell.
    enum State {
        /// It may be published or hidden.
        OPEN,
        /// It is hidden already, or was never shown.
        HIDDEN,
        /// It was published and cannot be taken back.
        PUBLISHED
    }

    /// @param value its count
    /// @param state what can be done with it
    /// @param sensitive whether it has to stay uncertain by `protect` or more
    /// @param cost of hiding it
    record Cell(long value, State state, boolean sensitive, double cost) {}

    static HidingProblem of(FrequencyTable table, Suppression.Rules rules) {
        return of(table, rules, new BitSet());
    }

    /// A problem in which more than the small counts must stay unknown.
    static HidingProblem of(FrequencyTable table, Suppression.Rules rules, BitSet beside) {
        HidingProblem problem = new HidingProblem(rules.protect());
        BitSet sensitive = rules.primary(table);
        sensitive.or(beside);
        problem.addTable(table, rules, sensitive);
        return problem;
    }

    /// One problem of several tables about the same persons: a cell two tables share is known from either.
    static HidingProblem ofLinked(List<FrequencyTable> tables, Suppression.Rules rules) {
        HidingProblem problem = new HidingProblem(rules.protect());
        Map<Map<String, String>, Integer> known = new HashMap<>();
        for (FrequencyTable table : tables) {
            int offset = problem.size();
            problem.addTable(table, rules, rules.primary(table));
            table.cells().forEach(cell -> {
                Integer other = known.putIfAbsent(table.narrowing(cell), offset + cell);
                if (other != null) {
                    problem.link(other, offset + cell);
                }
            });
        }
        return problem;
    }

    private void link(int one, int other) {
        if (cells.get(one).value() != cells.get(other).value()) {
            throw InputRefused
                    .because("Two of the tables disagree on a total they share; they are not about the same persons.");
        }
        sums.add(new Sum(one, List.of(other)));
    }

    private void addTable(FrequencyTable table, Suppression.Rules rules, BitSet sensitive) {
        int offset = size();
        table.cells()
                .forEach(cell -> add(new Cell(table.value(cell), sensitive.get(cell) ? State.HIDDEN : State.OPEN,
                        sensitive.get(cell), rules.cost(table, cell))));
        table.sums().forEach(sum -> sums.add(moved(sum, offset)));
    }

    /// Adds an earlier release of the same cells: its published ones are known for good.
    void addEarlier(FrequencyTable table, FrequencyTable earlier, Release past) {
        int size = table.size();
        earlier.cells()
                .forEach(cell -> add(new Cell(earlier.value(cell),
                        past.hidden().get(cell) ? State.HIDDEN : State.PUBLISHED, past.sensitive().get(cell), 0)));
        table.cells().forEach(cell -> {
            long difference = table.value(cell) - earlier.value(cell);
            add(new Cell(difference, State.HIDDEN, difference > 0 && difference < past.threshold(), 0));
        });
        for (Sum sum : table.sums()) {
            sums.add(moved(sum, size));
            sums.add(moved(sum, 2 * size));
        }
        table.cells().forEach(cell -> sums.add(new Sum(cell, List.of(size + cell, 2 * size + cell))));
    }

    /// An earlier release.
    ///
    /// @param hidden its hidden cells
    /// @param sensitive those of them that were small
    /// @param threshold counts below it are small
    record Release(BitSet hidden, BitSet sensitive, long threshold) {}

    private static Sum moved(Sum sum, int by) {
        return new Sum(sum.total() + by, sum.parts().stream().map(part -> part + by).toList());
    }

    private void add(Cell cell) {
        cells.add(cell);
        largest = Math.max(largest, cell.value());
    }

    int size() {
        return cells.size();
    }

    Cell cell(int at) {
        return cells.get(at);
    }

    List<Sum> sums() {
        return sums;
    }

    long protect() {
        return protect;
    }

    /// More than any attacker would think a count could be.
    double ceiling() {
        return 2.0 * largest + 2.0 * protect + 1;
    }

    BitSet sensitive() {
        BitSet sensitive = new BitSet();
        for (int at = 0; at < cells.size(); at++) {
            sensitive.set(at, cells.get(at).sensitive());
        }
        return sensitive;
    }

    BitSet hiddenFromTheStart() {
        BitSet hidden = new BitSet();
        for (int at = 0; at < cells.size(); at++) {
            hidden.set(at, cells.get(at).state() == State.HIDDEN);
        }
        return hidden;
    }

    /// Whether hiding the cell can help: zeros are taken for known unless `zeros` says otherwise.
    boolean mayHide(int at, boolean zeros) {
        return cells.get(at).state() == State.OPEN && (zeros || cells.get(at).value() > 0);
    }
}
