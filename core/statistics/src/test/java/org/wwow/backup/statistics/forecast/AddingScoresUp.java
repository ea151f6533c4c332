package org.wwow.backup.statistics.forecast;

import java.util.List;

import org.junit.jupiter.api.Test;

import org.wwow.backup.statistics.forecast.TrialScores.Outcome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class AddingScoresUp {
    private static final CountDistribution FOUR = CountDistribution.ofEnsemble(0, 2, 2, 7);
    private static final CountDistribution ONE = CountDistribution.ofEnsemble(3);

    @Test
    void takesTheMeanOverAreasAndSteps() {
        TrialScores scores = TrialScores.of(List.of(
                List.of(new Outcome(FOUR, 2, 0.5), new Outcome(FOUR, 0, 0.2)),
                List.of(new Outcome(FOUR, 0, 0.2), new Outcome(ONE, 2, 0.5))));

        assertThat(scores.crps()).isCloseTo((FOUR.crps(2) + 2 * FOUR.crps(0) + ONE.crps(2)) / 4, within(1e-12));
        assertThat(scores.logScore())
                .isCloseTo((FOUR.logScore(2) + 2 * FOUR.logScore(0) + ONE.logScore(2)) / 4, within(1e-12));
        assertThat(scores.intervalScore()).as("7 wide three times, and missed by one")
                .isCloseTo((7 + 7 + 7 + 10) / 4.0,
                        within(1e-9));
        assertThat(scores.coverage()).isEqualTo(0.75);
    }

    @Test
    void countsTheTransformByTenths() {
        TrialScores scores = TrialScores.of(List.of(List.of(new Outcome(FOUR, 2, 0.5), new Outcome(FOUR, 0, 0.2),
                new Outcome(FOUR, 7, 1), new Outcome(ONE, 2, 0.5))));

        assertThat(scores.pit()).containsExactly(0.5, 0.0, 0.0, 0.0, 0.0, 0.25, 0.0, 0.0, 0.0, 0.25);
        assertThat(scores.pitCoverage()).isEqualTo(0.25);
    }

    @Test
    void takesTheEdgesOfTheMiddleIn() {
        TrialScores scores = TrialScores
                .of(List.of(List.of(new Outcome(FOUR, 0, 0.4), new Outcome(FOUR, 7, 0.6), new Outcome(FOUR, 7, 0.7))));

        assertThat(scores.pitCoverage()).isCloseTo(2 / 3.0, within(1e-12));
    }

    @Test
    void addsHitsOverStepsBeforeItDivides() {
        TrialScores scores = TrialScores.of(List.of(
                List.of(new Outcome(FOUR, 2, 0.5), new Outcome(ONE, 3, 0.5)),
                List.of(new Outcome(FOUR, 7, 0.5), new Outcome(ONE, 3, 0.5))));

        assertThat(scores.hotSpots().pai()).as("6 of 15 in half of the areas").isCloseTo(6 / 15.0 / 0.5, within(1e-12));
        assertThat(scores.hotSpots().pei()).as("6 of 3 and 7").isCloseTo(6 / 10.0, within(1e-12));
        assertThat(scores.asValue().parts().keySet()).containsExactly("crps", "logScore", "intervalScore", "coverage",
                "pitCoverage", "pit", "pai", "pei");
    }
}
