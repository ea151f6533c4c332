package org.wwow.backup.statistics.disclosure;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.ojalgo.optimisation.Expression;
import org.ojalgo.optimisation.ExpressionsBasedModel;
import org.ojalgo.optimisation.Optimisation;
import org.ojalgo.optimisation.Variable;

import org.wwow.backup.statistics.disclosure.FrequencyTable.Sum;

/// Someone with all published cells and a linear programme: between which bounds do the hidden cells lie?
///
/// The bounds take counts for real numbers; in a table of two dimensions the whole-number bounds are the same, in others
/// an attacker who uses that counts are whole may come a little closer.
final class Attacker {
    private static final double ROUNDING = 1e-6;

    private final HidingProblem problem;
    private final BitSet hidden;
    private final Map<Integer, Integer> components = new HashMap<>();
    private final Map<Integer, List<Sum>> sums = new HashMap<>();

    Attacker(HidingProblem problem, BitSet hidden) {
        this.problem = problem;
        this.hidden = hidden;
        findComponents();
    }

    /// What can be worked out about a cell.
    ///
    /// @param low at least
    /// @param high at most
    record Bounds(double low, double high) {
        double width() {
            return high - low;
        }
    }

    /// Hidden cells that share a sum bear on each other; all others are nobody's business.
    private void findComponents() {
        int[] root = new int[problem.size()];
        java.util.Arrays.setAll(root, cell -> cell);
        for (Sum sum : problem.sums()) {
            int first = -1;
            for (int cell : hiddenIn(sum)) {
                if (first < 0) {
                    first = find(root, cell);
                } else {
                    root[find(root, cell)] = first;
                }
            }
        }
        hidden.stream().forEach(cell -> components.put(cell, find(root, cell)));
        for (Sum sum : problem.sums()) {
            hiddenIn(sum).stream()
                    .limit(1)
                    .forEach(cell -> sums.computeIfAbsent(find(root, cell), _ -> new ArrayList<>()).add(sum));
        }
    }

    private static int find(int[] root, int cell) {
        int at = cell;
        while (root[at] != at) {
            root[at] = root[root[at]];
            at = root[at];
        }
        return at;
    }

    private List<Integer> hiddenIn(Sum sum) {
        List<Integer> found = new ArrayList<>();
        if (hidden.get(sum.total())) {
            found.add(sum.total());
        }
        for (int part : sum.parts()) {
            if (hidden.get(part)) {
                found.add(part);
            }
        }
        return found;
    }

    /// The bounds of one hidden cell.
    Bounds bounds(int target) {
        return new Bounds(solve(target, false), solve(target, true));
    }

    /// The sensitive cells that can be bounded too tightly.
    List<Integer> exposed() {
        List<Integer> exposed = new ArrayList<>();
        problem.sensitive()
                .stream()
                .filter(cell -> !hidden.get(cell) || bounds(cell).width() < problem.protect() - ROUNDING)
                .forEach(exposed::add);
        return exposed;
    }

    private double solve(int target, boolean most) {
        ExpressionsBasedModel programme = new ExpressionsBasedModel();
        Map<Integer, Variable> variables = new HashMap<>();
        int component = components.getOrDefault(target, -1);
        hidden.stream()
                .filter(cell -> components.getOrDefault(cell, -2) == component)
                .forEach(cell -> variables.put(cell,
                        programme.newVariable("x" + cell)
                                .lower(0)
                                .upper(problem.ceiling())
                                .weight(cell == target ? 1 : 0)));
        int number = 0;
        for (Sum sum : sums.getOrDefault(component, List.of())) {
            Expression balance = programme.newExpression("s" + number++);
            double known = term(balance, variables, sum.total(), -1);
            for (int part : sum.parts()) {
                known += term(balance, variables, part, 1);
            }
            balance.level(-known);
        }
        Optimisation.Result result = most ? programme.maximise() : programme.minimise();
        if (!result.getState().isFeasible()) {
            throw new IllegalStateException(
                    "The true table solves the attacker's programme, yet the solver found nothing.");
        }
        return result.getValue();
    }

    private double term(Expression balance, Map<Integer, Variable> variables, int cell, double sign) {
        Variable variable = variables.get(cell);
        if (variable == null) {
            return sign * problem.cell(cell).value();
        }
        balance.set(variable, sign);
        return 0;
    }
}
