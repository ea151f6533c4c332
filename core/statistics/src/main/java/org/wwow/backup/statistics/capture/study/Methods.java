package org.wwow.backup.statistics.capture.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.wwow.backup.statistics.InputRefused;
import org.wwow.backup.statistics.Seed;
import org.wwow.backup.statistics.capture.CaptureTable;
import org.wwow.backup.statistics.capture.Estimate;
import org.wwow.backup.statistics.capture.SampleCoverage;
import org.wwow.backup.statistics.capture.TwoLists;
import org.wwow.backup.statistics.capture.graphs.GraphAverage;
import org.wwow.backup.statistics.capture.latent.LatentClasses;
import org.wwow.backup.statistics.capture.loglinear.LoglinearEstimate;

/// The methods with their settings, ready to be tried on a table.
///
/// @param loglinear of the log-linear models
/// @param graphs of graph averaging
/// @param classes of the latent classes
/// @param run of their chains
/// @param chance replicates of sample coverage, and the seed of all
public record Methods(LoglinearEstimate.Settings loglinear, GraphAverage.Settings graphs, LatentClasses.Prior classes,
        LatentClasses.Run run, Chance chance) {
    /// The chance in the methods.
    ///
    /// @param replicates of the bootstrap of sample coverage
    /// @param seed of everything random
    public record Chance(int replicates, Seed seed) {}

    /// One of the methods.
    public enum Method {
        /// Two lists.
        CHAPMAN,
        /// Sample coverage.
        COVERAGE,
        /// Log-linear models.
        LOGLINEAR,
        /// Averages over decomposable graphs.
        DGA,
        /// Bayesian latent classes.
        LCMCR
    }

    /// One method's estimate.
    ///
    /// @throws InputRefused if the table has too few or too many lists for it
    public Estimate estimate(Method method, CaptureTable table) {
        return switch (method) {
            case CHAPMAN -> TwoLists.estimate(table);
            case COVERAGE -> SampleCoverage.estimate(table, chance.replicates(), chance.seed().child("coverage", 0));
            case LOGLINEAR -> LoglinearEstimate.of(table, loglinear);
            case DGA -> GraphAverage.estimate(table, graphs);
            case LCMCR -> LatentClasses.estimate(table, classes, run, chance.seed());
        };
    }

    /// Every method that takes so many lists; a method that refuses the table stands with its reason.
    public List<Estimate> all(CaptureTable table) {
        List<Estimate> estimates = new ArrayList<>();
        for (Method method : suited(table.lists().size())) {
            try {
                estimates.add(estimate(method, table));
            } catch (InputRefused refused) {
                String reason = Optional.ofNullable(refused.getMessage()).orElse("it does not take this table");
                estimates.add(Estimate.none(method.name().toLowerCase(java.util.Locale.ROOT), "none",
                        reason.endsWith(".") ? reason.substring(0, reason.length() - 1) : reason));
            }
        }
        return List.copyOf(estimates);
    }

    private static List<Method> suited(int lists) {
        if (lists == 2) {
            return List.of(Method.CHAPMAN);
        }
        List<Method> suited = new ArrayList<>(List.of(Method.CHAPMAN, Method.COVERAGE));
        if (lists <= 10) {
            suited.add(Method.LOGLINEAR);
        }
        if (lists <= 5) {
            suited.add(Method.DGA);
        }
        suited.add(Method.LCMCR);
        return suited;
    }
}
