package org.wwow.backup.statistics.alarm;

import java.util.ArrayList;
import java.util.List;

import org.wwow.backup.statistics.InputRefused;

/// The one-sided cumulative sum of standardised counts (Page 1954; Rossi, Lampugnani and Marchi 1999).
///
/// Each step adds (count − mean)/√mean − k, never below 0; the mean is that of all steps before the watch. An alarm
/// stands while the sum is `limit` or more; the sum is not set back.
///
/// @param reference k, half the shift to be found, in standard deviations
/// @param limit h
public record CumulativeSum(double reference, double limit) {
    private static final int LEAST_HISTORY = 5;

    /// @throws InputRefused if a value is not positive
    public CumulativeSum {
        if (!(reference > 0 && limit > 0 && reference < 100 && limit < 1000)) {
            throw InputRefused.because("The reference value k and the limit h of a cumulative sum are positive.");
        }
    }

    /// How many steps must lie before the first one watched.
    public int needed() {
        return LEAST_HISTORY;
    }

    /// Watches the steps from `from` on.
    ///
    /// @throws InputRefused if too few steps lie before, or none of them has a count
    public List<AlarmPoint> watch(CountSeries series, int from) {
        History.require(series, from, LEAST_HISTORY);
        double mean = 0;
        for (int step = 0; step < from; step++) {
            mean += series.at(step) / from;
        }
        if (!(mean > 0)) {
            throw InputRefused
                    .because("All counts before the watch are 0; a cumulative sum needs a mean to compare with.");
        }
        List<AlarmPoint> points = new ArrayList<>();
        double sum = 0;
        for (int step = from; step < series.size(); step++) {
            sum = Math.max(0, sum + (series.at(step) - mean) / Math.sqrt(mean) - reference);
            points.add(new AlarmPoint(series.dates().get(step), series.at(step), limit, sum, sum >= limit));
        }
        return List.copyOf(points);
    }
}
