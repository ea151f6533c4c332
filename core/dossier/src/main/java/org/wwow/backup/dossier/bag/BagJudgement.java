package org.wwow.backup.dossier.bag;

import java.util.List;
import java.util.Optional;
import java.util.SortedSet;

/// What became of judging a bag.
///
/// @param version the version declared; empty where that could not be read
/// @param algorithms those of its payload manifests
/// @param payloadFiles how many files the payload has
/// @param payloadBytes how many bytes they have together
/// @param findings what was found, errors and warnings in the order found
public record BagJudgement(Optional<BagVersion> version, SortedSet<BagAlgorithm> algorithms, int payloadFiles,
        long payloadBytes, List<BagFinding> findings) {

    /// Whether the bag is complete and valid (RFC 8493 section 3); warnings do not break it.
    public boolean holds() {
        return findings.stream().noneMatch(BagFinding::breaks);
    }

    /// Whether a rule was found broken or in doubt.
    public boolean found(BagRule rule) {
        return findings.stream().anyMatch(finding -> finding.rule() == rule);
    }
}
