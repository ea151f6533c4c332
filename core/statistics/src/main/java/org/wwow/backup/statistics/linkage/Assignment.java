package org.wwow.backup.statistics.linkage;

import java.util.List;

/// Which of the likely pairs become links, and which wait for a person with the reason why.
///
/// @param links the links, the heaviest first
/// @param doubtful the others
record Assignment(List<ScoredPair> links, List<Doubted> doubtful) {
    /// A pair that waits.
    ///
    /// @param pair the pair
    /// @param doubt why
    /// @param cause the record that stands in the way, or -1
    record Doubted(ScoredPair pair, Doubt doubt, int cause) {}
}
