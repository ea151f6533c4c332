package org.wwow.backup.statistics;

/// Two bounds and the share of cases in which such bounds hold the truth, should the assumptions be right.
///
/// @param low the lower bound
/// @param high the upper bound, infinite where the data set none
/// @param level between 0 and 1, 0.95 as a rule
public record Interval(double low, double high, double level) {
    /// @throws IllegalArgumentException if the bounds cross or the level is no probability
    public Interval {
        if (!(low <= high)) {
            throw new IllegalArgumentException(
                    "An interval runs from low to high; it was " + low + " to " + high + ".");
        }
        if (!(level > 0 && level < 1)) {
            throw new IllegalArgumentException("A level lies between 0 and 1; it was " + level + ".");
        }
    }

    /// Whether `value` lies between the bounds, both included.
    public boolean holds(double value) {
        return low <= value && value <= high;
    }
}
