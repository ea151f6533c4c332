package org.wwow.backup.statistics.disclosure;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

import org.wwow.backup.statistics.InputRefused;

/// Hides small counts, and as many others as keep them hidden.
///
/// First the rules pick the sensitive cells; then others are added until no attacker with the published cells, the
/// sums and linear programmes bounds a sensitive cell tighter than the protection asks (Fischetti and Salazar 2001).
/// Small tables are solved to the optimum, larger ones by a heuristic; the audit at the end is the same for both.
public final class Suppression {
    private static final int MOST_FOR_OPTIMUM = 120;
    private static final int MOST_IN_THREE_DIMENSIONS = 50;

    private Suppression() {}

    /// What hiding a cell costs.
    public enum Cost {
        /// One a cell: as few hidden cells as possible.
        CELLS,
        /// Its count: as few hidden persons as possible.
        VALUES
    }

    /// How a table is solved.
    public enum Solver {
        /// The optimum on small tables, the heuristic on large ones; of three dimensions and more fewer cells are small,
        /// since there the optimum takes minutes.
        AUTOMATIC,
        /// The optimum, however long it takes.
        OPTIMAL,
        /// The heuristic.
        HEURISTIC
    }

    /// What is hidden and how well.
    ///
    /// @param threshold counts from 1 below it are hidden, 5 as a rule
    /// @param protect the least width of what an attacker can work out about a sensitive cell, 3 as a rule
    /// @param groups whether a cell with all or all but one of a total is hidden too: it tells what everyone there has
    /// @param cost what hiding costs
    /// @param solver how to solve
    public record Rules(long threshold, long protect, boolean groups, Cost cost, Solver solver) {
        /// The usual rules.
        public static final Rules USUAL = new Rules(5, 3, false, Cost.CELLS, Solver.AUTOMATIC);

        /// @throws InputRefused if a value is out of its range
        public Rules {
            if (threshold < 3 || threshold > 1000) {
                throw InputRefused.because(
                        "The threshold lies between 3 and 1000; 5 is a floor, and 10 is better in small places.");
            }
            if (protect < 1 || protect > 1000) {
                throw InputRefused.because("The protection lies between 1 and 1000.");
            }
        }

        /// The cells these rules hide for their own sake.
        BitSet primary(FrequencyTable table) {
            BitSet primary = new BitSet();
            table.cells().filter(cell -> table.value(cell) > 0 && table.value(cell) < threshold).forEach(primary::set);
            if (groups) {
                for (FrequencyTable.Sum sum : table.sums()) {
                    if (sum.parts().size() > 1) {
                        sum.parts()
                                .stream()
                                .filter(part -> table.value(part) > 0
                                        && table.value(part) >= table.value(sum.total()) - 1)
                                .forEach(primary::set);
                    }
                }
            }
            return primary;
        }

        /// Totals are dearer than cells within, and the grand total dearest.
        double cost(FrequencyTable table, int cell) {
            double base = switch (cost) {
                case CELLS -> 1;
                case VALUES -> Math.max(1, table.value(cell));
            };
            return cell == table.grandTotal() && table.size() > 1 ? 1000 * base : base;
        }
    }

    /// Hides what must be hidden.
    ///
    /// @throws InputRefused if no choice of hidden cells protects the sensitive ones
    public static SuppressedTable of(FrequencyTable table, Rules rules) {
        return solve(table, HidingProblem.of(table, rules), rules);
    }

    /// Hides what must be hidden, and more cells for their own sake.
    ///
    /// @param beside cells that must stay as unknown as small counts, whatever they hold
    /// @throws InputRefused if no choice of hidden cells protects the sensitive ones
    static SuppressedTable of(FrequencyTable table, Rules rules, BitSet beside) {
        return solve(table, HidingProblem.of(table, rules, beside), rules);
    }

    /// Hides what must be hidden beside an earlier release of the same cells, so that no difference tells either.
    ///
    /// @param earlier the same cells at the earlier release; they were published under the same rules
    /// @throws InputRefused if the cells differ or a count fell
    public static SuppressedTable of(FrequencyTable table, Rules rules, FrequencyTable earlier) {
        if (!table.hasTheSameCells(earlier)) {
            throw InputRefused
                    .because("The earlier table has other categories; a series keeps its categories in one order.");
        }
        if (table.cells().anyMatch(cell -> table.value(cell) < earlier.value(cell))) {
            throw InputRefused
                    .because("A count is lower than at the earlier release; only tables that grow can be compared.");
        }
        SuppressedTable past = of(earlier, rules);
        HidingProblem problem = HidingProblem.of(table, rules);
        problem.addEarlier(table, earlier,
                new HidingProblem.Release(past.hidden(), past.sensitive(), rules.threshold()));
        return solve(table, problem, rules);
    }

    /// Hides what must be hidden in several tables about the same persons, so that none tells on another.
    ///
    /// @return one table for each given, in the same order
    /// @throws InputRefused if the tables disagree on a total they share
    public static List<SuppressedTable> ofLinked(List<FrequencyTable> tables, Rules rules) {
        return solve(tables, HidingProblem.ofLinked(tables, rules), rules);
    }

    private static SuppressedTable solve(FrequencyTable table, HidingProblem problem, Rules rules) {
        return solve(List.of(table), problem, rules).getFirst();
    }

    private static List<SuppressedTable> solve(List<FrequencyTable> tables, HidingProblem problem, Rules rules) {
        boolean flat = tables.stream().allMatch(table -> table.dimensions().size() < 3);
        boolean small = problem.size() <= (flat ? MOST_FOR_OPTIMUM : MOST_IN_THREE_DIMENSIONS);
        boolean optimal = rules.solver() == Solver.OPTIMAL || (rules.solver() == Solver.AUTOMATIC && small);
        Optional<BitSet> best = optimal
                ? OptimalHiding.solve(problem, HeuristicHiding.solve(problem, false))
                : Optional.empty();
        BitSet hidden = best.orElseGet(() -> HeuristicHiding.solve(problem, true));
        List<Integer> exposed = new Attacker(problem, hidden).exposed();
        if (!exposed.isEmpty()) {
            throw InputRefused.because("No choice of hidden cells protects " + exposed.size()
                    + " of the small counts; publish coarser categories.");
        }
        List<SuppressedTable> audited = new ArrayList<>();
        int from = 0;
        for (FrequencyTable table : tables) {
            audited.add(SuppressedTable.audited(table, rules,
                    new SuppressedTable.Audit(problem, hidden, from, best.isPresent())));
            from += table.size();
        }
        return List.copyOf(audited);
    }
}
