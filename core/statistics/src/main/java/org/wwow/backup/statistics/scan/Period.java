package org.wwow.backup.statistics.scan;

import java.util.Optional;

import org.wwow.backup.statistics.InputRefused;

/// The time under study, cut into steps of even length counted back from its end.
///
/// @param scale how times are named
/// @param first the first unit of time
/// @param last the last
/// @param length units in a step; the first step may be shorter
/// @param steps how many steps there are
record Period(TimeScale scale, long first, long last, long length, int steps) {
    private static final int MOST_STEPS = 10_000;

    /// The period the settings name, or else the cases span.
    static Period of(CountTable cases, ScanSettings settings) {
        ScanSettings.Time time = settings.time();
        if (cases.scale() == TimeScale.NONE && settings.model().timed()) {
            throw InputRefused.because("The cases have no times; add a column date (year-month-day) or year.");
        }
        TimeScale scale = cases.scale() != TimeScale.NONE ? cases.scale() : named(time);
        if (scale == TimeScale.NONE) {
            return new Period(scale, 0, 0, 1, 1);
        }
        long first = time.from().map(text -> scale.parse("--from", text)).orElse(cases.earliest());
        long last = time.to().map(text -> scale.parse("--to", text)).orElse(cases.latest());
        if (last < first) {
            throw InputRefused.because("The study period ends before it begins; check --from and --to.");
        }
        long length = settings.model().timed() ? time.interval() : last - first + 1;
        long steps = (last - first) / length + 1;
        if (steps > MOST_STEPS) {
            throw InputRefused.because("The study period has more than " + MOST_STEPS
                    + " steps; shorten it, or lengthen the steps with --interval.");
        }
        return new Period(scale, first, last, length, (int) steps);
    }

    private static TimeScale named(ScanSettings.Time time) {
        Optional<String> text = time.from().filter(_ -> time.to().isPresent());
        return text.map(TimeScale::of).orElse(TimeScale.NONE);
    }

    /// Whether the time lies in the period.
    boolean holds(long time) {
        return scale == TimeScale.NONE || (first <= time && time <= last);
    }

    /// The step a time lies in.
    int step(long time) {
        return scale == TimeScale.NONE ? 0 : (int) (steps - 1 - (last - time) / length);
    }

    /// The first unit of a step.
    long begin(int step) {
        return Math.max(first, last - (steps - step) * length + 1);
    }

    /// The last unit of a step.
    long end(int step) {
        return last - (steps - 1 - step) * length;
    }
}
