package org.wwow.backup.cli.statistics;

import java.nio.file.Path;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import org.wwow.backup.statistics.Seed;
import org.wwow.backup.statistics.capture.CaptureStudy;
import org.wwow.backup.statistics.capture.CaptureTable;
import org.wwow.backup.statistics.capture.ReleaseRule;
import org.wwow.backup.statistics.capture.graphs.GraphAverage;
import org.wwow.backup.statistics.capture.latent.LatentClasses;
import org.wwow.backup.statistics.capture.loglinear.LoglinearEstimate;
import org.wwow.backup.statistics.capture.loglinear.LoglinearEstimate.Criterion;
import org.wwow.backup.statistics.capture.study.Methods;
import org.wwow.backup.statistics.capture.study.Methods.Method;
import org.wwow.backup.statistics.capture.study.StudyEstimate;
import org.wwow.backup.statistics.capture.study.StudyEstimate.Origin;
import org.wwow.backup.statistics.capture.study.StudyEstimate.Rules;
import org.wwow.backup.statistics.result.Value;

/// `backup estimate`: how many, counted and not, from lists that overlap. See `docs/methods/how-many.md`.
@Command(name = "estimate", mixinStandardHelpOptions = true, description = "Estimates how many persons there are in all from lists that overlap.", footer = "%nWhat it assumes and when it must not be used:%ndocs/methods/how-many.md")
public final class EstimateCommand extends StatisticsCommand {
    private static final int FEW_LISTS = 4;

    @Option(names = "--lists", required = true, paramLabel = "FILE.csv", description = "One row a pattern with its count, or one row a person; 0 or 1 in a column for each list.")
    @SuppressWarnings("NullAway.Init")
    private Path lists;

    @Option(names = "--method", defaultValue = "all", description = "chapman, coverage, loglinear, dga, lcmcr or all (default).")
    @SuppressWarnings("NullAway.Init")
    private Choice method;

    @Option(names = "--order", paramLabel = "N", description = "The most lists an interaction joins (default: 2, with up to four lists 3).")
    private @Nullable Integer order;

    @Option(names = "--select", defaultValue = "bic", description = "bic (default), aic or stepwise.")
    @SuppressWarnings("NullAway.Init")
    private Criterion select;

    @Option(names = "--step-p", paramLabel = "P", defaultValue = "0.02", description = "Threshold of --select stepwise (default: 0.02).")
    private double threshold;

    @Option(names = "--bootstrap", paramLabel = "N", defaultValue = "200", description = "Bootstrap replicates, 0 for none (default: 200).")
    private int bootstrap;

    @Option(names = "--delta", paramLabel = "D", description = "Prior count of a cell in dga (default: 2^-lists).")
    private @Nullable Double delta;

    @Option(names = "--grid", paramLabel = "N", description = "The most unseen persons dga considers (default: ten times those seen).")
    private @Nullable Integer grid;

    @Option(names = "--k", paramLabel = "N", defaultValue = "10", description = "The most latent classes (default: 10).")
    private int classes;

    @Option(names = "--chains", paramLabel = "N", defaultValue = "4", description = "Chains of lcmcr (default: 4).")
    private int chains;

    @Option(names = "--burn-in", paramLabel = "N", defaultValue = "10000", description = "Sweeps thrown away (default: 10000).")
    private int burnIn;

    @Option(names = "--samples", paramLabel = "N", defaultValue = "2500", description = "Samples kept of each chain (default: 2500).")
    private int samples;

    @Option(names = "--thinning", paramLabel = "N", defaultValue = "50", description = "Sweeps for each sample (default: 50).")
    private int thinning;

    @Option(names = "--min-list", paramLabel = "N", defaultValue = "1", description = "Lists shorter than this leave a stratum (default: 1).")
    private long shortest;

    @Option(names = "--dependence", paramLabel = "SENTENCE", description = "How lists with little overlap depend on each other; enters the record.")
    private @Nullable String dependence;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1", description = "The origin of all chance (default: 1).")
    private long seed;

    /// What may be asked for.
    public enum Choice {
        /// Two lists.
        CHAPMAN,
        /// Sample coverage.
        COVERAGE,
        /// Log-linear models.
        LOGLINEAR,
        /// Decomposable graphs.
        DGA,
        /// Latent classes.
        LCMCR,
        /// All of them, and the range.
        ALL
    }

    @Override
    Value compute() {
        ReleaseRule rule = new ReleaseRule(Optional.ofNullable(dependence));
        Read<CaptureStudy> study = read(lists, CaptureStudy::read);
        int widest = study.content().tables().values().stream().mapToInt(table -> table.lists().size()).max().orElse(2);
        StudyEstimate estimate = new StudyEstimate(methods(widest), new Rules(shortest, rule));
        Origin origin = new Origin(study.hash(), settings());
        return switch (method) {
            case CHAPMAN -> estimate.byMethod(study.content(), Method.CHAPMAN, origin);
            case COVERAGE -> estimate.byMethod(study.content(), Method.COVERAGE, origin);
            case LOGLINEAR -> estimate.byMethod(study.content(), Method.LOGLINEAR, origin);
            case DGA -> estimate.byMethod(study.content(), Method.DGA, origin);
            case LCMCR -> estimate.byMethod(study.content(), Method.LCMCR, origin);
            case ALL -> estimate.byAll(study.content(), origin);
        };
    }

    private Methods methods(int lists) {
        int joined = order != null ? order : lists <= FEW_LISTS ? 3 : 2;
        return new Methods(
                new LoglinearEstimate.Settings(select, Math.min(joined, CaptureTable.MOST_LISTS), threshold, bootstrap,
                        new Seed(seed)),
                new GraphAverage.Settings(Optional.ofNullable(delta), Optional.ofNullable(grid)),
                LatentClasses.Prior.of(classes), new LatentClasses.Run(chains, burnIn, samples, thinning),
                new Methods.Chance(Math.max(bootstrap, 50), new Seed(seed)));
    }
}
