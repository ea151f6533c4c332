package org.wwow.backup.statistics.disclosure;

import java.lang.reflect.Constructor;
import java.lang.reflect.Modifier;
import java.util.BitSet;
import java.util.List;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.wwow.backup.statistics.InputRefused;
import org.wwow.backup.statistics.disclosure.Suppression.Cost;
import org.wwow.backup.statistics.disclosure.Suppression.Rules;
import org.wwow.backup.statistics.disclosure.Suppression.Solver;
import org.wwow.backup.statistics.result.JsonPrint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SuppressingATable {
    private static final String SMALL = "place,a,b,c\nx,20,3,30\ny,15,40,12\nz,18,22,9\n";

    @Test
    void hidesThreeMoreCellsForOneSmallCount() {
        SuppressedTable table = Suppression.of(Tables.of(SMALL), Rules.USUAL);

        assertThat(table.sensitive().cardinality()).isEqualTo(1);
        assertThat(table.hidden().cardinality()).isEqualTo(4);
        assertThat(table.isOptimal()).isTrue();
    }

    @Test
    void hidesNothingWhereNothingIsSmall() {
        SuppressedTable table = Suppression.of(Tables.of("place,a,b\nx,20,30\ny,0,40\n"), Rules.USUAL);

        assertThat(table.hidden().isEmpty()).isTrue();
        assertThat(table.counts()).isNotEmpty().allMatch(count -> count.value().isPresent());
    }

    @Test
    void hidesFewPersonsRatherThanFewCellsWhenAsked() {
        SuppressedTable table = Suppression.of(Tables.of(SMALL), new Rules(5, 3, false, Cost.VALUES, Solver.OPTIMAL));

        assertThat(table.counts().stream().filter(count -> count.value().isEmpty()).map(PublishableCount::categories))
                .containsExactlyInAnyOrder(List.of("x", "b"), List.of("x", "a"), List.of("z", "b"), List.of("z", "a"));
    }

    @Tag("slow")
    @ParameterizedTest
    @CsvSource({"3,3,1,CELLS", "3,3,2,VALUES", "4,4,3,CELLS", "4,4,4,VALUES", "4,5,5,CELLS", "3,4,6,VALUES",
        "4,3,7,CELLS"})
    void findsTheOptimumThatTryingEverythingFinds(int rows, int columns, long seed, Cost cost) {
        FrequencyTable table = Tables.random(rows, columns, seed);
        Rules rules = new Rules(5, 3, false, cost, Solver.OPTIMAL);

        SuppressedTable optimal = Suppression.of(table, rules);
        SuppressedTable heuristic = Suppression.of(table, new Rules(5, 3, false, cost, Solver.HEURISTIC));

        assertThat(optimal.cost()).isEqualTo(cheapest(table, rules, optimal.cost()));
        assertThat(heuristic.cost()).isLessThanOrEqualTo(Math.max(1.25 * optimal.cost(), optimal.cost() + 1));
    }

    @Tag("slow")
    @ParameterizedTest
    @CsvSource({"5,6,11", "6,7,12", "6,7,13", "5,7,14"})
    void staysWithinAQuarterOfTheOptimumByHeuristic(int rows, int columns, long seed) {
        FrequencyTable table = Tables.random(rows, columns, seed);
        SuppressedTable optimal = Suppression.of(table, new Rules(5, 3, false, Cost.CELLS, Solver.OPTIMAL));
        SuppressedTable heuristic = Suppression.of(table, new Rules(5, 3, false, Cost.CELLS, Solver.HEURISTIC));

        assertThat(optimal.isOptimal()).isTrue();
        assertThat(optimal.cost()).isLessThanOrEqualTo(heuristic.cost());
        assertThat(heuristic.cost()).isLessThanOrEqualTo(1.25 * optimal.cost());
    }

    @Tag("slow")
    @ParameterizedTest
    @ValueSource(longs = {21, 22, 23})
    void leavesEverySmallCountUncertain(long seed) {
        FrequencyTable table = Tables.random(8, 6, seed);
        SuppressedTable suppressed = Suppression.of(table, new Rules(5, 3, false, Cost.CELLS, Solver.HEURISTIC));

        assertThat(suppressed.exposures()).filteredOn(SuppressedTable.Exposure::sensitive)
                .isNotEmpty()
                .allMatch(exposure -> exposure.high() - exposure.low() >= 3 - 1e-6)
                .allMatch(exposure -> exposure.low() <= table.value(exposure.cell())
                        && table.value(exposure.cell()) <= exposure.high());
    }

    @Test
    void seesThroughATableThatHidesTooLittle() {
        FrequencyTable table = Tables.of(SMALL);
        HidingProblem problem = HidingProblem.of(table, Rules.USUAL);

        Attacker attacker = new Attacker(problem, problem.hiddenFromTheStart());

        assertThat(attacker.exposed()).hasSize(1);
        assertThat(attacker.bounds(attacker.exposed().getFirst())).isEqualTo(new Attacker.Bounds(3, 3));
    }

    @Test
    void protectsPlacesWithinRegions() {
        FrequencyTable table = Tables.of("""
                region,district,sex,count
                N,N1,f,40
                N,N1,m,3
                N,N2,f,25
                N,N2,m,20
                S,S1,f,60
                S,S1,m,30
                S,S2,f,12
                S,S2,m,18
                """, "district", "region");
        SuppressedTable suppressed = Suppression.of(table, Rules.USUAL);

        assertThat(table.dimensions()).hasSize(2);
        assertThat(table.dimensions().getFirst().nodes()).containsExactly("Total", "N", "S", "N / N1", "N / N2",
                "S / S1", "S / S2");
        assertThat(suppressed.hidden().cardinality()).isEqualTo(4);
        assertThat(suppressed.exposures()).isNotEmpty().allMatch(exposure -> exposure.high() - exposure.low() >= 3);
    }

    @Test
    void hidesGroupsInWhichAlmostEverybodyIsAlike() {
        FrequencyTable table = Tables.of("place,a,b\nx,20,1\ny,15,40\nz,30,0\n");

        BitSet plain = Rules.USUAL.primary(table);
        BitSet groups = new Rules(5, 3, true, Cost.CELLS, Solver.AUTOMATIC).primary(table);

        assertThat(plain.cardinality()).isEqualTo(1);
        assertThat(groups.cardinality()).as("x a, x b, y b, z a").isEqualTo(4);
    }

    @Test
    void protectsTheDifferenceToAnEarlierRelease() {
        FrequencyTable earlier = Tables.of("place,a,b,c\nx,20,30,30\ny,15,40,12\nz,18,22,9\n");
        FrequencyTable later = Tables.of("place,a,b,c\nx,22,30,30\ny,35,60,42\nz,48,52,19\n");

        assertThat(Suppression.of(later, Rules.USUAL).hidden().isEmpty()).isTrue();
        SuppressedTable beside = Suppression.of(later, Rules.USUAL, earlier);

        assertThat(beside.hidden().isEmpty()).as("two persons more in x, a").isFalse();
        assertThat(beside.counts().stream().filter(count -> count.value().isEmpty()).map(PublishableCount::categories))
                .contains(List.of("x", "a"));
    }

    @Tag("slow")
    @Test
    void letsNoTableTellOnAnotherOfTheSamePersons() {
        FrequencyTable bySex = Tables
                .of("place,sex,count\nx,f,20\nx,m,30\ny,f,2\ny,m,1\nz,f,40\nz,m,60\nw,f,30\nw,m,30\n");
        FrequencyTable byAge = Tables.of(
                "place,age,count\nx,young,25\nx,old,25\ny,young,0\ny,old,3\nz,young,50\nz,old,50\nw,young,30\nw,old,30\n");

        List<SuppressedTable> linked = Suppression.ofLinked(List.of(bySex, byAge), Rules.USUAL);

        List<List<String>> hidden = linked.stream()
                .flatMap(table -> table.counts().stream())
                .filter(count -> count.value().isEmpty())
                .map(PublishableCount::categories)
                .toList();
        assertThat(linked).hasSize(2).allMatch(SuppressedTable::isOptimal);
        assertThat(hidden).contains(List.of("y", "Total"), List.of("y", "old"));
        assertThat(hidden.stream().filter(cell -> cell.get(1).equals("Total")).toList())
                .as("a hidden total is hidden in both")
                .isNotEmpty()
                .allMatch(cell -> hidden.stream().filter(cell::equals).count() == 2);
        assertThatThrownBy(
                () -> Suppression.ofLinked(List.of(bySex, Tables.of("place,age,count\nx,young,9\n")), Rules.USUAL))
                .isInstanceOf(InputRefused.class)
                .hasMessageContaining("disagree");
    }

    @Test
    void refusesEarlierReleasesThatCannotBeCompared() {
        FrequencyTable table = Tables.of(SMALL);

        assertThatThrownBy(() -> Suppression.of(table, Rules.USUAL, Tables.of("place,a,b\nx,1,2\n")))
                .isInstanceOf(InputRefused.class)
                .hasMessageContaining("other categories");
        assertThatThrownBy(
                () -> Suppression.of(table, Rules.USUAL, Tables.of("place,a,b,c\nx,21,3,30\ny,15,40,12\nz,18,22,9\n")))
                .isInstanceOf(InputRefused.class)
                .hasMessageContaining("lower than at the earlier release");
    }

    @Test
    void tellsHiddenFromZero() {
        String json = JsonPrint
                .of(Suppression.of(Tables.of("place,a,b,c\nx,20,3,0\ny,15,40,12\nz,18,22,9\n"), Rules.USUAL).asValue());

        assertThat(json).contains("\"count\": 0,\n      \"status\": \"shown\"")
                .contains("\"count\": null,\n      \"status\": \"suppressed\"");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "place,a,Total\\nx,5,6 | Line 2: this total is not the sum",
        "place,count\\nx,5\\nx,6 | Line 3: this cell stands in the table already",
        "place,a\\nx,-5 | Line 2, column a: a count cannot be negative",
        "place,a\\nx,NaN | Line 2, column a",
        "place,a\\n,5 | Line 2, column place: the category is empty",
        "place\\nx | one column",
        "place,a | no counts"})
    void refusesWithOneSentence(String csv, String expected) {
        assertThatThrownBy(() -> Tables.of(csv.replace("\\n", "\n"))).isInstanceOf(InputRefused.class)
                .hasMessageContaining(expected.strip());
    }

    @Test
    void takesTotalsThatAreSums() {
        FrequencyTable table = Tables.of("place,a,b,Total\nx,5,6,11\ny,7,8,15\ntotal,12,14,26\n");

        assertThat(table.size()).isEqualTo(9);
        assertThat(table.value(table.grandTotal())).isEqualTo(26);
    }

    @Test
    void refusesRulesThatProtectNobody() {
        assertThatThrownBy(() -> new Rules(2, 3, false, Cost.CELLS, Solver.AUTOMATIC)).isInstanceOf(InputRefused.class);
        assertThatThrownBy(() -> new Rules(5, 0, false, Cost.CELLS, Solver.AUTOMATIC)).isInstanceOf(InputRefused.class);
        assertThatThrownBy(() -> Tables.of("a,b,count\nx,y,9\n", "a", "c")).isInstanceOf(InputRefused.class);
    }

    @Test
    void makesAPublishableCountInOnePlaceOnly() {
        Constructor<?>[] constructors = PublishableCount.class.getDeclaredConstructors();

        assertThat(constructors).hasSize(1);
        assertThat(Modifier.isPrivate(constructors[0].getModifiers())).isTrue();
        assertThat(java.util.Arrays.stream(PublishableCount.class.getDeclaredMethods())
                .filter(method -> method.getReturnType() == PublishableCount.class))
                .hasSize(2)
                .noneMatch(method -> Modifier.isPublic(method.getModifiers()));
        assertThat(SuppressedTable.class.getConstructors()).isEmpty();
    }

    private static double cheapest(FrequencyTable table, Rules rules, double known) {
        HidingProblem problem = HidingProblem.of(table, rules);
        BitSet first = problem.hiddenFromTheStart();
        int[] open = table.cells().filter(cell -> problem.mayHide(cell, false)).toArray();
        return cheapest(problem, open, 0, new Choice(first, 0), known);
    }

    private record Choice(BitSet hidden, double cost) {}

    private static double cheapest(HidingProblem problem, int[] open, int at, Choice choice, double known) {
        if (choice.cost() >= known) {
            return known;
        }
        if (new Attacker(problem, choice.hidden()).exposed().isEmpty()) {
            return choice.cost();
        }
        double best = known;
        for (int next = at; next < open.length; next++) {
            BitSet more = (BitSet) choice.hidden().clone();
            more.set(open[next]);
            best = Math.min(best, cheapest(problem, open, next + 1,
                    new Choice(more, choice.cost() + problem.cell(open[next]).cost()), best));
        }
        return best;
    }
}
