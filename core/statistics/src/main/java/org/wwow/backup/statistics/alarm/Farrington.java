package org.wwow.backup.statistics.alarm;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import org.apache.commons.numbers.gamma.RegularizedBeta;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.PoissonDistribution;

import org.wwow.backup.statistics.InputRefused;

/// The thresholds of Farrington et al. (1996) and, as `FLEXIBLE`, of Noufaily et al. (2013): a quasi-Poisson regression
/// on the same weeks of earlier years, in which past outbreaks weigh less.
///
/// The original compares with a window around the same week of each of `years` years, keeps a trend that is significant,
/// has three years and does not extrapolate, and bounds the count on the scale of its power 2/3. The flexible one uses
/// all weeks of those years but the last 26, with ten seasons as factors, always a trend that does not extrapolate,
/// weighs down only residuals above 2.58, and takes its bound from a negative binomial distribution.
///
/// @param form which of the two
/// @param years how many are compared with
/// @param window half the width of the window of weeks
/// @param alpha the chance of a false alarm at a step; the original halves it, as it was meant for two sides
/// @param perYear steps a year, 52 for weeks
public record Farrington(Form form, int years, int window, double alpha, int perYear) {
    private static final int RECENT = 26;
    private static final int SEASONS = 10;
    private static final int FEW_CASES = 5;
    private static final int FEW_STEPS = 4;
    private static final double FLEXIBLE_RESIDUAL = 2.58;

    /// Which of the two.
    public enum Form {
        /// Farrington et al. 1996.
        ORIGINAL,
        /// Noufaily et al. 2013.
        FLEXIBLE
    }

    /// @throws InputRefused if a value is out of its range
    public Farrington {
        if (years < 1 || years > 50 || window < 0 || perYear < 4 || perYear > 366 || 2 * window + 1 >= perYear) {
            throw InputRefused
                    .because("Compare with 1 to 50 years, 4 to 366 steps each, and a window shorter than a year.");
        }
        if (!(alpha > 0 && alpha < 0.5)) {
            throw InputRefused.because("Alpha lies between 0 and 0.5.");
        }
    }

    /// The usual settings of either form.
    public static Farrington of(Form form) {
        return form == Form.ORIGINAL ? new Farrington(form, 4, 3, 0.05, 52) : new Farrington(form, 5, 3, 0.01, 52);
    }

    /// How many steps must lie before the first one watched.
    public int needed() {
        return years * perYear + window;
    }

    /// Watches the steps from `from` on. With fewer than five cases in the last four steps there is no alarm.
    ///
    /// @throws InputRefused if too few steps lie before
    public List<AlarmPoint> watch(CountSeries series, int from) {
        History.require(series, from, needed());
        List<AlarmPoint> points = new ArrayList<>();
        for (int step = from; step < series.size(); step++) {
            double threshold = threshold(series, step);
            double observed = series.at(step);
            double recent = 0;
            for (int at = Math.max(0, step - FEW_STEPS + 1); at <= step; at++) {
                recent += series.at(at);
            }
            points.add(new AlarmPoint(series.dates().get(step), observed, threshold, observed,
                    recent >= FEW_CASES && observed > threshold));
        }
        return List.copyOf(points);
    }

    private double threshold(CountSeries series, int step) {
        int[] past = past(step);
        double[] counts = Arrays.stream(past).mapToDouble(series::at).toArray();
        if (Arrays.stream(counts).sum() == 0) {
            return 0;
        }
        Optional<ReweightedRegression> trended = fit(past, counts, step, true)
                .filter(model -> keepsTrend(model, counts));
        ReweightedRegression model = trended.or(() -> fit(past, counts, step, false))
                .orElseThrow(() -> InputRefused.because(
                        "The model of the past did not settle at step " + (step + 1)
                                + "; compare with more years or longer steps."));
        double mean = model.intercept();
        return form == Form.ORIGINAL
                ? powerBound(mean, model.dispersion(), model.interceptError())
                : quantile(mean, model.dispersion());
    }

    /// The earlier steps compared with, oldest first.
    private int[] past(int step) {
        return switch (form) {
            case ORIGINAL -> IntStream.iterate(years, year -> year >= 1, year -> year - 1)
                    .flatMap(year -> IntStream.rangeClosed(step - year * perYear - window,
                            step - year * perYear + window))
                    .toArray();
            case FLEXIBLE ->
                IntStream.range(step - years * perYear - window, Math.max(step - RECENT, step - perYear + window + 1))
                        .toArray();
        };
    }

    /// The intercept stands for the step under watch: time is counted from it, and its season is the base.
    private double[][] design(int[] past, int step, boolean trend) {
        int seasons = form == Form.FLEXIBLE ? SEASONS : 1;
        double[][] design = new double[past.length][];
        for (int at = 0; at < past.length; at++) {
            double[] row = new double[seasons + (trend ? 1 : 0)];
            row[0] = 1;
            int season = season(Math.floorMod(past[at] - step + window, perYear));
            if (form == Form.FLEXIBLE && season > 0) {
                row[season] = 1;
            }
            if (trend) {
                row[seasons] = past[at] - step;
            }
            design[at] = row;
        }
        return design;
    }

    /// The window around the step is season 0, the rest of the year is cut evenly.
    private int season(int inYear) {
        int wide = 2 * window + 1;
        return inYear < wide ? 0 : 1 + (inYear - wide) * (SEASONS - 1) / (perYear - wide);
    }

    private Optional<ReweightedRegression> fit(int[] past, double[] counts, int step, boolean trend) {
        return ReweightedRegression.fit(design(past, step, trend), counts,
                form == Form.ORIGINAL ? 1 : FLEXIBLE_RESIDUAL);
    }

    private boolean keepsTrend(ReweightedRegression model, double[] counts) {
        boolean bounded = model.intercept() <= Arrays.stream(counts).max().orElseThrow();
        return bounded && (form == Form.FLEXIBLE || (years >= 3 && model.lastIsSignificant()));
    }

    private double powerBound(double mean, double dispersion, double spread) {
        double quantile = NormalDistribution.of(0, 1).inverseSurvivalProbability(alpha / 2);
        double error = Math.sqrt(4.0 / 9 * Math.cbrt(mean) * (dispersion + spread * spread / mean));
        return Math.pow(Math.cbrt(mean * mean) + quantile * error, 1.5);
    }

    /// The smallest count not exceeded with probability 1 − alpha, negative binomial with variance dispersion × mean.
    private double quantile(double mean, double dispersion) {
        if (dispersion <= 1 + 1e-9) {
            return PoissonDistribution.of(mean).inverseSurvivalProbability(alpha);
        }
        double size = mean / (dispersion - 1);
        long count = 0;
        while (RegularizedBeta.value(1 / dispersion, size, count + 1.0) < 1 - alpha && count < 1_000_000_000L) {
            count++;
        }
        return count;
    }
}
