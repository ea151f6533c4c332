package org.wwow.backup.statistics.scan;

import java.util.List;

import org.wwow.backup.statistics.result.Value;
import org.wwow.backup.statistics.result.Value.Group;

/// What a scan found.
///
/// @param model what cases were compared with
/// @param totals what was scanned
/// @param clusters the most likely first; no two share a place
public record ScanResult(Model model, Totals totals, List<Cluster> clusters) {
    /// Copies the clusters.
    public ScanResult {
        clusters = List.copyOf(clusters);
    }

    /// What was scanned.
    ///
    /// @param places how many
    /// @param cases how many
    /// @param steps of time
    /// @param unit of the recurrence intervals: days, years or none
    /// @param replications done
    /// @param stopped whether a sequential stop ended them
    public record Totals(int places, long cases, int steps, String unit, int replications, boolean stopped) {}

    /// The result for print; the rows of a table stand under `clusters`.
    public Group asValue() {
        return Group.empty()
                .put("method", Value.of("scan"))
                .put("model", Value.of(model.word()))
                .put("places", Value.of((long) totals.places()))
                .put("cases", Value.of(totals.cases()))
                .put("steps", Value.of((long) totals.steps()))
                .put("timeUnit", totals.unit().isEmpty() ? new Value.Missing() : Value.of(totals.unit()))
                .put("replicationsDone", Value.of((long) totals.replications()))
                .put("stoppedEarly", Value.of(totals.stopped()))
                .put("clusters", new Value.Sequence(clusters.stream().<Value>map(Cluster::asValue).toList()));
    }
}
