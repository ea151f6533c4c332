package org.wwow.backup.statistics.disclosure;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.wwow.backup.statistics.Seed;
import org.wwow.backup.statistics.disclosure.Suppression.Cost;
import org.wwow.backup.statistics.disclosure.Suppression.Rules;
import org.wwow.backup.statistics.disclosure.Suppression.Solver;

import static org.assertj.core.api.Assertions.assertThat;

/// Tables of three dimensions and of groups, against somebody who tries every table of whole numbers.
class SuppressingThreeWays {
    private static final int MOST_TRIED = 2_000_000;

    @Tag("slow")
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void leavesASmallCountOpenToOneWhoTriesAllWholeTables(long seed) {
        FrequencyTable table = threeWays(seed);
        SuppressedTable suppressed = Suppression.of(table, new Rules(5, 3, false, Cost.CELLS, Solver.HEURISTIC));
        Everything everything = new Everything(table, suppressed.hidden());
        everything.tryAll();

        assertThat(suppressed.sensitive().isEmpty()).isFalse();
        assertThat(everything.exhausted).as("all tables were tried").isFalse();
        suppressed.sensitive().stream().forEach(cell -> {
            Set<Long> possible = everything.possible.getOrDefault(cell, Set.of());
            assertThat(possible).as("cell " + table.categories(cell)).contains(table.value(cell)).hasSizeGreaterThan(1);
        });
    }

    @Test
    void leavesTheOptimumToSmallTables() {
        StringBuilder csv = new StringBuilder("place,sex,age,count\n");
        UniformRandomProvider random = new Seed(3).generator();
        for (int cell = 0; cell < 36; cell++) {
            csv.append("p").append(cell / 12).append(",s").append(cell / 4 % 3).append(",a").append(cell % 4);
            csv.append(',').append(cell == 17 ? 2 : 9 + random.nextInt(30)).append('\n');
        }
        SuppressedTable table = Suppression.of(Tables.of(csv.toString()), Rules.USUAL);

        assertThat(table.isOptimal()).isFalse();
        assertThat(table.sensitive().cardinality()).isEqualTo(1);
        assertThat(table.exposures()).filteredOn(SuppressedTable.Exposure::sensitive)
                .isNotEmpty()
                .allMatch(exposure -> exposure.high() - exposure.low() >= 3 - 1e-6);
    }

    @Test
    void hidesWhatAGroupHasInCommonAndWhatWouldTellIt() {
        FrequencyTable table = Tables.of("place,a,b,c\nx,20,0,0\ny,15,40,30\nz,30,25,35\nw,11,12,13\n");
        SuppressedTable plain = Suppression.of(table, Rules.USUAL);
        SuppressedTable groups = Suppression.of(table, new Rules(5, 3, true, Cost.CELLS, Solver.HEURISTIC));

        assertThat(plain.hidden().isEmpty()).isTrue();
        assertThat(hidden(groups)).contains(List.of("x", "a"));
        assertThat(groups.exposures()).filteredOn(SuppressedTable.Exposure::sensitive)
                .isNotEmpty()
                .allMatch(exposure -> exposure.high() - exposure.low() >= 3 - 1e-6);
    }

    @Test
    void hidesAGroupOfAllButOneAndTheOne() {
        FrequencyTable table = Tables.of("place,a,b\nx,19,1\ny,15,40\nz,30,25\n");
        SuppressedTable groups = Suppression.of(table, new Rules(5, 3, true, Cost.CELLS, Solver.HEURISTIC));

        assertThat(hidden(groups)).contains(List.of("x", "a"), List.of("x", "b"));
    }

    @Tag("slow")
    @ParameterizedTest
    @EnumSource(value = Solver.class, names = {"OPTIMAL", "HEURISTIC"})
    void hidesTheSameTableAlikeEachTime(Solver solver) {
        String csv = "place,a,b,c\nx,20,3,30\ny,15,40,12\nz,18,22,9\n";
        Rules rules = new Rules(5, 3, false, Cost.CELLS, solver);
        List<List<String>> once = hidden(Suppression.of(Tables.of(csv), rules));
        List<List<String>> large = hidden(Suppression.of(Tables.random(4, 4, 3), rules));

        for (int again = 0; again < 6; again++) {
            assertThat(hidden(Suppression.of(Tables.of(csv), rules))).isEqualTo(once);
            assertThat(hidden(Suppression.of(Tables.random(4, 4, 3), rules))).isEqualTo(large);
        }
    }

    @Test
    void costsTheSameByAnyOrderOfRowsAndColumns() {
        SuppressedTable one = Suppression.of(Tables.of("place,a,b,c\nx,20,3,30\ny,15,40,12\nz,18,22,9\n"), Rules.USUAL);
        SuppressedTable turned = Suppression.of(Tables.of("place,c,b,a\nz,9,22,18\nx,30,3,20\ny,12,40,15\n"),
                Rules.USUAL);

        assertThat(turned.cost()).isEqualTo(one.cost());
        assertThat(hidden(turned)).contains(List.of("x", "b"));
    }

    private static List<List<String>> hidden(SuppressedTable table) {
        return table.counts()
                .stream()
                .filter(count -> count.value().isEmpty())
                .map(PublishableCount::categories)
                .toList();
    }

    private static FrequencyTable threeWays(long seed) {
        UniformRandomProvider random = new Seed(seed).generator();
        StringBuilder csv = new StringBuilder("place,sex,age,count\n");
        for (String place : List.of("x", "y", "z")) {
            for (String sex : List.of("f", "m")) {
                for (String age : List.of("young", "old")) {
                    int count = place.equals("x") && sex.equals("m") && age.equals("old")
                            ? 1 + random.nextInt(4)
                            : 5 + random.nextInt(9);
                    csv.append(place)
                            .append(',')
                            .append(sex)
                            .append(',')
                            .append(age)
                            .append(',')
                            .append(count)
                            .append('\n');
                }
            }
        }
        return Tables.of(csv.toString());
    }

    /// Every table of whole numbers that agrees with what is published.
    private static final class Everything {
        private final FrequencyTable table;
        private final BitSet hidden;
        private final List<Integer> inner = new ArrayList<>();
        private final Map<Integer, List<Integer>> shown = new HashMap<>();
        private final Map<Integer, Set<Long>> possible = new HashMap<>();
        private final long[] values;
        private boolean exhausted;
        private long tried;

        Everything(FrequencyTable table, BitSet hidden) {
            this.table = table;
            this.hidden = hidden;
            this.values = new long[table.size()];
            table.cells().forEach(cell -> {
                if (table.isTotal(cell) && !hidden.get(cell)) {
                    shown.put(cell, leaves(cell));
                } else if (!table.isTotal(cell)) {
                    values[cell] = table.value(cell);
                    if (hidden.get(cell)) {
                        inner.add(cell);
                    }
                }
            });
        }

        /// The innermost cells a cell is the sum of.
        private List<Integer> leaves(int cell) {
            List<String> wanted = table.categories(cell);
            return table.cells()
                    .filter(other -> !table.isTotal(other) && within(table.categories(other), wanted))
                    .boxed()
                    .toList();
        }

        private static boolean within(List<String> leaf, List<String> wanted) {
            for (int at = 0; at < leaf.size(); at++) {
                if (!wanted.get(at).equals(Dimension.TOTAL) && !wanted.get(at).equals(leaf.get(at))) {
                    return false;
                }
            }
            return true;
        }

        void tryAll() {
            next(0);
        }

        private void next(int at) {
            if (++tried > MOST_TRIED) {
                exhausted = true;
                return;
            }
            if (at == inner.size()) {
                hidden.stream().forEach(cell -> possible.computeIfAbsent(cell, _ -> new HashSet<>()).add(sum(cell)));
                return;
            }
            int cell = inner.get(at);
            long most = most(cell, at);
            for (long value = 0; value <= most; value++) {
                values[cell] = value;
                if (mayStillAddUp(at)) {
                    next(at + 1);
                }
            }
            values[cell] = table.value(cell);
        }

        private long sum(int cell) {
            return table.isTotal(cell) ? leaves(cell).stream().mapToLong(leaf -> values[leaf]).sum() : values[cell];
        }

        private long most(int cell, int at) {
            long most = 60;
            for (Map.Entry<Integer, List<Integer>> total : shown.entrySet()) {
                if (total.getValue().contains(cell)) {
                    long known = 0;
                    for (int leaf : total.getValue()) {
                        known += leaf != cell && isSet(leaf, at) ? values[leaf] : 0;
                    }
                    most = Math.min(most, table.value(total.getKey()) - known);
                }
            }
            return most;
        }

        private boolean isSet(int leaf, int at) {
            int place = inner.indexOf(leaf);
            return place < at;
        }

        private boolean mayStillAddUp(int at) {
            for (Map.Entry<Integer, List<Integer>> total : shown.entrySet()) {
                if (total.getValue().stream().allMatch(leaf -> inner.indexOf(leaf) <= at)) {
                    long sum = total.getValue().stream().mapToLong(leaf -> values[leaf]).sum();
                    if (sum != table.value(total.getKey())) {
                        return false;
                    }
                }
            }
            return true;
        }
    }
}
