/// When a count is higher than its past would let expect: thresholds for series of weeks or days.
///
/// An alarm says that reports rose, not that violence did; every one is looked at by a person before anything follows.
@NullMarked
package org.wwow.backup.statistics.alarm;

import org.jspecify.annotations.NullMarked;
