/// Comparing two cells of a table of persons: names across scripts, dates known to a day or to a year, places by
/// distance, codes with slips of the pen. Every comparison is symmetric and gives one of a few levels, or none where
/// one side is missing.
@NullMarked
package org.wwow.backup.statistics.linkage.compare;

import org.jspecify.annotations.NullMarked;
