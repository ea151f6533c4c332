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
    /// The bits of a pair for one person, without what is believed beforehand.
    double bits(int one, int other, long vector) {
        double bits = model.bits(vector);
        for (int feature = 0; feature < population.features().size(); feature++) {
            if (isSame(feature, Population.level(vector, feature))) {
                bits += rareness.bits(feature, one, other);
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
