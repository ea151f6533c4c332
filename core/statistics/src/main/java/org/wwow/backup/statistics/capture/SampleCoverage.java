package org.wwow.backup.statistics.capture;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

import org.apache.commons.rng.UniformRandomProvider;

import org.wwow.backup.statistics.InputRefused;
import org.wwow.backup.statistics.Interval;
import org.wwow.backup.statistics.Seed;
import org.wwow.backup.statistics.capture.Estimate.Doubts;
import org.wwow.backup.statistics.capture.Estimate.Figure;
import org.wwow.backup.statistics.result.Value;
import org.wwow.backup.statistics.result.Value.Group;
import org.wwow.backup.statistics.sampling.Multinomial;

/// Estimates from sample coverage (Chao and Tsay 1998; Tsay and Chao 2001), for three lists and more.
///
/// `coverage` is the share of recorded entries that another list confirms. With D the mean number of persons confirmed
/// by other lists, the three estimates are D/C (no dependence), the one corrected for pairwise dependence, and its
/// one-step form for low coverage, which rather errs on the low side.
///
/// @param coverage the estimated sample coverage
/// @param confirmed D
/// @param independent D/C
/// @param corrected corrected for dependence; unstable where coverage is low, infinite where it has no solution
/// @param oneStep the one-step correction
public record SampleCoverage(double coverage, double confirmed, double independent, double corrected, double oneStep) {
    private static final double LOW_COVERAGE = 0.55;

    /// Computes the three estimates.
    ///
    /// @throws InputRefused if there are fewer than three lists or no list confirms another
    public static SampleCoverage of(CaptureTable table) {
        int lists = table.lists().size();
        if (lists < 3) {
            throw InputRefused.because("Sample coverage needs at least three lists; use --method chapman for two.");
        }
        double coverage = 1;
        double confirmed = 0;
        for (int list = 0; list < lists; list++) {
            double alone = table.exactly(1 << list);
            coverage -= alone / table.total(list) / lists;
            confirmed += (table.observed() - alone) / lists;
        }
        if (!(coverage > 1e-9)) {
            throw InputRefused.because("No person is on two lists; nothing can be estimated. Link the lists again.");
        }
        double base = 0;
        double slope = 0;
        for (int a = 0; a < lists; a++) {
            for (int b = 0; b < lists; b++) {
                if (a != b) {
                    double weight = (table.exactly(1 << b) + table.exactly(1 << a | 1 << b)) / (lists * coverage);
                    base += weight;
                    slope += weight * table.onAll(1 << a | 1 << b) / ((double) table.total(a) * table.total(b));
                }
            }
        }
        double independent = confirmed / coverage;
        double first = independent + slope * independent - base;
        double corrected = slope < 1 ? (independent - base) / (1 - slope) : Double.POSITIVE_INFINITY;
        return new SampleCoverage(coverage, confirmed, independent, corrected, independent + slope * first - base);
    }

    /// The estimate to be used: the corrected one, or the one-step form where coverage is below 0.55.
    public double chosen() {
        return isLow() ? oneStep : corrected;
    }

    private boolean isLow() {
        return coverage < LOW_COVERAGE || !Double.isFinite(corrected);
    }

    /// The estimates with standard errors and intervals by bootstrap.
    ///
    /// @param replicates of the bootstrap, 200 as a rule
    public static Estimate estimate(CaptureTable table, int replicates, Seed seed) {
        SampleCoverage here = of(table);
        double observed = table.observed();
        List<Value> shown = new ArrayList<>();
        String[] names = {"independent", "corrected", "oneStep"};
        double[] values = {here.independent, here.corrected, here.oneStep};
        double[] errors = new double[3];
        for (int which = 0; which < 3; which++) {
            errors[which] = Double.isFinite(values[which]) && values[which] >= observed
                    ? here.error(table, which, new Bootstrap(replicates, seed.child(names[which], 0)))
                    : Double.NaN;
            shown.add(Group.empty()
                    .put("name", Value.of(names[which]))
                    .put("estimate", Value.of(values[which]))
                    .put("standardError", Value.of(errors[which])));
        }
        int chosen = here.isLow() ? 2 : 1;
        Group details = Group.empty()
                .put("coverage", Value.of(here.coverage))
                .put("confirmed", Value.of(here.confirmed))
                .put("estimators", new Value.Sequence(shown));
        double value = Math.max(observed, here.chosen());
        Interval interval = LogNormal.around(observed, value, Double.isFinite(errors[chosen]) ? errors[chosen] : 0);
        return new Estimate("coverage", chosen == 2 ? "one-step, low coverage" : "corrected for dependence",
                Optional.of(new Figure(value, errors[chosen], interval, Optional.empty())), here.doubts(errors[chosen]),
                details);
    }

    private Doubts doubts(double error) {
        List<String> warnings = new ArrayList<>();
        List<String> failures = new ArrayList<>();
        if (isLow()) {
            warnings.add("Few entries are confirmed by a second list: the corrected estimate is unstable, and the "
                    + "one-step figure is closer to a lower bound.");
        }
        if (Double.isNaN(error)) {
            failures.add("the sample coverage has no usable standard error");
        }
        return new Doubts(failures, warnings);
    }

    private record Bootstrap(int replicates, Seed seed) {}

    /// The standard deviation over tables drawn from a population of the estimated size.
    private double error(CaptureTable table, int which, Bootstrap bootstrap) {
        double[] values = {independent, corrected, oneStep};
        double population = Math.rint(values[which]);
        int[] patterns = table.patterns().keySet().stream().mapToInt(Integer::intValue).toArray();
        double[] weights = new double[patterns.length + 1];
        for (int at = 0; at < patterns.length; at++) {
            weights[at] = table.exactly(patterns[at]);
        }
        weights[patterns.length] = Math.max(0, population - table.observed());
        double sum = 0;
        double squares = 0;
        int used = 0;
        for (int replicate = 0; replicate < bootstrap.replicates(); replicate++) {
            UniformRandomProvider random = bootstrap.seed().child("replicate", replicate).generator();
            long[] drawn = Multinomial.draw(random, (long) population, weights);
            Optional<double[]> again = redo(table, patterns, drawn);
            if (again.isPresent() && Double.isFinite(again.get()[which])) {
                sum += again.get()[which];
                squares += again.get()[which] * again.get()[which];
                used++;
            }
        }
        return used < bootstrap.replicates() * 9 / 10
                ? Double.NaN
                : Math.sqrt(Math.max(0, (squares - sum * sum / used) / (used - 1)));
    }

    private static Optional<double[]> redo(CaptureTable table, int[] patterns, long[] drawn) {
        SortedMap<Integer, Long> counts = new TreeMap<>();
        for (int at = 0; at < patterns.length; at++) {
            if (drawn[at] > 0) {
                counts.put(patterns[at], drawn[at]);
            }
        }
        try {
            SampleCoverage again = of(new CaptureTable(table.lists(), counts));
            return Optional.of(new double[]{again.independent, again.corrected, again.oneStep});
        } catch (InputRefused degenerate) {
            return Optional.empty();
        }
    }
}
