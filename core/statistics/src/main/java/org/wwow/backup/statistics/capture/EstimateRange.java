package org.wwow.backup.statistics.capture;

import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Optional;

import org.wwow.backup.statistics.Interval;
import org.wwow.backup.statistics.result.Value;
import org.wwow.backup.statistics.result.Value.Group;

/// What all methods together say: from the lowest to the highest, with the decision whether that may be published.
///
/// There is no middle figure: the methods make different assumptions, and an average of them is right under none.
///
/// @param observed persons on the lists
/// @param points the lowest and the highest estimate of the reliable methods, if there are any
/// @param envelope the lowest lower and the highest upper bound of their intervals, doubts about models included
/// @param methods the reliable methods
/// @param release whether the range may be published
public record EstimateRange(long observed, Optional<Interval> points, Optional<Interval> envelope, List<String> methods,
        Release release) {
    /// Compares the methods' estimates.
    public static EstimateRange of(CaptureTable table, List<Estimate> estimates, ReleaseRule rule) {
        List<Estimate> reliable = estimates.stream().filter(Estimate::isReliable).toList();
        DoubleSummaryStatistics points = new DoubleSummaryStatistics();
        DoubleSummaryStatistics bounds = new DoubleSummaryStatistics();
        for (Estimate estimate : reliable) {
            Estimate.Figure figure = estimate.figure().orElseThrow();
            points.accept(figure.value());
            bounds.accept(figure.whole().low());
            bounds.accept(figure.whole().high());
        }
        boolean any = !reliable.isEmpty();
        return new EstimateRange(table.observed(),
                any ? Optional.of(new Interval(points.getMin(), points.getMax(), 0.95)) : Optional.empty(),
                any ? Optional.of(new Interval(bounds.getMin(), bounds.getMax(), 0.95)) : Optional.empty(),
                reliable.stream().map(Estimate::method).toList(), rule.judge(table, estimates));
    }

    /// The range in plain words.
    public String summary() {
        if (!release.publishable()) {
            return observed + " persons are recorded. How many there are in all cannot be estimated reliably from these"
                    + " lists; that is the answer to publish.";
        }
        Interval bounds = envelope.orElseThrow();
        return observed + " persons are recorded. Depending on the assumptions there were between "
                + Math.round(bounds.low()) + " and " + Math.round(bounds.high()) + " in all (" + methods.size()
                + " methods, 95 % intervals), so between " + share(bounds.high()) + " and " + share(bounds.low())
                + " in a hundred were recorded.";
    }

    private long share(double total) {
        return Math.round(100.0 * observed / total);
    }

    /// The range for print, in the form of an estimate.
    public Group asValue() {
        Value points = points().map(known -> (Value) Group.empty()
                .put("low", Value.of(known.low()))
                .put("high", Value.of(known.high()))).orElse(new Value.Missing());
        return Group.empty()
                .put("method", Value.of("range"))
                .put("model", Value.of(String.join(", ", methods)))
                .put("estimate", new Value.Missing())
                .put("standardError", new Value.Missing())
                .put("interval", envelope.map(Estimate::interval).orElse(new Value.Missing()))
                .put("deviance", new Value.Missing())
                .put("bic", new Value.Missing())
                .put("publishable", Value.of(release.publishable()))
                .put("reason", Value.of(release.reason()))
                .put("warnings", Value.ofTexts(List.of()))
                .put("estimates", points)
                .put("summary", Value.of(summary()));
    }
}
