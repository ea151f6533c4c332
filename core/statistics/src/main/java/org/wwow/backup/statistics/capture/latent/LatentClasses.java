package org.wwow.backup.statistics.capture.latent;

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
import org.wwow.backup.statistics.result.Value;
import org.wwow.backup.statistics.result.Value.Group;

/// The latent class estimate from several chains, refused unless they agree.
///
/// Agreement is judged on the logarithm of the unseen: split R-hat at most 1.05 and an effective size of at least 400.
/// A chain that looks settled alone may sit in one of several modes; only chains from different starts can tell.
public final class LatentClasses {
    private static final String METHOD = "lcmcr";
    private static final double MOST_R_HAT = 1.05;
    private static final double LEAST_EFFECTIVE = 400;

    private LatentClasses() {}

    /// The model's prior.
    ///
    /// @param classes the most kinds of persons, 10 as a rule
    /// @param concentrationShape of the Gamma prior on the concentration, 0.25 as a rule
    /// @param concentrationRate of the same, 0.25 as a rule
    public record Prior(int classes, double concentrationShape, double concentrationRate) {
        /// @throws InputRefused if a value is out of its range
        public Prior {
            if (classes < 1 || classes > 100) {
                throw InputRefused.because("The number of classes lies between 1 and 100.");
            }
            if (!(concentrationShape > 0 && concentrationRate > 0)) {
                throw InputRefused.because("The prior of the concentration has a positive shape and rate.");
            }
        }

        /// The usual prior with so many classes.
        public static Prior of(int classes) {
            return new Prior(classes, 0.25, 0.25);
        }
    }

    /// How long and how often is sampled.
    ///
    /// @param chains from different starts, 4 as a rule
    /// @param burnIn sweeps thrown away at the start of each chain
    /// @param samples kept of each chain
    /// @param thinning sweeps for each sample kept
    public record Run(int chains, int burnIn, int samples, int thinning) {
        /// The usual run.
        public static final Run USUAL = new Run(4, 10_000, 2_500, 50);

        /// @throws InputRefused if a value is out of its range
        public Run {
            if (chains < 2 || chains > 64) {
                throw InputRefused
                        .because("Between 2 and 64 chains are needed: one chain cannot show that it is stuck.");
            }
            if (burnIn < 0 || samples < 100 || thinning < 1) {
                throw InputRefused.because("A chain keeps at least 100 samples, one in each 1 or more sweeps.");
            }
            if ((long) chains * (burnIn + (long) samples * thinning) > 100_000_000L) {
                throw InputRefused
                        .because("That is more than 100 million sweeps; take fewer samples or less thinning.");
            }
        }
    }

    /// Draws of the number of persons, by chain.
    public static double[][] sample(CaptureTable table, Prior prior, Run run, Seed seed) {
        return IntStream.range(0, run.chains()).parallel().mapToObj(chain -> {
            LatentChain gibbs = new LatentChain(table, prior, seed.child("lcmcr", chain).generator());
            for (int sweep = 0; sweep < run.burnIn(); sweep++) {
                gibbs.sweep();
            }
            double[] kept = new double[run.samples()];
            for (int sample = 0; sample < kept.length; sample++) {
                for (int sweep = 0; sweep < run.thinning(); sweep++) {
                    kept[sample] = gibbs.sweep();
                }
            }
            return kept;
        }).toArray(double[][]::new);
    }

    /// Estimates how many persons there are.
    ///
    /// @throws InputRefused if there are fewer than three lists
    public static Estimate estimate(CaptureTable table, Prior prior, Run run, Seed seed) {
        if (table.lists().size() < 3) {
            throw InputRefused.because("Latent classes need at least three lists; use --method chapman for two.");
        }
        double[][] chains = sample(table, prior, run, seed);
        double observed = table.observed();
        double[][] logs = Arrays.stream(chains)
                .map(chain -> Arrays.stream(chain).map(total -> Math.log1p(total - observed)).toArray())
                .toArray(double[][]::new);
        ChainDiagnostics diagnostics = ChainDiagnostics.of(logs);
        double[] all = Arrays.stream(chains).flatMapToDouble(Arrays::stream).sorted().toArray();
        double mean = Arrays.stream(all).average().orElseThrow();
        double squares = Arrays.stream(all).map(total -> (total - mean) * (total - mean)).sum();
        Interval interval = new Interval(quantile(all, 0.025), quantile(all, 0.975), 0.95);
        Figure figure = new Figure(quantile(all, 0.5), Math.sqrt(squares / (all.length - 1)), interval,
                Optional.empty());
        List<Value> medians = new ArrayList<>();
        for (double[] chain : chains) {
            medians.add(Value.of(quantile(Arrays.stream(chain).sorted().toArray(), 0.5)));
        }
        Group details = Group.empty()
                .put("mean", Value.of(mean))
                .put("splitRHat", Value.of(diagnostics.splitRHat()))
                .put("effectiveSize", Value.of(diagnostics.effectiveSize()))
                .put("medianOfEachChain", new Value.Sequence(medians));
        return new Estimate(METHOD, prior.classes() + " latent classes", Optional.of(figure), doubts(diagnostics),
                details);
    }

    private static Doubts doubts(ChainDiagnostics diagnostics) {
        List<String> failures = new ArrayList<>();
        if (!(diagnostics.splitRHat() <= MOST_R_HAT) || diagnostics.effectiveSize() < LEAST_EFFECTIVE) {
            failures.add("the chains have not converged on one answer (split R-hat above " + MOST_R_HAT
                    + " or fewer than " + Math.round(LEAST_EFFECTIVE) + " effective draws)");
        }
        return new Doubts(failures, List.of());
    }

    private static double quantile(double[] sorted, double share) {
        double at = share * (sorted.length - 1);
        int below = (int) at;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
    }
}
