package org.wwow.backup.law;

import java.util.List;

/// One row: its status, why, and what speaks against it.
public record ElementAssessment(Element element, Status status, List<Ground> grounds, List<Against> against) {
    /// Copies the lists.
    public ElementAssessment {
        grounds = List.copyOf(grounds);
        against = List.copyOf(against);
    }
}
