package org.wwow.backup.statistics.alarm;

import java.util.ArrayList;
import java.util.List;

import org.apache.commons.statistics.distribution.NormalDistribution;

import org.wwow.backup.statistics.InputRefused;

/// The early aberration reporting system's C1, C2 and C3 (Hutwagner et al. 2003; Fricker et al. 2008).
///
/// C1 compares with the `baseline` steps right before, C2 leaves two steps between. C3 raises C2 by what the two steps
/// before exceeded: its bound is the count plus the deviations still missing to the quantile, so an alarm of C3 depends
/// on those two steps and not on the current one. That is what the reference program computes, and it is kept.
///
/// @param scheme which of the three
/// @param baseline how many steps are compared with, 7 as a rule
/// @param alpha the chance of a false alarm at a step, were counts normal
/// @param leastDeviation a lower limit of the standard deviation, 0 for none
public record Ears(Scheme scheme, int baseline, double alpha, double leastDeviation) {
    private static final int GAP = 2;

    /// Which of the three.
    public enum Scheme {
        /// Right before.
        C1,
        /// With a gap of two steps.
        C2,
        /// C2 over three steps.
        C3
    }

    /// @throws InputRefused if a value is out of its range
    public Ears {
        if (baseline < 3 || baseline > 1000 || !(alpha > 0 && alpha < 0.5) || !(leastDeviation >= 0)) {
            throw InputRefused
                    .because("The baseline has between 3 and 1000 steps, alpha lies between 0 and 0.5, and the least "
                            + "deviation is not negative.");
        }
    }

    private record Past(double mean, double deviation) {
        double score(double count) {
            return deviation > 0 ? (count - mean) / deviation : count > mean ? Double.POSITIVE_INFINITY : 0;
        }
    }

    /// How many steps must lie before the first one watched.
    public int needed() {
        return switch (scheme) {
            case C1 -> baseline;
            case C2 -> baseline + GAP;
            case C3 -> baseline + 2 * GAP;
        };
    }

    /// Watches the steps from `from` on.
    ///
    /// @throws InputRefused if too few steps lie before
    public List<AlarmPoint> watch(CountSeries series, int from) {
        History.require(series, from, needed());
        double quantile = NormalDistribution.of(0, 1).inverseSurvivalProbability(alpha);
        List<AlarmPoint> points = new ArrayList<>();
        for (int step = from; step < series.size(); step++) {
            double observed = series.at(step);
            double threshold = switch (scheme) {
                case C1 -> bound(past(series, step, 0), quantile);
                case C2 -> bound(past(series, step, GAP), quantile);
                case C3 -> third(series, step, quantile);
            };
            points.add(new AlarmPoint(series.dates().get(step), observed, threshold, observed, observed > threshold));
        }
        return List.copyOf(points);
    }

    private static double bound(Past past, double quantile) {
        return past.mean() + quantile * past.deviation();
    }

    private double third(CountSeries series, int step, double quantile) {
        double exceeded = 0;
        for (int before = 1; before <= 2; before++) {
            exceeded += Math.max(0, past(series, step - before, GAP).score(series.at(step - before)) - 1);
        }
        double deviation = past(series, step, GAP).deviation();
        return deviation > 0 ? Math.max(0, series.at(step) + deviation * (quantile - exceeded)) : series.at(step);
    }

    private Past past(CountSeries series, int step, int gap) {
        double sum = 0;
        double squares = 0;
        for (int at = step - gap - baseline; at < step - gap; at++) {
            sum += series.at(at);
        }
        double mean = sum / baseline;
        for (int at = step - gap - baseline; at < step - gap; at++) {
            squares += (series.at(at) - mean) * (series.at(at) - mean);
        }
        return new Past(mean, Math.max(leastDeviation, Math.sqrt(squares / (baseline - 1))));
    }
}
