package org.wwow.backup.statistics.capture.graphs;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import org.apache.commons.numbers.gamma.LogGamma;

import org.wwow.backup.statistics.InputRefused;
import org.wwow.backup.statistics.Interval;
import org.wwow.backup.statistics.capture.CaptureTable;
import org.wwow.backup.statistics.capture.Estimate;
import org.wwow.backup.statistics.capture.Estimate.Doubts;
import org.wwow.backup.statistics.capture.Estimate.Figure;
import org.wwow.backup.statistics.result.Value;
import org.wwow.backup.statistics.result.Value.Group;

/// Bayesian averaging over decomposable graphs and a grid of unseen persons (Madigan and York 1997).
///
/// A hyper-Dirichlet prior of `delta` a cell gives each graph's marginal likelihood in closed form, a product over
/// cliques divided by one over separators; the prior of the total is one over it, and of graphs even. The answer
/// depends on delta, so three are shown, and it is refused where probability lies at an edge of the grid.
public final class GraphAverage {
    private static final String METHOD = "dga";
    private static final double EDGE_SHARE = 0.01;
    private static final double MOST_AT_EDGE = 1e-3;
    private static final int SHOWN_GRAPHS = 5;

    private final double delta;
    private final List<DecomposableGraph> graphs;
    private final double[] graphWeights;
    private final double[] posterior;
    private final long observed;

    private GraphAverage(CaptureTable table, Settings settings) {
        int lists = table.lists().size();
        if (lists < 3 || lists > DecomposableGraph.MOST_LISTS) {
            throw InputRefused.because("Graph averaging takes three to five lists, and there are " + lists
                    + (lists < 3 ? "; use --method chapman for two." : "; join or leave out some lists."));
        }
        this.delta = settings.delta().orElse(Math.pow(2, -lists));
        this.observed = table.observed();
        this.graphs = DecomposableGraph.all(lists);
        int grid = settings.grid().orElse(defaultGrid(table));
        double[][] sets = setTerms(table, grid);
        double[] prior = prior(grid);
        double[][] logs = new double[graphs.size()][];
        double top = Double.NEGATIVE_INFINITY;
        for (int at = 0; at < graphs.size(); at++) {
            logs[at] = logPosterior(graphs.get(at), sets, prior);
            top = Math.max(top, Arrays.stream(logs[at]).max().orElseThrow());
        }
        this.graphWeights = new double[graphs.size()];
        this.posterior = new double[grid];
        double sum = 0;
        for (int at = 0; at < logs.length; at++) {
            for (int unseen = 0; unseen < grid; unseen++) {
                double mass = Math.exp(logs[at][unseen] - top);
                graphWeights[at] += mass;
                posterior[unseen] += mass;
                sum += mass;
            }
        }
        double total = sum;
        Arrays.setAll(graphWeights, at -> graphWeights[at] / total);
        Arrays.setAll(posterior, at -> posterior[at] / total);
    }

    /// How the average is taken.
    ///
    /// @param delta the prior count of each cell, 2^−lists unless given
    /// @param grid the most unseen persons considered, ten times the recorded ones unless given
    public record Settings(Optional<Double> delta, Optional<Integer> grid) {
        /// The usual settings.
        public static final Settings USUAL = new Settings(Optional.empty(), Optional.empty());

        /// @throws InputRefused if a setting is out of its range
        public Settings {
            if (delta.isPresent() && !(delta.get() > 0 && delta.get() <= 10)) {
                throw InputRefused.because("Delta lies above 0 and not above 10.");
            }
            if (grid.isPresent() && (grid.get() < 10 || grid.get() > 1_000_000)) {
                throw InputRefused.because("The grid holds between 10 and 1000000 unseen persons.");
            }
        }
    }

    /// The posterior for one delta.
    ///
    /// @throws InputRefused if there are not three to five lists
    public static GraphAverage of(CaptureTable table, Settings settings) {
        return new GraphAverage(table, settings);
    }

    /// The estimate with its sensitivity to delta.
    ///
    /// @throws InputRefused if there are not three to five lists
    public static Estimate estimate(CaptureTable table, Settings settings) {
        GraphAverage average = of(table, settings);
        List<Value> others = new ArrayList<>();
        double least = average.median();
        double most = least;
        for (double delta : new double[]{Math.pow(2, -table.lists().size()), 0.5, 1}) {
            GraphAverage other = of(table, new Settings(Optional.of(delta), settings.grid()));
            others.add(other.summary());
            least = Math.min(least, other.median());
            most = Math.max(most, other.median());
        }
        List<String> warnings = new ArrayList<>();
        if (most > 1.5 * least) {
            warnings.add("The answer moves from " + Math.round(least) + " to " + Math.round(most)
                    + " with the prior delta between 2^-lists and 1.");
        }
        List<String> failures = average.edge().map(List::of).orElse(List.of());
        Figure figure = new Figure(average.mean(), average.standardDeviation(), average.interval(), Optional.empty());
        Group details = average.summary()
                .put("grid", Value.of((long) average.posterior.length))
                .put("graphs", average.topGraphs())
                .put("sensitivity", new Value.Sequence(others));
        return new Estimate(METHOD, "average of " + average.graphs.size() + " graphs", Optional.of(figure),
                new Doubts(failures, warnings), details);
    }

    private static int defaultGrid(CaptureTable table) {
        return (int) Math.max(1000, Math.min(200_000, 10 * table.observed()));
    }

    /// For each set of lists and each number of unseen persons, the logarithm of its Dirichlet-multinomial term.
    private double[][] setTerms(CaptureTable table, int grid) {
        int lists = table.lists().size();
        double[] cells = table.cells();
        double[][] terms = new double[1 << lists][];
        double all = delta * (1 << lists);
        for (int set = 0; set < terms.length; set++) {
            double alpha = all / (1 << Integer.bitCount(set));
            double[] margin = new double[cells.length];
            for (int cell = 1; cell < cells.length; cell++) {
                margin[cell & set] += cells[cell];
            }
            double fixed = LogGamma.value(all) - (1 << Integer.bitCount(set)) * LogGamma.value(alpha);
            for (int part = set; part > 0; part = (part - 1) & set) {
                fixed += LogGamma.value(alpha + margin[part]);
            }
            terms[set] = new double[grid];
            for (int unseen = 1; unseen <= grid; unseen++) {
                terms[set][unseen - 1] = fixed + LogGamma.value(alpha + margin[0] + unseen)
                        - LogGamma.value(all + observed + unseen);
            }
        }
        return terms;
    }

    private double[] prior(int grid) {
        double[] prior = new double[grid];
        for (int unseen = 1; unseen <= grid; unseen++) {
            prior[unseen - 1] = LogGamma.value(observed + unseen + 1.0) - LogGamma.value(unseen + 1.0)
                    - Math.log((double) observed + unseen);
        }
        return prior;
    }

    private static double[] logPosterior(DecomposableGraph graph, double[][] sets, double[] prior) {
        double[] logs = prior.clone();
        for (int clique : graph.cliques()) {
            Arrays.setAll(logs, at -> logs[at] + sets[clique][at]);
        }
        for (int separator : graph.separators()) {
            Arrays.setAll(logs, at -> logs[at] - sets[separator][at]);
        }
        return logs;
    }

    /// The posterior mean of all persons.
    public double mean() {
        double sum = 0;
        for (int at = 0; at < posterior.length; at++) {
            sum += posterior[at] * (at + 1);
        }
        return observed + sum;
    }

    /// The posterior standard deviation.
    public double standardDeviation() {
        double mean = mean() - observed;
        double sum = 0;
        for (int at = 0; at < posterior.length; at++) {
            sum += posterior[at] * (at + 1 - mean) * (at + 1 - mean);
        }
        return Math.sqrt(sum);
    }

    /// The smallest number of persons not exceeded with probability `share`.
    public long quantile(double share) {
        double sum = 0;
        for (int at = 0; at < posterior.length; at++) {
            sum += posterior[at];
            if (sum >= share) {
                return observed + at + 1;
            }
        }
        return observed + posterior.length;
    }

    /// The posterior median.
    public double median() {
        return quantile(0.5);
    }

    /// The most probable number of persons.
    public long mode() {
        return observed + 1 + IntStream.range(0, posterior.length)
                .reduce(0, (a, b) -> posterior[b] > posterior[a] ? b : a);
    }

    /// The central 95 % of the posterior.
    public Interval interval() {
        return new Interval(quantile(0.025), quantile(0.975), 0.95);
    }

    /// The posterior probability of a graph by its name, 0 for a graph that is not among them.
    public double weight(String name) {
        for (int at = 0; at < graphs.size(); at++) {
            if (graphs.get(at).name().equals(name)) {
                return graphWeights[at];
            }
        }
        return 0;
    }

    /// Why the grid does not hold the posterior, if it does not.
    public Optional<String> edge() {
        int width = Math.max(1, (int) (EDGE_SHARE * posterior.length));
        double upper = Arrays.stream(posterior, posterior.length - width, posterior.length).sum();
        if (upper > MOST_AT_EDGE) {
            return Optional.of(
                    "probability lies at the upper edge of the grid of unseen persons; the data set no upper bound there");
        }
        if (mode() == observed + 1) {
            return Optional
                    .of("the most probable number of unseen persons is the lowest of the grid; the prior decides");
        }
        return Optional.empty();
    }

    private Group summary() {
        return Group.empty()
                .put("delta", Value.of(delta))
                .put("mean", Value.of(mean()))
                .put("standardDeviation", Value.of(standardDeviation()))
                .put("median", Value.of(median()))
                .put("mode", Value.of(mode()))
                .put("low", Value.of(interval().low()))
                .put("high", Value.of(interval().high()))
                .put("atEdge", Value.of(edge().isPresent()));
    }

    private Value topGraphs() {
        return new Value.Sequence(IntStream.range(0, graphs.size())
                .boxed()
                .sorted(Comparator.comparingDouble(at -> -graphWeights[at]))
                .limit(SHOWN_GRAPHS)
                .<Value>map(at -> Group.empty()
                        .put("graph", Value.of(graphs.get(at).name()))
                        .put("probability", Value.of(graphWeights[at])))
                .toList());
    }
}
