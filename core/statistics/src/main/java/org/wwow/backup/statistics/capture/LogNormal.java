package org.wwow.backup.statistics.capture;

import org.wwow.backup.statistics.Interval;

/// Intervals of Chao (1987): the persons never recorded are taken as log-normal, so the lower bound is never below
/// the number of persons counted.
public final class LogNormal {
    /// The two-sided 95 % point of the normal distribution.
    static final double NORMAL_95 = 1.959963984540054;

    private LogNormal() {}

    /// The 95 % interval around an estimate.
    ///
    /// @param observed persons recorded
    /// @param estimate persons in all, not below `observed`
    /// @param standardError of the estimate
    public static Interval around(double observed, double estimate, double standardError) {
        double unseen = estimate - observed;
        if (!(unseen > 0)) {
            return new Interval(observed, Math.max(observed, estimate), 0.95);
        }
        double ratio = standardError / unseen;
        double spread = Math.exp(NORMAL_95 * Math.sqrt(Math.log1p(ratio * ratio)));
        return new Interval(observed + unseen / spread, observed + unseen * spread, 0.95);
    }
}
