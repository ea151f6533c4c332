package org.wwow.backup.statistics.linkage;

import java.util.List;

/// Where the model's own probabilities put the two bounds of Fellegi and Sunter: above the upper one a pair may be
/// linked, below the lower one it is dropped, between them a person looks.
///
/// @param upper the least probability of a link
/// @param lower the least probability of a pair for review
/// @param falseLinks the expected share of false links among pairs above the upper bound
/// @param missed the expected share of pairs of one person, among the candidates, below the lower bound
record Bounds(double upper, double lower, double falseLinks, double missed) {
    /// No link is less likely than this, whatever error is allowed.
    private static final double LEAST_LIKELY_LINK = 0.9;

    /// @param sorted the heaviest first
    static Bounds of(List<ScoredPair> sorted, double allowedFalse, double allowedMissed) {
        double wrong = 0;
        double upper = 1;
        double falseLinks = 0;
        int linked = 0;
        for (int at = 0; at < sorted.size(); at++) {
            double probability = sorted.get(at).probability();
            wrong += 1 - probability;
            if (probability >= LEAST_LIKELY_LINK && wrong / (at + 1) <= allowedFalse) {
                upper = probability;
                falseLinks = wrong / (at + 1);
                linked = at + 1;
            }
        }
        double all = sorted.stream().mapToDouble(ScoredPair::probability).sum();
        double below = 0;
        int kept = sorted.size();
        while (kept > linked && below + sorted.get(kept - 1).probability() <= allowedMissed * all) {
            below += sorted.get(--kept).probability();
        }
        double lower = kept > linked ? sorted.get(kept - 1).probability() : upper;
        return new Bounds(linked == 0 ? 1.1 : upper, lower, falseLinks, all == 0 ? 0 : below / all);
    }
}
