package org.wwow.backup.statistics.linkage;

import java.util.Comparator;

/// A pair with its weight.
///
/// @param one the lesser record
/// @param other the greater record
/// @param bits for one person, what is believed beforehand included
/// @param evidence the same without it
record ScoredPair(int one, int other, double bits, double evidence) {
    /// The heaviest first, and a fixed order among equals.
    static final Comparator<ScoredPair> HEAVIEST = Comparator.comparingDouble((ScoredPair pair) -> -pair.bits)
            .thenComparingInt(ScoredPair::one)
            .thenComparingInt(ScoredPair::other);

    double probability() {
        return FellegiSunter.probability(bits);
    }

    boolean touches(int record) {
        return one == record || other == record;
    }

    long key() {
        return Population.pair(one, other);
    }
}
