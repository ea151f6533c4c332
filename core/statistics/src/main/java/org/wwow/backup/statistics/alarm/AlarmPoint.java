package org.wwow.backup.statistics.alarm;

import org.wwow.backup.statistics.result.Value;
import org.wwow.backup.statistics.result.Value.Group;

/// One step of a series under watch.
///
/// @param date its name
/// @param observed the count
/// @param threshold what the count, or for a cumulative sum the sum, is compared with
/// @param statistic what is compared
/// @param alarm whether it is too high
public record AlarmPoint(String date, double observed, double threshold, double statistic, boolean alarm) {
    /// The point for print.
    public Group asValue() {
        return Group.empty()
                .put("date", Value.of(date))
                .put("observed", Value.of((long) observed))
                .put("threshold", Value.of(threshold))
                .put("statistic", Value.of(statistic))
                .put("alarm", Value.of(alarm));
    }
}
