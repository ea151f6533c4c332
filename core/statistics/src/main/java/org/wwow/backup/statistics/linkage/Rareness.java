package org.wwow.backup.statistics.linkage;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// How much more, or less, it says that two records share a value, if the value is rare or common (Newcombe and
/// Kennedy 1962; Winkler 1989): the chance that two records share any value, over the chance of this one, in bits.
///
/// It is added only where two cells are the same, and is counted over both tables. Dates have none.
final class Rareness {
    private final Population population;
    private final List<Map<String, Integer>> counts = new ArrayList<>();
    private final List<Long> totals = new ArrayList<>();
    private final List<Double> anyShared = new ArrayList<>();

    private Rareness(Population population) {
        this.population = population;
    }

    static Rareness in(Population population) {
        Rareness rareness = new Rareness(population);
        for (int feature = 0; feature < population.features().size(); feature++) {
            rareness.count(feature);
        }
        return rareness;
    }

    private void count(int feature) {
        Map<String, Integer> found = new HashMap<>();
        long total = 0;
        for (int record = 0; record < population.size(); record++) {
            String value = population.cell(record, feature).rareness();
            if (!value.isEmpty()) {
                found.merge(value, 1, Integer::sum);
                total++;
            }
        }
        // Whole numbers below 2^53 add up to the same sum in any order, so relabelled records get the same bits.
        double squares = 0;
        for (int times : found.values()) {
            squares += (double) times * times;
        }
        counts.add(found);
        totals.add(total);
        anyShared.add(total == 0 ? 1 : squares / ((double) total * total));
    }

    /// The bits added for a pair whose cells of this feature are the same.
    double bits(int feature, int one, int other) {
        String value = population.cell(one, feature).rareness();
        if (value.isEmpty() || !value.equals(population.cell(other, feature).rareness())) {
            return 0;
        }
        double share = counts.get(feature).getOrDefault(value, 1) / (double) totals.get(feature);
        return Math.log(anyShared.get(feature) / share) / Math.log(2);
    }
}
