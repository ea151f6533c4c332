package org.wwow.backup.statistics.linkage;

import java.util.ArrayList;
import java.util.List;

import org.wwow.backup.statistics.linkage.Evidence.Part;
import org.wwow.backup.statistics.linkage.compare.Comparison;

/// Weighs pairs: the fitted model and how rare shared values are.
///
/// @param population whose pairs
/// @param model the fitted model
/// @param rareness the adjustment
record Scale(Population population, FellegiSunter model, Rareness rareness) {
    /// Whether some features are shared by families and some are a person's own.
    static boolean tellsOwnFromShared(List<Feature> features) {
        return features.stream().anyMatch(Feature::shared) && !features.stream().allMatch(Feature::shared);
    }

    /// The bits of a pair for one person, without what is believed beforehand.
    double bits(int one, int other, long vector) {
        return bits(one, other, vector, false);
    }

    /// The bits of what is a person's own; of everything where nothing is shared.
    double ownBits(int one, int other, long vector) {
        return bits(one, other, vector, tellsOwnFromShared(population.features()));
    }

    private double bits(int one, int other, long vector, boolean onlyOwn) {
        double bits = 0;
        for (int feature = 0; feature < population.features().size(); feature++) {
            if (!onlyOwn || !population.features().get(feature).shared()) {
                int level = Population.level(vector, feature);
                bits += model.bits(feature, level);
                bits += isSame(feature, level) ? rareness.bits(feature, one, other) : 0;
            }
        }
        return bits;
    }

    Evidence evidence(int one, int other) {
        long vector = population.vector(one, other);
        List<Part> parts = new ArrayList<>();
        for (int feature = 0; feature < population.features().size(); feature++) {
            Feature named = population.features().get(feature);
            int level = Population.level(vector, feature);
            double rare = isSame(feature, level) ? rareness.bits(feature, one, other) : 0;
            parts.add(new Part(named.name(),
                    level == Comparison.NONE ? Evidence.MISSING : named.comparison().levels().get(level),
                    model.bits(feature, level) + rare, rare));
        }
        return new Evidence(parts);
    }

    private boolean isSame(int feature, int level) {
        return level == population.features().get(feature).comparison().highest();
    }
}
