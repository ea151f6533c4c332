package org.wwow.backup.statistics.forecast;

import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

import org.wwow.backup.statistics.result.Value;
import org.wwow.backup.statistics.result.Value.Group;

/// How the model and the baselines did on the past, some steps ahead, and which of them is therefore shown.
///
/// @param ahead how many steps ahead
/// @param targets how many steps were tried
/// @param model the model's scores
/// @param baselines each baseline's scores
/// @param shares what share of the model each of its parts has now
public record Trial(int ahead, int targets, TrialScores model, SequencedMap<Baseline, TrialScores> baselines,
        SequencedMap<String, Double> shares) {
    /// What the model is called.
    public static final String MODEL = "model";

    private static final double LEAST_COVERAGE = 0.7;
    private static final double MOST_COVERAGE = 0.9;

    /// The baseline with the lowest CRPS.
    public Baseline bestBaseline() {
        return baselines.entrySet()
                .stream()
                .min(java.util.Comparator.comparingDouble(entry -> entry.getValue().crps()))
                .map(Map.Entry::getKey)
                .orElseThrow();
    }

    /// Whether the model beats every baseline's CRPS and its 80 % ranges held 70 to 90 % of what came.
    public boolean modelHolds() {
        return beatsBaselines() && model.coverage() >= LEAST_COVERAGE && model.coverage() <= MOST_COVERAGE;
    }

    private boolean beatsBaselines() {
        return baselines.values().stream().allMatch(baseline -> model.crps() < baseline.crps());
    }

    /// What is shown: the model, or the best baseline.
    public String chosen() {
        return modelHolds() ? MODEL : bestBaseline().label();
    }

    /// Why, in one sentence.
    public String reason() {
        if (modelHolds()) {
            return "The model beat every baseline on the steps tried, and its ranges held as they should.";
        }
        return beatsBaselines()
                ? "The model's 80 % ranges did not hold 70 to 90 % of what came, so the best baseline is shown."
                : "The model did not beat " + bestBaseline().label() + " on the steps tried, so that is shown.";
    }

    /// The trial for print.
    public Group asValue() {
        Group others = Group.empty();
        baselines.forEach((baseline, scores) -> others.put(baseline.label(), scores.asValue()));
        Group parts = Group.empty();
        shares.forEach((part, share) -> parts.put(part, Value.of(share)));
        return Group.empty()
                .put("ahead", Value.of((long) ahead))
                .put("targets", Value.of((long) targets))
                .put("scores", Group.empty().put(MODEL, model.asValue()).put("baselines", others))
                .put("shares", parts)
                .put("chosen", Value.of(chosen()))
                .put("reason", Value.of(reason()));
    }

    /// The trial as rows, one for the model and each baseline.
    public List<Value> asRows() {
        List<Value> rows = new java.util.ArrayList<>();
        rows.add(row(MODEL, model));
        baselines.forEach((baseline, scores) -> rows.add(row(baseline.label(), scores)));
        return rows;
    }

    private Group row(String label, TrialScores scores) {
        return Group.empty()
                .put("ahead", Value.of((long) ahead))
                .put("forecast", Value.of(label))
                .put("chosen", Value.of(label.equals(chosen())))
                .putAll(scores.asValue());
    }
}
