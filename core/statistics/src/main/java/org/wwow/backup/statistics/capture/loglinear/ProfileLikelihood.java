package org.wwow.backup.statistics.capture.loglinear;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.apache.commons.numbers.gamma.LogGamma;

import org.wwow.backup.statistics.Interval;
import org.wwow.backup.statistics.regression.PoissonRegression;

/// The multinomial likelihood of the total number of persons, all other parameters at their best (Cormack 1992).
///
/// Its maximum differs a little from the Poisson estimate; its interval is not symmetric and takes the model as given.
final class ProfileLikelihood {
    private static final double HALF_CHI_SQUARE_95 = 3.841458820694124 / 2;
    private static final double RATIO = (Math.sqrt(5) - 1) / 2;
    private static final int MOST_STEPS = 200;

    private final double[][] design;
    private final double[] counts;
    private final double observed;

    private ProfileLikelihood(CellDesign cells, double[] all) {
        List<double[]> rows = new ArrayList<>();
        rows.add(cells.row(0));
        rows.addAll(List.of(cells.matrix()));
        design = rows.toArray(double[][]::new);
        counts = new double[design.length];
        System.arraycopy(cells.counts(all), 0, counts, 1, counts.length - 1);
        double sum = 0;
        for (double count : counts) {
            sum += count;
        }
        observed = sum;
    }

    /// @param estimate the multinomial estimate of all persons
    /// @param interval the 95 % interval; its upper bound is infinite where the likelihood never falls far enough
    record Profile(double estimate, Interval interval) {}

    static Optional<Profile> of(CellDesign cells, double[] all, double startUnseen) {
        return new ProfileLikelihood(cells, all).search(Math.max(startUnseen, 1e-3));
    }

    /// Works on the logarithm of the unseen, between a thousandth and a thousand times the start.
    private Optional<Profile> search(double start) {
        double low = Math.log(start) - Math.log(1000);
        double high = Math.log(start) + Math.log(1000);
        double best = golden(low, high);
        double top = at(best);
        if (!Double.isFinite(top)) {
            return Optional.empty();
        }
        double floor = top - HALF_CHI_SQUARE_95;
        double lower = at(low) >= floor ? 0 : Math.exp(crossing(low, best, floor));
        double upper = at(high) >= floor ? Double.POSITIVE_INFINITY : Math.exp(crossing(high, best, floor));
        return Optional
                .of(new Profile(observed + Math.exp(best), new Interval(observed + lower, observed + upper, 0.95)));
    }

    private double golden(double from, double to) {
        double low = from;
        double high = to;
        double a = high - RATIO * (high - low);
        double b = low + RATIO * (high - low);
        double atA = at(a);
        double atB = at(b);
        for (int step = 0; step < MOST_STEPS && high - low > 1e-10; step++) {
            if (atA >= atB) {
                high = b;
                b = a;
                atB = atA;
                a = high - RATIO * (high - low);
                atA = at(a);
            } else {
                low = a;
                a = b;
                atA = atB;
                b = low + RATIO * (high - low);
                atB = at(b);
            }
        }
        return 0.5 * (low + high);
    }

    private double crossing(double outside, double inside, double floor) {
        double out = outside;
        double in = inside;
        for (int step = 0; step < MOST_STEPS && Math.abs(out - in) > 1e-12; step++) {
            double middle = 0.5 * (out + in);
            if (at(middle) >= floor) {
                in = middle;
            } else {
                out = middle;
            }
        }
        return in;
    }

    private double at(double logUnseen) {
        double unseen = Math.exp(logUnseen);
        double total = observed + unseen;
        double[] full = counts.clone();
        full[0] = unseen;
        Optional<PoissonRegression.Fit> fit = PoissonRegression.fit(design, full);
        if (fit.isEmpty()) {
            return Double.NEGATIVE_INFINITY;
        }
        double sum = LogGamma.value(total + 1) - LogGamma.value(unseen + 1);
        double[] fitted = fit.get().fitted();
        for (int cell = 0; cell < full.length; cell++) {
            sum += full[cell] == 0 ? 0 : full[cell] * Math.log(fitted[cell] / total);
        }
        return sum;
    }
}
