package org.wwow.backup.statistics.disclosure;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

import org.ojalgo.optimisation.Expression;
import org.ojalgo.optimisation.ExpressionsBasedModel;
import org.ojalgo.optimisation.Optimisation;
import org.ojalgo.optimisation.Variable;
import org.ojalgo.optimisation.integer.IntegerStrategy;
import org.ojalgo.type.context.NumberContext;

import org.wwow.backup.statistics.Seed;
import org.wwow.backup.statistics.disclosure.FrequencyTable.Sum;

/// The cheapest hidden cells, by a mixed-integer programme that learns what attackers can do (Fischetti and Salazar
/// 2001).
///
/// A master programme picks cells; the dual of the attacker's programme turns each exposed cell into an inequality every
/// protecting choice satisfies; this repeats until nobody is exposed. As the master only ever asks for less than is
/// needed, its first protecting choice is the optimum.
final class OptimalHiding {
    private static final int MOST_ROUNDS = 2000;
    private static final double ROUNDING = 1e-6;

    private static final Seed PREFERENCES = new Seed(0);

    private final HidingProblem problem;
    private final boolean zeros;
    private final List<double[]> cuts = new ArrayList<>();

    private OptimalHiding(HidingProblem problem, boolean zeros) {
        this.problem = problem;
        this.zeros = zeros;
    }

    /// The optimum, or nothing where the bound of rounds is reached first.
    ///
    /// @param start a choice that protects; where it needs hidden zeros, zeros may be hidden here too
    static Optional<BitSet> solve(HidingProblem problem, BitSet start) {
        BitSet first = problem.hiddenFromTheStart();
        boolean zeros = start.stream().anyMatch(cell -> !first.get(cell) && problem.cell(cell).value() == 0);
        return new OptimalHiding(problem, zeros).run();
    }

    private Optional<BitSet> run() {
        for (int round = 0; round < MOST_ROUNDS; round++) {
            Optional<BitSet> choice = master();
            if (choice.isEmpty()) {
                return Optional.empty();
            }
            List<Integer> exposed = new Attacker(problem, choice.get()).exposed();
            if (exposed.isEmpty()) {
                return choice;
            }
            exposed.forEach(cell -> cuts.add(cut(cell, choice.get())));
        }
        return Optional.empty();
    }

    private Optional<BitSet> master() {
        ExpressionsBasedModel programme = new ExpressionsBasedModel();
        Variable[] hide = new Variable[problem.size()];
        BitSet hidden = problem.hiddenFromTheStart();
        for (int cell = 0; cell < hide.length; cell++) {
            if (problem.mayHide(cell, zeros)) {
                hide[cell] = programme.newVariable("h" + cell)
                        .binary()
                        .weight(problem.cell(cell).cost() + preference(cell));
            }
        }
        for (int number = 0; number < cuts.size(); number++) {
            double[] cut = cuts.get(number);
            double needed = problem.protect();
            Expression inequality = programme.newExpression("c" + number);
            for (int cell = 0; cell < hide.length; cell++) {
                if (hidden.get(cell)) {
                    needed -= cut[cell];
                } else if (hide[cell] != null && cut[cell] > ROUNDING) {
                    inequality.set(hide[cell], cut[cell]);
                }
            }
            inequality.lower(needed);
        }
        programme.options.integer(IntegerStrategy.newConfigurable()
                .withParallelism(() -> 1)
                .withGapTolerance(NumberContext.of(12, 10)));
        Optimisation.Result result = programme.minimise();
        if (!cuts.isEmpty() && !result.getState().isFeasible()) {
            return Optional.empty();
        }
        List<Variable> variables = programme.getVariables();
        for (int at = 0; at < variables.size() && !cuts.isEmpty(); at++) {
            if (result.doubleValue(at) > 0.5) {
                hidden.set(Integer.parseInt(variables.get(at).getName().substring(1)));
            }
        }
        return Optional.of(hidden);
    }

    /// Of several optima always the same is taken: the same table hidden twice in two ways would tell what each way hides.
    ///
    /// All preferences together are less than half of what any cell costs.
    private double preference(int cell) {
        double even = (PREFERENCES.child("cell", cell).value() >>> 11) * 0x1p-53;
        return 0.5 / problem.size() * even;
    }

    /// What each hidden cell can at most add to the width of `target`, both directions together.
    private double[] cut(int target, BitSet choice) {
        double[] up = dual(target, choice, 1);
        double[] down = dual(target, choice, -1);
        double[] cut = new double[up.length];
        for (int cell = 0; cell < cut.length; cell++) {
            cut[cell] = Math.min((double) problem.protect(), up[cell] + down[cell]);
        }
        return cut;
    }

    /// The dual of "move the target as far as the hidden cells allow": prices of each cell's room up and down.
    private double[] dual(int target, BitSet choice, int direction) {
        ExpressionsBasedModel programme = new ExpressionsBasedModel();
        double ceiling = problem.ceiling();
        Variable[] above = new Variable[problem.size()];
        Variable[] below = new Variable[problem.size()];
        Expression[] balances = new Expression[problem.size()];
        for (int cell = 0; cell < above.length; cell++) {
            double value = problem.cell(cell).value();
            double used = choice.get(cell) ? 1 : 1e-7;
            above[cell] = programme.newVariable("a" + cell).lower(0).weight(used * Math.max(1, ceiling - value));
            below[cell] = programme.newVariable("b" + cell).lower(0).weight(used * Math.max(1e-3, value));
            balances[cell] = programme.newExpression("p" + cell)
                    .set(above[cell], 1)
                    .set(below[cell], -1)
                    .level(cell == target ? direction : 0);
        }
        int number = 0;
        for (Sum sum : problem.sums()) {
            Variable price = programme.newVariable("g" + number++).lower(null).upper(null).weight(0);
            balances[sum.total()].set(price, -1);
            sum.parts().forEach(part -> balances[part].set(price, 1));
        }
        Optimisation.Result result = programme.minimise();
        double[] worth = new double[above.length];
        for (int cell = 0; cell < worth.length; cell++) {
            double value = problem.cell(cell).value();
            worth[cell] = result.doubleValue(2L * cell) * (ceiling - value) + result.doubleValue(2L * cell + 1) * value;
        }
        return worth;
    }
}
