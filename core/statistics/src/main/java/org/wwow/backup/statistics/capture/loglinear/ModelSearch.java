package org.wwow.backup.statistics.capture.loglinear;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import org.apache.commons.statistics.distribution.PoissonDistribution;

import org.wwow.backup.statistics.capture.loglinear.Estimability.Verdict;
import org.wwow.backup.statistics.regression.PoissonRegression;

/// Finds a model for given counts, by a criterion over all models or by adding interactions one by one.
final class ModelSearch {
    private final int lists;
    private final double[] counts;
    private final Estimability estimability;

    ModelSearch(int lists, double[] counts) {
        this.lists = lists;
        this.counts = counts;
        this.estimability = new Estimability(counts);
    }

    /// A model with its design and its fit.
    record Candidate(HierarchicalModel model, CellDesign design, FittedModel fitted, PoissonRegression.Fit fit) {}

    /// @param ranked estimable models, best first
    /// @param noMaximum models without a maximum
    /// @param notIdentifiable models whose parameters cannot be told apart
    record Found(List<Candidate> ranked, List<String> noMaximum, List<String> notIdentifiable) {}

    Found all(List<HierarchicalModel> models, LoglinearEstimate.Criterion criterion) {
        List<Candidate> ranked = new ArrayList<>();
        List<String> noMaximum = new ArrayList<>();
        List<String> notIdentifiable = new ArrayList<>();
        for (HierarchicalModel model : largestFirst(models)) {
            CellDesign design = CellDesign.of(model, counts);
            Verdict verdict = estimability.judge(design);
            Optional<Candidate> fitted = verdict == Verdict.ESTIMABLE ? fit(model, design) : Optional.empty();
            if (fitted.isPresent()) {
                ranked.add(fitted.get());
            } else if (verdict == Verdict.NOT_IDENTIFIABLE) {
                notIdentifiable.add(model.name());
            } else {
                noMaximum.add(model.name());
            }
        }
        ranked.sort(Comparator.<Candidate>comparingDouble(candidate -> score(candidate.fitted(), criterion))
                .thenComparing(candidate -> candidate.model().name()));
        return new Found(ranked, noMaximum, notIdentifiable);
    }

    /// Fits a model that is known to have a maximum; nothing where the iteration does not settle.
    private Optional<Candidate> fit(HierarchicalModel model, CellDesign design) {
        double[] here = design.counts(counts);
        int parameters = design.columns().size() + 1 + design.emptied().size();
        return PoissonRegression.fit(design.matrix(), here)
                .map(fit -> new Candidate(model, design, FittedModel.of(model.name(), here, fit, parameters), fit));
    }

    /// A large model with a maximum speaks for all within it, so they come first.
    private static List<HierarchicalModel> largestFirst(List<HierarchicalModel> models) {
        return models.stream().sorted(Comparator.comparingInt(model -> -model.terms().size())).toList();
    }

    private static double score(FittedModel model, LoglinearEstimate.Criterion criterion) {
        return switch (criterion) {
            case AIC -> model.fit().aic();
            case BIC, STEPWISE -> model.bic();
        };
    }

    /// Adds at each step the pair of lists whose overlap is least likely under the model so far, by the one-sided
    /// Poisson probability of the observed overlap, until none falls below `threshold` (Chan, Silverman, Vincent 2021).
    Found stepwise(double threshold) {
        HierarchicalModel model = HierarchicalModel.independent(lists);
        List<String> noMaximum = new ArrayList<>();
        List<String> notIdentifiable = new ArrayList<>();
        Optional<Candidate> best = judge(model, noMaximum, notIdentifiable);
        List<Integer> untried = pairs();
        while (best.isPresent() && !untried.isEmpty()) {
            Candidate now = best.get();
            int pair = untried.stream().min(Comparator.comparingDouble(term -> surprise(now, term))).orElseThrow();
            if (surprise(now, pair) >= threshold) {
                break;
            }
            untried.remove(Integer.valueOf(pair));
            Optional<Candidate> next = judge(now.model().with(pair), noMaximum, notIdentifiable);
            best = next.isPresent() ? next : best;
        }
        return new Found(best.map(List::of).orElse(List.of()), noMaximum, notIdentifiable);
    }

    private List<Integer> pairs() {
        List<Integer> pairs = new ArrayList<>();
        for (int a = 0; a < lists; a++) {
            for (int b = a + 1; b < lists; b++) {
                pairs.add(1 << a | 1 << b);
            }
        }
        return pairs;
    }

    private Optional<Candidate> judge(HierarchicalModel model, List<String> noMaximum, List<String> notIdentifiable) {
        CellDesign design = CellDesign.of(model, counts);
        return switch (estimability.judge(design)) {
            case ESTIMABLE -> fit(model, design);
            case NO_MAXIMUM -> {
                noMaximum.add(model.name());
                yield Optional.empty();
            }
            case NOT_IDENTIFIABLE -> {
                notIdentifiable.add(model.name());
                yield Optional.empty();
            }
        };
    }

    private double surprise(Candidate now, int pair) {
        double expected = 0;
        double overlap = 0;
        double[] fitted = fittedCells(now);
        for (int cell = 1; cell < counts.length; cell++) {
            if ((cell & pair) == pair) {
                expected += fitted[cell];
                overlap += counts[cell];
            }
        }
        if (!(expected > 0)) {
            return 1;
        }
        PoissonDistribution poisson = PoissonDistribution.of(expected);
        int seen = (int) overlap;
        double atLeast = seen == 0 ? 1 : poisson.survivalProbability(seen - 1);
        return Math.min(poisson.cumulativeProbability(seen), atLeast);
    }

    private double[] fittedCells(Candidate now) {
        double[] all = new double[counts.length];
        double[] coefficients = now.fit().coefficients();
        for (int cell : now.design().cells()) {
            double[] row = now.design().row(cell);
            double sum = 0;
            for (int at = 0; at < row.length; at++) {
                sum += row[at] * coefficients[at];
            }
            all[cell] = Math.exp(sum);
        }
        return all;
    }
}
