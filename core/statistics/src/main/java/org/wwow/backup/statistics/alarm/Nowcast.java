package org.wwow.backup.statistics.alarm;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import org.apache.commons.numbers.gamma.RegularizedBeta;

import org.wwow.backup.statistics.InputRefused;
import org.wwow.backup.statistics.Interval;
import org.wwow.backup.statistics.result.Value;
import org.wwow.backup.statistics.result.Value.Group;

/// How many reports of the last steps there will be once all have arrived.
///
/// The chance of each delay is estimated step by step backwards from those not yet due (Brookmeyer and Damiano 1989; in
/// insurance, chain ladder, Mack 1993), from the last `memory` steps only, since delays change. Given what has arrived
/// and the chance `p` that it would have by now, what is missing is negative binomial with an even prior on the total
/// (Lawless 1994); its dispersion grows with the delays' own, found on complete steps, so ranges hold although reports
/// come in batches.
///
/// @param memory how many steps the delays are learnt from, 52 as a rule
/// @param level of the ranges
public record Nowcast(int memory, double level) {
    private static final int FEWEST_REPORTS = 20;
    private static final long MOST_MISSING = 1_000_000_000_000L;

    /// @throws InputRefused if a value is out of its range
    public Nowcast {
        if (memory < 4 || memory > 1040 || !(level > 0 && level < 1)) {
            throw InputRefused.because("Delays are learnt from 4 to 1040 steps, and a level lies between 0 and 1.");
        }
    }

    /// One step as it will be.
    ///
    /// @param date its first day
    /// @param arrived reports so far
    /// @param known the chance that a report had arrived by now
    /// @param expected all reports once they have arrived, by the chances of delay alone
    /// @param range of all reports
    public record Step(String date, long arrived, double known, double expected, Interval range) {
        /// The step for print.
        public Group asValue() {
            return Group.empty()
                    .put("date", Value.of(date))
                    .put("arrived", Value.of(arrived))
                    .put("known", Value.of(known))
                    .put("expected", Value.of(expected))
                    .put("low", Value.of((long) range.low()))
                    .put("high", Value.of((long) range.high()))
                    .put("level", Value.of(range.level()));
        }
    }

    /// The chance that a report has arrived after each delay, 1 at the longest.
    ///
    /// @throws InputRefused if there are too few steps or reports to learn delays from
    public double[] arrivedBy(ReportingTriangle triangle) {
        int longest = triangle.longest();
        if (triangle.steps() <= longest) {
            throw InputRefused.because("There are " + triangle.steps() + " steps and " + (longest + 1)
                    + " are needed to learn delays of up to " + longest + "; give a longer past.");
        }
        double[] by = new double[longest + 1];
        by[longest] = 1;
        long learnt = 0;
        for (int delay = longest; delay >= 1; delay--) {
            long late = 0;
            long upTo = 0;
            int last = triangle.steps() - 1 - delay;
            for (int step = Math.max(0, triangle.steps() - memory - delay); step <= last; step++) {
                late += triangle.count(step, delay);
                for (int sooner = 0; sooner <= delay; sooner++) {
                    upTo += triangle.count(step, sooner);
                }
            }
            learnt = Math.max(learnt, upTo);
            by[delay - 1] = by[delay] * (upTo == 0 ? 1 : 1 - (double) late / upTo);
        }
        if (learnt < FEWEST_REPORTS) {
            throw InputRefused.because("Fewer than " + FEWEST_REPORTS
                    + " reports are too few to learn how late reports arrive.");
        }
        return by;
    }

    /// All steps, the complete ones as they are.
    ///
    /// @throws InputRefused if delays cannot be learnt, or of a step no report could have arrived yet
    public List<Step> of(ReportingTriangle triangle) {
        double[] by = arrivedBy(triangle);
        double dispersion = dispersion(triangle, by);
        List<Step> steps = new ArrayList<>();
        for (int step = 0; step < triangle.steps(); step++) {
            double known = by[triangle.knownDelay(step)];
            if (known <= 0) {
                throw InputRefused.because("Of the step from " + triangle.start(step)
                        + " no report could have arrived yet; end the watch earlier.");
            }
            long arrived = triangle.arrived(step);
            steps.add(new Step(triangle.start(step).toString(), arrived, known, arrived + missing(arrived, known),
                    range(arrived, known, dispersion)));
        }
        return List.copyOf(steps);
    }

    /// The complete counts as a series to be watched: expected ones, rounded.
    public CountSeries corrected(List<Step> steps) {
        return new CountSeries(steps.stream().map(Step::date).toList(),
                steps.stream().map(step -> Math.round(step.expected())).toList());
    }

    /// What is missing by the chances of delay alone.
    private static double missing(long arrived, double known) {
        return known >= 1 ? 0 : arrived * (1 - known) / known;
    }

    /// How much more the first reports of complete steps scatter around their share than coins would.
    private double dispersion(ReportingTriangle triangle, double[] by) {
        double sum = 0;
        int terms = 0;
        int complete = triangle.steps() - triangle.longest();
        for (int step = Math.max(0, complete - memory); step < complete; step++) {
            long all = triangle.arrived(step);
            long soFar = 0;
            for (int delay = 0; delay < triangle.longest() && all > 0; delay++) {
                soFar += triangle.count(step, delay);
                double spread = all * by[delay] * (1 - by[delay]);
                if (spread > 1e-9) {
                    sum += (soFar - all * by[delay]) * (soFar - all * by[delay]) / spread;
                    terms++;
                }
            }
        }
        return terms == 0 ? 1 : Math.max(1, sum / terms);
    }

    private Interval range(long arrived, double known, double dispersion) {
        if (known >= 1) {
            return new Interval((double) arrived, (double) arrived, level);
        }
        double tail = (1 - level) / 2;
        long low = quantile(arrived, known, dispersion, tail);
        long high = quantile(arrived, known, dispersion, 1 - tail);
        return new Interval(arrived + (double) low, arrived + (double) high, level);
    }

    /// A quantile of the missing: negative binomial with arrived + 1 successes, its variance widened by `dispersion`.
    private static long quantile(long arrived, double known, double dispersion, double probability) {
        double mean = (arrived + 1) * (1 - known) / known;
        double ratio = Math.max(1 + 1e-9, dispersion / known);
        double size = mean / (ratio - 1);
        long high = 1;
        while (high < MOST_MISSING && RegularizedBeta.value(1 / ratio, size, high + 1.0) < probability) {
            high *= 2;
        }
        long low = -1;
        while (high - low > 1) {
            long middle = (low + high) / 2;
            if (RegularizedBeta.value(1 / ratio, size, middle + 1.0) < probability) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }

    /// Nowcasts as they would have been: each complete step seen from `lag` steps after it.
    ///
    /// @return how often the range held what finally came, and the mean error of expectation and of what had arrived
    /// @throws InputRefused if no step can be tried
    public Trial tried(ReportingTriangle triangle, int lag) {
        int from = triangle.longest() + 4;
        int to = triangle.steps() - triangle.longest();
        if (from >= to || lag < 0 || lag >= triangle.longest()) {
            throw InputRefused.because("The past is too short to try the nowcast on it; give a longer one.");
        }
        List<Step> seen = IntStream.range(from, to).mapToObj(step -> of(triangle.asOf(step + lag)).get(step)).toList();
        double held = 0;
        double error = 0;
        double plain = 0;
        for (int at = 0; at < seen.size(); at++) {
            long came = triangle.arrived(from + at);
            held += seen.get(at).range().holds((double) came) ? 1 : 0;
            error += Math.abs(seen.get(at).expected() - came);
            plain += came - seen.get(at).arrived();
        }
        return new Trial(seen.size(), held / seen.size(), error / seen.size(), plain / seen.size());
    }

    /// How nowcasts did on the past.
    ///
    /// @param steps how many were tried
    /// @param coverage the share of ranges that held
    /// @param error the mean absolute error of the expectation
    /// @param errorWithout the same without a nowcast
    public record Trial(int steps, double coverage, double error, double errorWithout) {
        /// The trial for print.
        public Group asValue() {
            return Group.empty()
                    .put("steps", Value.of((long) steps))
                    .put("coverage", Value.of(coverage))
                    .put("error", Value.of(error))
                    .put("errorWithout", Value.of(errorWithout));
        }
    }
}
