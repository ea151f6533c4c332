package org.wwow.backup.statistics.forecast;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

import org.apache.commons.rng.UniformRandomProvider;

import org.wwow.backup.statistics.InputRefused;

/// Forecasts every step of the past from what was known before it, and scores what came.
///
/// The shares of the model's parts for a step are learnt from the steps that were already known at its origin, so no
/// score has seen its own target.
final class RollingOrigins {
    static final int FEWEST_TARGETS = 12;
    private static final int LEAST_PAST = 36;
    private static final int LEARNING = 36;

    private final AreaPanel panel;
    private final AreaForecast.Settings settings;
    private final List<Forecaster> parts;

    RollingOrigins(AreaPanel panel, AreaForecast.Settings settings) {
        this.panel = panel;
        this.settings = settings;
        this.parts = List.of(new SelfExcitingCounts(), WeightedPast.fading(), WeightedPast.last(12),
                WeightedPast.last(6), WeightedPast.halving(3), WeightedPast.fading().ofAllAreas(),
                WeightedPast.last(12).ofAllAreas());
        int needed = LEAST_PAST + FEWEST_TARGETS + settings.tested() + 2 * (panel.horizon().ahead() - 1);
        if (panel.steps() < needed) {
            throw InputRefused.because("The events cover " + panel.steps() + " whole steps and " + needed
                    + " are needed to try the forecast first; give a longer past, or try fewer steps.");
        }
    }

    /// Tries one number of steps ahead.
    Trial trial(int ahead) {
        int tested = panel.steps() - settings.tested();
        int first = first(ahead);
        List<double[][]> forms = side(first, panel.steps(), target -> form(target, ahead));
        double[][] shares = new double[panel.steps()][];
        LearntShares learnt = new LearntShares(parts.size());
        for (int known = first; known < panel.steps(); known++) {
            if (known + ahead - 1 < panel.steps()) {
                shares[known + ahead - 1] = learnt.shares();
            }
            learnt.learn(forms.get(known - first));
        }
        double[] now = learnt.shares();
        List<List<TrialScores.Outcome>> model = side(tested, panel.steps(),
                target -> target(target, pooled(target - ahead + 1, ahead, shares[target])));
        SequencedMap<Baseline, TrialScores> baselines = new LinkedHashMap<>();
        for (Baseline baseline : Baseline.values()) {
            baselines.put(baseline, TrialScores.of(
                    side(tested, panel.steps(), target -> target(target, alone(target - ahead + 1, ahead, baseline)))));
        }
        SequencedMap<String, Double> named = new LinkedHashMap<>();
        for (int part = 0; part < parts.size(); part++) {
            named.put(parts.get(part).label(), now[part]);
        }
        return new Trial(ahead, settings.tested(), TrialScores.of(model), baselines, named);
    }

    /// The first step whose score is learnt from.
    private int first(int ahead) {
        return Math.max(LEAST_PAST + ahead - 1, panel.steps() - settings.tested() - LEARNING);
    }

    /// The forecast of the step to come, by what the trial chose.
    List<CountDistribution> next(Trial trial) {
        double[] shares = trial.shares().values().stream().mapToDouble(Double::doubleValue).toArray();
        return trial.modelHolds()
                ? pooled(panel.steps(), trial.ahead(), shares)
                : alone(panel.steps(), trial.ahead(), trial.bestBaseline());
    }

    private double[][] form(int target, int ahead) {
        int known = target - ahead + 1;
        long[] grid = panel.grid(known);
        return LearntShares.form(cumulative(known, ahead, grid), grid, panel.row(target));
    }

    private double[][][] cumulative(int known, int ahead, long[] grid) {
        return parts.stream().map(part -> part.cumulative(panel, known, ahead, grid)).toArray(double[][][]::new);
    }

    private List<CountDistribution> pooled(int known, int ahead, double[] shares) {
        long[] grid = panel.grid(known);
        double[][][] cumulative = cumulative(known, ahead, grid);
        List<CountDistribution> pooled = new ArrayList<>();
        for (int area = 0; area < panel.areas().size(); area++) {
            double[] mixed = new double[grid.length];
            for (int part = 0; part < shares.length; part++) {
                for (int point = 0; point < mixed.length; point++) {
                    mixed[point] += shares[part] * cumulative[part][area][point];
                }
            }
            pooled.add(CountDistribution.of(grid, mixed));
        }
        return pooled;
    }

    private List<CountDistribution> alone(int known, int ahead, Forecaster forecaster) {
        long[] grid = panel.grid(known);
        return Arrays.stream(forecaster.cumulative(panel, known, ahead, grid))
                .map(cumulative -> CountDistribution.of(grid, cumulative))
                .toList();
    }

    private List<TrialScores.Outcome> target(int target, List<CountDistribution> areas) {
        UniformRandomProvider random = settings.seed().child("pit", target).generator();
        List<TrialScores.Outcome> outcomes = new ArrayList<>();
        for (int area = 0; area < areas.size(); area++) {
            outcomes.add(new TrialScores.Outcome(areas.get(area), panel.count(target, area), random.nextDouble()));
        }
        return outcomes;
    }

    private <T> List<T> side(int from, int to, IntFunction<T> each) {
        IntStream steps = IntStream.range(from, to);
        return (settings.parallel() ? steps.parallel() : steps).mapToObj(each).toList();
    }
}
