package org.wwow.backup.statistics.capture.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.apache.commons.statistics.distribution.TDistribution;

import org.wwow.backup.statistics.InputRefused;
import org.wwow.backup.statistics.Interval;
import org.wwow.backup.statistics.capture.Estimate;
import org.wwow.backup.statistics.capture.Estimate.Doubts;
import org.wwow.backup.statistics.capture.Estimate.Figure;
import org.wwow.backup.statistics.capture.LogNormal;
import org.wwow.backup.statistics.result.Value;
import org.wwow.backup.statistics.result.Value.Group;

/// Joins estimates of imputed replicates (Rubin 1987) and adds those of strata up.
public final class Combination {
    private Combination() {}

    /// One estimate from those of several imputed replicates, by total variance on the logarithm of the total.
    ///
    /// @param observed the most persons recorded in any replicate
    /// @throws InputRefused if there are fewer than two replicates
    public static Estimate ofReplicates(List<Estimate> replicates, long observed) {
        Estimate first = replicates.getFirst();
        if (replicates.size() < 2) {
            throw InputRefused.because("A multiple imputation has at least two replicates.");
        }
        Optional<Doubts> broken = failures(replicates, "replicate");
        if (broken.isPresent()) {
            return new Estimate(first.method(), "imputed replicates", Optional.empty(), broken.get(), Group.empty());
        }
        int count = replicates.size();
        double mean = 0;
        double within = 0;
        for (Estimate estimate : replicates) {
            Figure figure = estimate.figure().orElseThrow();
            double relative = figure.standardError() / figure.value();
            mean += Math.log(figure.value()) / count;
            within += relative * relative / count;
        }
        double between = 0;
        for (Estimate estimate : replicates) {
            double away = Math.log(estimate.figure().orElseThrow().value()) - mean;
            between += away * away / (count - 1);
        }
        double added = (1 + 1.0 / count) * between;
        double total = within + added;
        double point = added > 0
                ? TDistribution.of(freedom(count, within / added)).inverseCumulativeProbability(0.975)
                : 1.959963984540054;
        double spread = point * Math.sqrt(total);
        double value = Math.exp(mean);
        Interval interval = new Interval(Math.max(Math.min((double) observed, value), Math.exp(mean - spread)),
                Math.exp(mean + spread), 0.95);
        Group details = Group.empty()
                .put("replicates", Value.of((long) count))
                .put("withinVariance", Value.of(within))
                .put("betweenVariance", Value.of(between))
                .put("fractionOfMissingInformation", Value.of(total > 0 ? added / total : 0));
        return new Estimate(first.method(), "imputed replicates",
                Optional.of(new Figure(value, value * Math.sqrt(total), interval, Optional.empty())),
                new Doubts(List.of(), warnings(replicates)), details);
    }

    private static double freedom(int count, double ratio) {
        return Math.max(1, (count - 1) * (1 + ratio) * (1 + ratio));
    }

    /// The sum over strata, taken as independent; there is none while a stratum has no reliable estimate.
    ///
    /// @param observed persons recorded in all strata
    public static Estimate ofStrata(List<Estimate> strata, long observed) {
        Estimate first = strata.getFirst();
        Optional<Doubts> broken = failures(strata, "stratum");
        if (broken.isPresent()) {
            return new Estimate(first.method(), "sum of strata", Optional.empty(), broken.get(), Group.empty());
        }
        double value = 0;
        double variance = 0;
        for (Estimate estimate : strata) {
            Figure figure = estimate.figure().orElseThrow();
            value += figure.value();
            variance += figure.standardError() * figure.standardError();
        }
        double error = Math.sqrt(variance);
        Figure figure = new Figure(value, error,
                LogNormal.around((double) observed, Math.max((double) observed, value), error),
                Optional.empty());
        return new Estimate(first.method(), "sum of strata", Optional.of(figure),
                new Doubts(List.of(), warnings(strata)),
                Group.empty().put("strata", Value.of((long) strata.size())));
    }

    private static Optional<Doubts> failures(List<Estimate> parts, String name) {
        long broken = parts.stream().filter(estimate -> estimate.figure().isEmpty()).count();
        return broken == 0
                ? Optional.empty()
                : Optional.of(new Doubts(List.of(broken + " of " + parts.size() + " parts (each a " + name
                        + ") have no estimate, so there is none of the whole"), List.of()));
    }

    private static List<String> warnings(List<Estimate> parts) {
        List<String> warnings = new ArrayList<>();
        long unreliable = parts.stream().filter(estimate -> !estimate.isReliable()).count();
        if (unreliable > 0) {
            warnings.add(unreliable + " of " + parts.size() + " parts have doubts of their own.");
        }
        return warnings;
    }
}
