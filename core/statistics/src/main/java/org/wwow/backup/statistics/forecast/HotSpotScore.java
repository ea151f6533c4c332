package org.wwow.backup.statistics.forecast;

import java.util.Arrays;
import java.util.Comparator;

import org.wwow.backup.statistics.result.Value;
import org.wwow.backup.statistics.result.Value.Group;

/// How much of what came lay in the areas ranked first.
///
/// @param chosen how many areas were chosen
/// @param hits what came in them
/// @param best the most that as many areas could have had
/// @param hitRate the share of all that came
/// @param accuracy PAI, the hit rate over the share of areas chosen (Chainey, Tompson and Uhlig 2008)
/// @param efficiency PEI, the hits over the most any choice of as many areas could have had (Hunt 2016)
public record HotSpotScore(int chosen, long hits, long best, double hitRate, double accuracy, double efficiency) {
    /// Scores a ranking; of areas ranked alike the first stands first.
    ///
    /// @param rank the higher, the sooner an area is chosen
    /// @param came what came in each area
    /// @param share the share of areas chosen, above 0; rounded down, but one at least
    /// @throws IllegalArgumentException if the two do not match
    public static HotSpotScore of(double[] rank, long[] came, double share) {
        if (rank.length != came.length || rank.length == 0 || !(share > 0 && share <= 1)) {
            throw new IllegalArgumentException("Every area has a rank and a count, and a share of them is chosen.");
        }
        int chosen = Math.max(1, (int) Math.floor(share * rank.length));
        Integer[] order = new Integer[rank.length];
        Arrays.setAll(order, at -> at);
        Arrays.sort(order, Comparator.comparingDouble((Integer at) -> -rank[at]));
        long hits = Arrays.stream(order).limit(chosen).mapToLong(at -> came[at]).sum();
        long[] ascending = came.clone();
        Arrays.sort(ascending);
        long best = Arrays.stream(ascending, ascending.length - chosen, ascending.length).sum();
        double rate = hits / (double) Arrays.stream(came).sum();
        return new HotSpotScore(chosen, hits, best, rate, rate * rank.length / chosen, hits / (double) best);
    }

    /// The score for print.
    public Group asValue() {
        return Group.empty()
                .put("chosen", Value.of((long) chosen))
                .put("hits", Value.of(hits))
                .put("hitRate", Value.of(hitRate))
                .put("pai", Value.of(accuracy))
                .put("pei", Value.of(efficiency));
    }
}
