package org.wwow.backup.statistics.linkage;

import java.util.Comparator;

/// A pair with its weight.
///
/// @param one the lesser record
/// @param other the greater record
/// @param bits for one person, what is believed beforehand included
/// @param own the bits of what is a person's own
record ScoredPair(int one, int other, double bits, double own) {
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
