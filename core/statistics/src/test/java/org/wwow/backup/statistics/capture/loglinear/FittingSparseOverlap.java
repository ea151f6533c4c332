package org.wwow.backup.statistics.capture.loglinear;

import java.util.List;

import org.junit.jupiter.api.Test;

import org.wwow.backup.statistics.Interval;
import org.wwow.backup.statistics.ReferenceTables;
import org.wwow.backup.statistics.Seed;
import org.wwow.backup.statistics.capture.CaptureTable;
import org.wwow.backup.statistics.capture.Estimate;
import org.wwow.backup.statistics.capture.loglinear.Estimability.Verdict;
import org.wwow.backup.statistics.capture.loglinear.LoglinearEstimate.Criterion;
import org.wwow.backup.statistics.capture.loglinear.LoglinearEstimate.Settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/// Modern slavery in the United Kingdom 2013 (Silverman 2014) and the counterexample of Chan, Silverman and Vincent,
/// against SparseMSE 2.0.1.
class FittingSparseOverlap {
    private static final int AB = 0b011;
    private static final int AC = 0b101;
    private static final int BC = 0b110;

    @Test
    void addsTheInteractionsTheReferenceAddsToSixLists() {
        CaptureTable table = ReferenceTables.lists("uk-slavery-2013-6lists.csv");
        for (double threshold : new double[]{0.02, 0.05}) {
            ModelSearch.Candidate chosen = new ModelSearch(6, table.cells()).stepwise(threshold).ranked().getFirst();

            assertThat(chosen.fitted().estimate()).isCloseTo(11417.991, within(1e-3));
            assertThat(chosen.fitted().deltaInterval().low()).isCloseTo(9977.283, within(1e-3));
            assertThat(chosen.fitted().deltaInterval().high()).isCloseTo(13145.657, within(1e-3));
            assertThat(chosen.model().interactions(table.lists())).containsExactlyInAnyOrder(
                    "PF:NCA", "LA:NG", "NG:GP", "LA:PF", "PF:GP", "GO:GP", "NG:GO");
        }
    }

    @Test
    void addsTheInteractionsTheReferenceAddsToFiveLists() {
        CaptureTable table = ReferenceTables.lists("uk-slavery-2013-5lists.csv");
        Estimate estimate = LoglinearEstimate.of(table, new Settings(Criterion.STEPWISE, 2, 0.02, 20, new Seed(1)));
        Interval interval = estimate.figure().orElseThrow().interval();

        assertThat(estimate.figure().orElseThrow().value()).isCloseTo(11312.990, within(1e-3));
        assertThat(interval.low()).isCloseTo(9884.403, within(1e-3));
        assertThat(interval.high()).isCloseTo(13027.397, within(1e-3));
    }

    @Test
    void fitsTheMainEffectsAsTheReference() {
        FittedModel six = mainEffects("uk-slavery-2013-6lists.csv", 6);
        FittedModel five = mainEffects("uk-slavery-2013-5lists.csv", 5);

        assertThat(six.estimate()).isCloseTo(12214.00, within(5e-3));
        assertThat(six.deltaInterval().low()).isCloseTo(10988.80, within(5e-3));
        assertThat(six.deltaInterval().high()).isCloseTo(13621.26, within(5e-3));
        assertThat(five.estimate()).isCloseTo(13444.13, within(5e-3));
        assertThat(five.deltaInterval().high()).isCloseTo(15133.43, within(5e-3));
    }

    @Test
    void refusesExactlyTheModelsWithoutAnEstimate() {
        assertThat(judge(AB)).isEqualTo(Verdict.NO_MAXIMUM);
        assertThat(judge(AB, AC)).isEqualTo(Verdict.NO_MAXIMUM);
        assertThat(judge(AB, BC)).isEqualTo(Verdict.NO_MAXIMUM);
        assertThat(judge(AB, AC, BC)).isEqualTo(Verdict.NOT_IDENTIFIABLE);
        for (int[] fine : List.of(new int[]{}, new int[]{AC}, new int[]{BC}, new int[]{AC, BC})) {
            assertThat(judge(fine)).isEqualTo(Verdict.ESTIMABLE);
        }
    }

    @Test
    void namesTheRefusedModelsInTheSearch() {
        ModelSearch.Found found = new ModelSearch(3, ReferenceTables.lists("artificial3.csv").cells())
                .all(HierarchicalModel.all(3, 2), Criterion.BIC);

        assertThat(found.noMaximum()).containsExactlyInAnyOrder("[12,3]", "[12,13]", "[12,23]");
        assertThat(found.notIdentifiable()).containsExactly("[12,13,23]");
        assertThat(found.ranked()).hasSize(4);
    }

    private static Verdict judge(int... generators) {
        double[] counts = ReferenceTables.lists("artificial3.csv").cells();
        return new Estimability(counts).judge(CellDesign.of(HierarchicalModel.generatedBy(3, generators), counts));
    }

    private static FittedModel mainEffects(String name, int lists) {
        return new ModelSearch(lists, ReferenceTables.lists(name).cells())
                .all(List.of(HierarchicalModel.independent(lists)), Criterion.BIC)
                .ranked()
                .getFirst()
                .fitted();
    }
}
