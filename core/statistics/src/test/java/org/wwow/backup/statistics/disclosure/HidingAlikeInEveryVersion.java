package org.wwow.backup.statistics.disclosure;

import java.util.stream.Collectors;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.wwow.backup.statistics.disclosure.Suppression.Cost;
import org.wwow.backup.statistics.disclosure.Suppression.Rules;
import org.wwow.backup.statistics.disclosure.Suppression.Solver;

import static org.assertj.core.api.Assertions.assertThat;

/// A table hidden in one way today and in another tomorrow tells what either way hides: what is hidden must stay the same
/// from one version of this program to the next. A change of these lists is a change of what was promised.
class HidingAlikeInEveryVersion {
    @ParameterizedTest
    @CsvSource({
        "4,4,3,CELLS,HEURISTIC,false,13 14 23 24",
        "4,5,5,CELLS,HEURISTIC,false,9 11 21 23",
        "4,4,9,CELLS,HEURISTIC,true,8 9 18 19",
        "3,3,5,VALUES,OPTIMAL,false,5 6 9 10",
        "4,4,4,VALUES,OPTIMAL,false,11 12 14 16 18 19 22 23",
        "4,4,16,CELLS,OPTIMAL,true,6 8 16 18",
        "4,3,7,CELLS,AUTOMATIC,false,5 6 13 14"})
    void hidesTheCellsItAlwaysHid(int rows, int columns, long seed, Cost cost, Solver solver,
            boolean groups,
            String cells) {
        assertThat(hidden(rows, columns, seed, new Rules(5, 3, groups, cost, solver))).isEqualTo(cells);
    }

    @Tag("slow")
    @ParameterizedTest
    @CsvSource({
        "3,3,1,CELLS,HEURISTIC,false,5 7 13 15",
        "3,4,6,VALUES,HEURISTIC,false,6 7 12 14 16 19",
        "4,4,4,VALUES,HEURISTIC,false,11 12 14 16 18 19 22 23",
        "5,5,8,VALUES,HEURISTIC,false,9 10 14 15 26 28",
        "6,4,13,CELLS,HEURISTIC,true,6 8 11 13 14 26 29",
        "6,5,17,VALUES,HEURISTIC,false,7 10 20 23 25 26 27 34 35 39 41",
        "4,4,3,CELLS,OPTIMAL,false,13 14 23 24"})
    void hidesTheCellsItAlwaysHidInLargerTables(int rows, int columns, long seed, Cost cost, Solver solver,
            boolean groups,
            String cells) {
        assertThat(hidden(rows, columns, seed, new Rules(5, 3, groups, cost, solver))).isEqualTo(cells);
    }

    private static String hidden(int rows, int columns, long seed, Rules rules) {
        return Suppression.of(Tables.random(rows, columns, seed), rules)
                .hidden()
                .stream()
                .mapToObj(Integer::toString)
                .collect(Collectors.joining(" "));
    }
}
