package org.wwow.backup.statistics.forecast;

/// The CRPS of an ensemble of any numbers, in its two usual forms.
public enum EnsembleScore {
    /// As if the ensemble were the whole distribution.
    EMPIRICAL,
    /// As if its members were draws from the distribution; it needs two (Ferro 2014).
    FAIR;

    /// The score of what was observed.
    ///
    /// @throws IllegalArgumentException if there are too few members
    public double crps(double[] members, double observed) {
        int size = members.length;
        if (size < (this == FAIR ? 2 : 1)) {
            throw new IllegalArgumentException("An ensemble has members, and for the fair form two.");
        }
        double[] sorted = members.clone();
        java.util.Arrays.sort(sorted);
        double distance = 0;
        double spread = 0;
        for (int at = 0; at < size; at++) {
            distance += Math.abs(sorted[at] - observed);
            spread += (2.0 * at - size + 1) * sorted[at];
        }
        double pairs = this == EMPIRICAL ? (double) size * size : (double) size * (size - 1);
        return distance / size - spread / pairs;
    }
}
