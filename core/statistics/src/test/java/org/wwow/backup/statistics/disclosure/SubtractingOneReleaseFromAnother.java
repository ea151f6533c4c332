package org.wwow.backup.statistics.disclosure;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.wwow.backup.statistics.Seed;
import org.wwow.backup.statistics.disclosure.FrequencyTable.Sum;
import org.wwow.backup.statistics.disclosure.Suppression.Cost;
import org.wwow.backup.statistics.disclosure.Suppression.Rules;
import org.wwow.backup.statistics.disclosure.Suppression.Solver;

import static org.assertj.core.api.Assertions.assertThat;

/// Somebody with both releases and no linear programme: subtracts, and fills in what a sum leaves open, until nothing more
/// follows.
class SubtractingOneReleaseFromAnother {
    private static final Rules RULES = new Rules(5, 3, false, Cost.CELLS, Solver.HEURISTIC);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void failsWhereTheLaterReleaseKnewTheEarlierOne(long seed) {
        FrequencyTable earlier = Tables.random(3, 4, seed);
        FrequencyTable later = grown(earlier, seed);
        SuppressedTable before = Suppression.of(earlier, RULES);
        SuppressedTable after = Suppression.of(later, RULES, earlier);

        assertThat(smallDifferences(later, earlier)).isPositive();
        assertThat(found(before, after)).isEmpty();
    }

    @Test
    void succeedsWhereItDidNot() {
        int seen = 0;
        for (long seed = 1; seed <= 4; seed++) {
            FrequencyTable earlier = Tables.random(3, 4, seed);
            seen += found(Suppression.of(earlier, RULES), Suppression.of(grown(earlier, seed), RULES)).size();
        }

        assertThat(seen).isPositive();
    }

    /// A quarter of the cells grow by a few persons, the others by many.
    private static FrequencyTable grown(FrequencyTable table, long seed) {
        var random = new Seed(100 + seed).generator();
        return table.withCounts(cell -> table.value(cell)
                + (random.nextInt(4) == 0 ? 1 + random.nextInt(4) : 5 + random.nextInt(40)));
    }

    private static long smallDifferences(FrequencyTable later, FrequencyTable earlier) {
        return later.cells().filter(cell -> isSmall(later.value(cell) - earlier.value(cell))).count();
    }

    private static boolean isSmall(long count) {
        return count > 0 && count < 5;
    }

    /// The small counts and small differences that come out.
    private static List<String> found(SuppressedTable before, SuppressedTable after) {
        int size = before.table().size();
        Map<Integer, Long> known = new HashMap<>();
        List<Sum> sums = new ArrayList<>();
        for (int cell = 0; cell < size; cell++) {
            learn(known, cell, before);
            learn(known, size + cell, after);
            sums.add(new Sum(size + cell, List.of(cell, 2 * size + cell)));
        }
        for (Sum sum : before.table().sums()) {
            for (int release = 0; release < 3; release++) {
                int by = release * size;
                sums.add(new Sum(sum.total() + by, sum.parts().stream().map(part -> part + by).toList()));
            }
        }
        boolean more = true;
        while (more) {
            more = false;
            for (Sum sum : sums) {
                more |= fillIn(known, sum);
            }
        }
        return known.entrySet()
                .stream()
                .filter(entry -> isSmall(entry.getValue()))
                .map(entry -> "cell " + entry.getKey() % size + " of " + entry.getKey() / size)
                .toList();
    }

    private static void learn(Map<Integer, Long> known, int at, SuppressedTable table) {
        table.counts().get(at % table.table().size()).value().ifPresent(value -> known.put(at, value));
    }

    private static boolean fillIn(Map<Integer, Long> known, Sum sum) {
        List<Integer> unknown = new ArrayList<>(sum.parts());
        unknown.add(sum.total());
        unknown.removeIf(known::containsKey);
        if (unknown.size() != 1) {
            return false;
        }
        int open = unknown.getFirst();
        long parts = sum.parts()
                .stream()
                .filter(part -> part != open)
                .mapToLong(part -> known.getOrDefault(part, 0L))
                .sum();
        known.put(open, open == sum.total() ? parts : known.getOrDefault(sum.total(), 0L) - parts);
        return true;
    }
}
