package org.wwow.backup.statistics.capture;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

import org.wwow.backup.statistics.Interval;
import org.wwow.backup.statistics.result.Value;
import org.wwow.backup.statistics.result.Value.Group;

/// What one method says about how many there are, and what speaks against believing it.
///
/// @param method the method's name as on the command line
/// @param model the model chosen, in the method's own notation
/// @param figure the figures, absent where the method cannot give any
/// @param doubts what the method found against its own figures
/// @param details the method's own results, for the record
public record Estimate(String method, String model, Optional<Figure> figure, Doubts doubts, Group details) {
    /// An estimate of the number of persons.
    ///
    /// @param value the estimate
    /// @param standardError its standard error, the posterior standard deviation of a Bayesian method
    /// @param interval the method's main interval
    /// @param whole the interval that also holds the doubt about the model; the main one where the method has no other
    /// @param fit how well a likelihood model fits, absent where the method has none
    public record Figure(double value, double standardError, Interval interval, Interval whole, Optional<Fit> fit) {
        /// A figure with one interval.
        public Figure(double value, double standardError, Interval interval, Optional<Fit> fit) {
            this(value, standardError, interval, interval, fit);
        }
    }

    /// How well a likelihood model fits.
    ///
    /// @param deviance the residual deviance
    /// @param bic the Bayesian information criterion
    public record Fit(double deviance, double bic) {}

    /// What speaks against the figures.
    ///
    /// @param failures reasons why the figures cannot be relied on; one is enough to withhold them
    /// @param warnings what a reader has to know besides
    public record Doubts(List<String> failures, List<String> warnings) {
        /// Copies both lists.
        public Doubts {
            failures = List.copyOf(failures);
            warnings = List.copyOf(warnings);
        }
    }

    /// A method that cannot give a figure, and why.
    public static Estimate none(String method, String model, String reason) {
        return new Estimate(method, model, Optional.empty(), new Doubts(List.of(reason), List.of()), Group.empty());
    }

    /// Whether there is a figure and the method found nothing against it.
    public boolean isReliable() {
        return figure.isPresent() && doubts.failures().isEmpty();
    }

    /// The estimate for print, with the decision of the release rule.
    public Group asValue(Release release) {
        Optional<Fit> fit = figure.flatMap(Figure::fit);
        return Group.empty()
                .put("method", Value.of(method))
                .put("model", Value.of(model))
                .put("estimate", Value.of(number(figure.map(Figure::value))))
                .put("standardError", Value.of(number(figure.map(Figure::standardError))))
                .put("interval", figure.map(known -> interval(known.interval())).orElse(new Value.Missing()))
                .put("deviance", Value.of(number(fit.map(Fit::deviance))))
                .put("bic", Value.of(number(fit.map(Fit::bic))))
                .put("publishable", Value.of(release.publishable()))
                .put("reason", Value.of(release.reason()))
                .put("warnings", Value.ofTexts(doubts.warnings()))
                .putAll(details);
    }

    /// An interval for print.
    public static Value interval(Interval interval) {
        return Group.empty()
                .put("low", Value.of(interval.low()))
                .put("high", Value.of(interval.high()))
                .put("level", Value.of(interval.level()));
    }

    private static OptionalDouble number(Optional<Double> value) {
        return value.map(OptionalDouble::of).orElse(OptionalDouble.empty());
    }
}
