package org.wwow.backup.statistics.capture.loglinear;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import org.wwow.backup.statistics.InputRefused;
import org.wwow.backup.statistics.Interval;
import org.wwow.backup.statistics.Seed;
import org.wwow.backup.statistics.capture.CaptureTable;
import org.wwow.backup.statistics.capture.Estimate;
import org.wwow.backup.statistics.capture.Estimate.Doubts;
import org.wwow.backup.statistics.capture.Estimate.Figure;
import org.wwow.backup.statistics.capture.Estimate.Fit;
import org.wwow.backup.statistics.capture.loglinear.ModelSearch.Candidate;
import org.wwow.backup.statistics.capture.loglinear.ModelSearch.Found;
import org.wwow.backup.statistics.result.Value;
import org.wwow.backup.statistics.result.Value.Group;
import org.wwow.backup.statistics.sampling.Multinomial;

/// The log-linear estimate: a search for a model, its figures, and how much of them the search itself decided.
///
/// The main interval is the profile likelihood's, after a stepwise search the log-normal one; both take the model as
/// given. The bootstrap draws new counts and searches again, so it also holds the doubt about the model.
public final class LoglinearEstimate {
    private static final String METHOD = "loglinear";
    private static final int SHOWN_MODELS = 10;
    private static final int MOST_BOOTSTRAP_FITS = 250_000;
    private static final double NEAR_TIE = 2;
    private static final double APART = 1.1;

    private final CaptureTable table;
    private final double[] counts;
    private final Settings settings;
    private final List<HierarchicalModel> models;

    private LoglinearEstimate(CaptureTable table, Settings settings) {
        this.table = table;
        this.counts = table.cells();
        this.settings = settings;
        int lists = table.lists().size();
        if (lists < 3) {
            throw InputRefused.because("A log-linear model needs at least three lists; use --method chapman for two.");
        }
        int order = Math.min(settings.order(), lists - 1);
        this.models = settings.criterion() == Criterion.STEPWISE ? List.of() : HierarchicalModel.all(lists, order);
    }

    /// How a model is chosen.
    public enum Criterion {
        /// The lowest Bayesian information criterion of all models.
        BIC,
        /// The lowest Akaike criterion of all models.
        AIC,
        /// Pairs of lists added one by one while they surprise.
        STEPWISE
    }

    /// How the search goes.
    ///
    /// @param criterion how a model is chosen
    /// @param order the most lists an interaction may join, 2 or more
    /// @param threshold of the stepwise search, 0.02 as a rule
    /// @param replicates of the bootstrap, 0 for none
    /// @param seed of the bootstrap
    public record Settings(Criterion criterion, int order, double threshold, int replicates, Seed seed) {
        /// @throws InputRefused if a setting is out of its range
        public Settings {
            if (order < 1 || order > CaptureTable.MOST_LISTS) {
                throw InputRefused.because("The order of interactions is 1 or more; use 2 to begin with.");
            }
            if (!(threshold > 0 && threshold < 1)) {
                throw InputRefused.because("The threshold of the stepwise search lies between 0 and 1.");
            }
            if (replicates < 0 || replicates > 100_000) {
                throw InputRefused.because("The bootstrap takes between 0 and 100000 replicates.");
            }
        }
    }

    /// Estimates how many persons there are.
    ///
    /// @throws InputRefused if there are fewer than three lists or too many models
    public static Estimate of(CaptureTable table, Settings settings) {
        return new LoglinearEstimate(table, settings).run();
    }

    private Estimate run() {
        Found found = search(counts);
        if (found.ranked().isEmpty()) {
            return Estimate.none(METHOD, "none", "no log-linear model has one maximum on these counts");
        }
        Candidate best = found.ranked().getFirst();
        FittedModel fitted = best.fitted();
        Optional<ProfileLikelihood.Profile> profile = ProfileLikelihood.of(best.design(), counts, fitted.unseen());
        Optional<Interval> bootstrap = bootstrap();
        boolean useDelta = settings.criterion() == Criterion.STEPWISE || profile.isEmpty();
        Interval main = useDelta ? fitted.deltaInterval() : profile.get().interval();
        Figure figure = new Figure(fitted.estimate(), fitted.standardError(), main, whole(main, bootstrap),
                Optional.of(new Fit(fitted.fit().deviance(), fitted.bic())));
        Group details = Group.empty()
                .put("interactions", Value.ofTexts(best.model().interactions(table.lists())))
                .put("degreesOfFreedom", Value.of((long) fitted.fit().freedom()))
                .put("aic", Value.of(fitted.fit().aic()))
                .put("intervals", intervals(fitted, profile, bootstrap))
                .put("multinomialEstimate",
                        profile.map(known -> Value.of(known.estimate())).orElse(new Value.Missing()))
                .put("models", models(found))
                .put("modelsWithoutMaximum", summary(found.noMaximum()))
                .put("modelsNotIdentifiable", summary(found.notIdentifiable()))
                .put("visibility", closed());
        return new Estimate(METHOD, fitted.name(), Optional.of(figure), doubts(found, main, bootstrap), details);
    }

    private static Interval whole(Interval main, Optional<Interval> bootstrap) {
        return bootstrap
                .map(wide -> new Interval(Math.min(main.low(), wide.low()), Math.max(main.high(), wide.high()), 0.95))
                .orElse(main);
    }

    private Found search(double[] from) {
        ModelSearch search = new ModelSearch(table.lists().size(), from);
        return settings.criterion() == Criterion.STEPWISE
                ? search.stepwise(settings.threshold())
                : search.all(models, settings.criterion());
    }

    private boolean bootstraps() {
        return settings.replicates() > 0
                && (long) settings.replicates() * Math.max(1, models.size()) <= MOST_BOOTSTRAP_FITS;
    }

    /// The 2.5 and 97.5 % points of estimates from counts drawn anew, the model searched anew each time.
    private Optional<Interval> bootstrap() {
        if (!bootstraps()) {
            return Optional.empty();
        }
        double[] estimates = IntStream.range(0, settings.replicates())
                .parallel()
                .mapToDouble(this::redo)
                .sorted()
                .toArray();
        double[] usable = Arrays.stream(estimates).filter(Double::isFinite).toArray();
        if (usable.length < 0.9 * estimates.length) {
            return Optional.empty();
        }
        double low = usable[(int) Math.floor(0.025 * (usable.length - 1))];
        double high = usable[(int) Math.ceil(0.975 * (usable.length - 1))];
        return Optional.of(new Interval(low, high, 0.95));
    }

    private double redo(int replicate) {
        long[] drawn = Multinomial.draw(settings.seed().child("loglinear", replicate).generator(), table.observed(),
                counts);
        double[] again = Arrays.stream(drawn).asDoubleStream().toArray();
        Found found = search(again);
        return found.ranked().isEmpty() ? Double.NaN : found.ranked().getFirst().fitted().estimate();
    }

    private Doubts doubts(Found found, Interval main, Optional<Interval> bootstrap) {
        List<String> failures = new ArrayList<>();
        List<String> warnings = new ArrayList<>();
        if (!Double.isFinite(main.high())) {
            failures.add("the likelihood sets no upper bound");
        }
        nearTies(found).ifPresent(warnings::add);
        if (!found.noMaximum().isEmpty() || !found.notIdentifiable().isEmpty()) {
            warnings.add((found.noMaximum().size() + found.notIdentifiable().size())
                    + " models were refused before fitting: their estimate does not exist or cannot be told apart.");
        }
        if (settings.replicates() > 0 && bootstrap.isEmpty()) {
            warnings.add(bootstraps()
                    ? "Drawn anew, many samples have no estimable model, so there is no bootstrap interval."
                    : "There are too many models for a bootstrap that repeats the search; the intervals take the model as given.");
        } else if (bootstrap.isEmpty()) {
            warnings.add("The intervals take the model as given; the doubt about the model comes on top.");
        }
        bootstrap.filter(wide -> wide.high() > main.high() * APART || wide.low() < main.low() / APART)
                .ifPresent(
                        _ -> warnings
                                .add("Searching for the model anew widens the interval: read the bootstrap interval."));
        return new Doubts(failures, warnings);
    }

    private static Optional<String> nearTies(Found found) {
        double least = found.ranked().getFirst().fitted().bic();
        double[] near = found.ranked()
                .stream()
                .filter(candidate -> candidate.fitted().bic() < least + NEAR_TIE)
                .mapToDouble(candidate -> candidate.fitted().estimate())
                .sorted()
                .toArray();
        if (near.length < 2 || near[near.length - 1] < near[0] * APART) {
            return Optional.empty();
        }
        return Optional
                .of(near.length + " models fit almost equally well and answer from " + Math.round(near[0]) + " to "
                        + Math.round(near[near.length - 1]) + ".");
    }

    private static Value intervals(FittedModel fitted, Optional<ProfileLikelihood.Profile> profile,
            Optional<Interval> bootstrap) {
        return Group.empty()
                .put("delta", Estimate.interval(fitted.deltaInterval()))
                .put("profile", profile.map(known -> Estimate.interval(known.interval())).orElse(new Value.Missing()))
                .put("bootstrap", bootstrap.map(Estimate::interval).orElse(new Value.Missing()));
    }

    private static Value models(Found found) {
        return new Value.Sequence(found.ranked()
                .stream()
                .limit(SHOWN_MODELS)
                .<Value>map(candidate -> candidate.fitted().asValue())
                .toList());
    }

    private static Value summary(List<String> names) {
        List<String> first = new ArrayList<>(names.subList(0, Math.min(SHOWN_MODELS, names.size())));
        if (names.size() > SHOWN_MODELS) {
            first.add("and " + (names.size() - SHOWN_MODELS) + " more");
        }
        return Value.ofTexts(first);
    }

    private Value closed() {
        return new Value.Sequence(ClosedModels.of(table)
                .stream()
                .filter(model -> !model.name().startsWith("Mb"))
                .<Value>map(FittedModel::asValue)
                .toList());
    }
}
