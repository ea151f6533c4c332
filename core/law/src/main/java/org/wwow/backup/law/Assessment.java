package org.wwow.backup.law;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What the chosen instruments say of one account. The same input gives the same assessment, in the same order.
///
/// @param instruments the law of the forum first, then in the order of the library
/// @param withheld how many exhibits were left out, by the kind of confidence; never which
public record Assessment(List<InstrumentAssessment> instruments, Map<String, Integer> withheld) {
    /// Copies what is mutable.
    public Assessment {
        instruments = List.copyOf(instruments);
        withheld = Collections.unmodifiableMap(new TreeMap<>(withheld));
    }
}
