/// How many, counted and not: multiple systems estimation from overlapping lists of recorded persons.
///
/// Begin with [org.wwow.backup.statistics.capture.CaptureTable]; [org.wwow.backup.statistics.capture.TwoLists],
/// [org.wwow.backup.statistics.capture.SampleCoverage] and the packages below it estimate, each with its own doubts;
/// [org.wwow.backup.statistics.capture.EstimateRange] compares them, and only its release rule calls a figure
/// publishable. Nothing here links persons, and an estimate is never better than the linkage before it.
@NullMarked
package org.wwow.backup.statistics.capture;

import org.jspecify.annotations.NullMarked;
