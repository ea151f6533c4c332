package org.wwow.backup.statistics.disclosure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.apache.commons.rng.UniformRandomProvider;
import org.jspecify.annotations.Nullable;
import org.ojalgo.optimisation.Expression;
import org.ojalgo.optimisation.ExpressionsBasedModel;
import org.ojalgo.optimisation.Optimisation;
import org.ojalgo.optimisation.Variable;

import org.wwow.backup.statistics.InputRefused;
import org.wwow.backup.statistics.Seed;
import org.wwow.backup.statistics.disclosure.FrequencyTable.Sum;

/// Protects one sensitive cell after the other by the cheapest flow through cells that may be hidden (Cox 1980; Kelly,
/// Golden and Assad 1992), then publishes again whatever turns out not to be needed.
///
/// Then some of the added cells are drawn, published and the rest protected anew, while that saves anything; the draws
/// are the same every time, so a table is always hidden alike.
///
/// A flow moves the target up by the protection and others up and down so that every sum still holds; the cells it
/// touches, once hidden, leave the attacker at least that width.
final class HeuristicHiding {
    private static final double TOUCHED = 1e-6;
    private static final double FREE = 1e-4;
    private static final int MODERATE = 300;
    private static final int MOST_TRIALS = 40;
    private static final int FEW_TRIALS = 2;
    private static final Seed SEED = new Seed(1);

    private final HidingProblem problem;
    private final double[] mood;
    private BitSet hidden;
    private Map<Integer, BitSet> witnesses = new HashMap<>();

    private HeuristicHiding(HidingProblem problem) {
        this.problem = problem;
        this.hidden = problem.hiddenFromTheStart();
        this.mood = new double[problem.size()];
        Arrays.fill(mood, 1);
    }

    /// A protecting choice, improved or, where it is only a start, not.
    static BitSet solve(HidingProblem problem, boolean improved) {
        HeuristicHiding heuristic = new HeuristicHiding(problem);
        heuristic.protectAll();
        heuristic.publishAgain();
        if (improved) {
            heuristic.improve(problem.size() <= MODERATE ? MOST_TRIALS : FEW_TRIALS);
        }
        return heuristic.hidden;
    }

    /// Publishes some of the added cells again, protects anew at prices drawn a little off, and keeps what is no dearer.
    private void improve(int trials) {
        UniformRandomProvider random = SEED.generator();
        for (int trial = 0; trial < trials; trial++) {
            BitSet before = (BitSet) hidden.clone();
            Map<Integer, BitSet> witnessesBefore = new HashMap<>(witnesses);
            double cost = cost(before);
            BitSet first = problem.hiddenFromTheStart();
            hidden = new BitSet();
            double kept = 0.7 * random.nextDouble();
            Arrays.setAll(mood, _ -> 0.75 + 0.5 * random.nextDouble());
            before.stream().filter(cell -> first.get(cell) || random.nextDouble() < kept).forEach(hidden::set);
            witnesses = new HashMap<>();
            protectAll();
            publishAgain();
            if (cost(hidden) > cost) {
                hidden = before;
                witnesses = witnessesBefore;
            }
        }
    }

    private double cost(BitSet chosen) {
        return chosen.stream()
                .mapToDouble(cell -> problem.cell(cell).state() == HidingProblem.State.OPEN
                        ? problem.cell(cell).cost()
                        : 0)
                .sum();
    }

    /// Which cells a flow may touch.
    private enum Reach {
        HIDDEN, COUNTS, ALSO_ZEROS
    }

    private void protectAll() {
        List<Integer> targets = new ArrayList<>(problem.sensitive().stream().boxed().toList());
        targets.sort(
                Comparator.<Integer>comparingLong(cell -> -problem.cell(cell).value()).thenComparingInt(cell -> cell));
        for (int target : targets) {
            BitSet witness = protectedBy(target)
                    .or(() -> flow(target, Reach.COUNTS))
                    .or(() -> flow(target, Reach.ALSO_ZEROS))
                    .orElseThrow(() -> InputRefused.because(
                            "No choice of hidden cells protects one of the small counts; publish coarser categories."));
            hidden.or(witness);
            witnesses.put(target, witness);
        }
    }

    /// The hidden cells that protect the target already, if they do.
    private Optional<BitSet> protectedBy(int target) {
        Optional<BitSet> flow = flow(target, Reach.HIDDEN);
        if (flow.isPresent() || new Attacker(problem, hidden).bounds(target).width() < problem.protect()) {
            return flow;
        }
        return Optional.of((BitSet) hidden.clone());
    }

    /// Dear cells first: hidden cells whose publication exposes nobody are published again.
    private void publishAgain() {
        BitSet first = problem.hiddenFromTheStart();
        List<Integer> added = new ArrayList<>(hidden.stream().filter(cell -> !first.get(cell)).boxed().toList());
        added.sort(Comparator.<Integer>comparingDouble(cell -> -problem.cell(cell).cost())
                .thenComparingLong(cell -> -problem.cell(cell).value())
                .thenComparingInt(cell -> cell));
        for (int cell : added) {
            hidden.clear(cell);
            Map<Integer, BitSet> renewed = new HashMap<>();
            boolean safe = witnesses.entrySet().stream().filter(entry -> entry.getValue().get(cell)).allMatch(entry -> {
                Optional<BitSet> other = protectedBy(entry.getKey());
                other.ifPresent(witness -> renewed.put(entry.getKey(), witness));
                return other.isPresent();
            });
            if (safe) {
                witnesses.putAll(renewed);
            } else {
                hidden.set(cell);
            }
        }
    }

    private Optional<BitSet> flow(int target, Reach reach) {
        ExpressionsBasedModel programme = new ExpressionsBasedModel();
        Map<Integer, Variable> up = new HashMap<>();
        Map<Integer, Variable> down = new HashMap<>();
        for (int cell = 0; cell < problem.size(); cell++) {
            boolean free = hidden.get(cell);
            if (free || (reach != Reach.HIDDEN && problem.mayHide(cell, reach == Reach.ALSO_ZEROS))) {
                double cost = free ? FREE : mood[cell] * problem.cell(cell).cost();
                up.put(cell, programme.newVariable("u" + cell).lower(0).upper(problem.protect()).weight(cost));
                down.put(cell, programme.newVariable("d" + cell)
                        .lower(0)
                        .upper(Math.min(problem.protect(), problem.cell(cell).value()))
                        .weight(cost));
            }
        }
        int number = 0;
        for (Sum sum : problem.sums()) {
            @Nullable
            Expression balance = null;
            for (int at = -1; at < sum.parts().size(); at++) {
                int cell = at < 0 ? sum.total() : sum.parts().get(at);
                if (up.containsKey(cell)) {
                    balance = balance == null ? programme.newExpression("s" + number++).level(0) : balance;
                    balance.set(up.get(cell), at < 0 ? -1 : 1).set(down.get(cell), at < 0 ? 1 : -1);
                }
            }
        }
        programme.newExpression("target").set(up.get(target), 1).set(down.get(target), -1).level(problem.protect());
        Optimisation.Result result = programme.minimise();
        return result.getState().isFeasible() ? Optional.of(touched(programme, result)) : Optional.empty();
    }

    private static BitSet touched(ExpressionsBasedModel programme, Optimisation.Result result) {
        BitSet touched = new BitSet();
        List<Variable> variables = programme.getVariables();
        for (int at = 0; at < variables.size(); at++) {
            if (result.doubleValue(at) > TOUCHED) {
                touched.set(Integer.parseInt(variables.get(at).getName().substring(1)));
            }
        }
        return touched;
    }
}
