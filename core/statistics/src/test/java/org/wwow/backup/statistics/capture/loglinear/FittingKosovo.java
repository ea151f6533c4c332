package org.wwow.backup.statistics.capture.loglinear;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.wwow.backup.statistics.InputRefused;
import org.wwow.backup.statistics.ReferenceTables;
import org.wwow.backup.statistics.Seed;
import org.wwow.backup.statistics.capture.CaptureTable;
import org.wwow.backup.statistics.capture.Estimate;
import org.wwow.backup.statistics.capture.Release;
import org.wwow.backup.statistics.capture.loglinear.LoglinearEstimate.Criterion;
import org.wwow.backup.statistics.capture.loglinear.LoglinearEstimate.Settings;
import org.wwow.backup.statistics.capture.loglinear.ModelSearch.Found;
import org.wwow.backup.statistics.result.JsonPrint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

/// Killings in Kosovo 1999, the published 10,356 of Ball et al. 2002, against Rcapture 1.4-4.
class FittingKosovo {
    private static final CaptureTable KOSOVO = ReferenceTables.lists("kosovo.csv");

    @Test
    void knowsTheNumberOfHierarchicalModels() {
        assertThat(HierarchicalModel.all(4, 3)).hasSize(113).doesNotHaveDuplicates();
        assertThat(HierarchicalModel.all(4, 2)).hasSize(64);
        assertThat(HierarchicalModel.all(5, 2)).hasSize(1024);
        assertThat(HierarchicalModel.all(6, 2)).hasSize(32_768);
        assertThatThrownBy(() -> HierarchicalModel.all(7, 2)).isInstanceOf(InputRefused.class)
                .hasMessageContaining("stepwise");
    }

    @Test
    void findsThePublishedModelAmongAll() {
        Found found = search();
        FittedModel best = found.ranked().getFirst().fitted();

        assertThat(best.name()).isEqualTo("[123,14,34]");
        assertThat(best.estimate()).isCloseTo(10356.519, within(1e-3));
        assertThat(best.standardError()).isCloseTo(785.902, within(1e-3));
        assertThat(best.fit().deviance()).isCloseTo(9.322670, within(1e-6));
        assertThat(best.fit().freedom()).isEqualTo(4);
        assertThat(best.fit().aic()).isCloseTo(132.7467, within(1e-4));
        assertThat(best.bic()).isCloseTo(203.0296, within(1e-4));
    }

    @Test
    void seesTheNearTieThatAnswersMuchHigher() {
        FittedModel second = search().ranked().get(1).fitted();

        assertThat(second.name()).isEqualTo("[123,134]");
        assertThat(second.estimate()).isCloseTo(12740.968, within(1e-3));
        assertThat(second.bic()).isCloseTo(203.1134, within(1e-4));
        assertThat(estimate(0).doubts().warnings()).anyMatch(warning -> warning.contains("fit almost equally well"));
    }

    @Test
    void givesTheIntervalOfTheProfileLikelihood() {
        Estimate estimate = estimate(0);

        assertThat(estimate.figure().orElseThrow().interval().low()).isCloseTo(8994.3, within(0.06));
        assertThat(estimate.figure().orElseThrow().interval().high()).isCloseTo(12110.4, within(0.06));
        assertThat(JsonPrint.of(estimate.asValue(new Release(false, "x")))).contains("\"multinomialEstimate\": 10334.");
    }

    @Test
    void givesTheProfileOfAllPairsAndTheFitOfNone() {
        double[] counts = KOSOVO.cells();
        HierarchicalModel pairs = HierarchicalModel.generatedBy(4, 3, 5, 9, 6, 10, 12);
        CellDesign design = CellDesign.of(pairs, counts);
        FittedModel fitted = new ModelSearch(4, counts).all(List.of(pairs), Criterion.BIC).ranked().getFirst().fitted();
        FittedModel none = new ModelSearch(4, counts).all(List.of(HierarchicalModel.independent(4)), Criterion.BIC)
                .ranked()
                .getFirst()
                .fitted();
        ProfileLikelihood.Profile profile = ProfileLikelihood.of(design, counts, fitted.unseen()).orElseThrow();

        assertThat(fitted.estimate()).isCloseTo(14402.5, within(0.05));
        assertThat(fitted.standardError()).isCloseTo(1050.9, within(0.05));
        assertThat(fitted.fit().deviance()).isCloseTo(39.832, within(1e-3));
        assertThat(profile.interval().low()).isCloseTo(12523.3, within(0.06));
        assertThat(profile.interval().high()).isCloseTo(16667.9, within(0.06));
        assertThat(none.estimate()).isCloseTo(7394.6, within(0.05));
        assertThat(none.standardError()).isCloseTo(129.6, within(0.05));
        assertThat(none.fit().deviance()).isCloseTo(245.939, within(1e-3));
    }

    /// The order and the figures of a separate fit of all 113 in numpy.
    @Test
    void ranksTheFirstFiveOfAllModelsByBic() {
        List<FittedModel> ranked = search().ranked().stream().map(ModelSearch.Candidate::fitted).toList();

        assertThat(ranked).hasSize(113);
        assertThat(ranked.subList(0, 5)).extracting(FittedModel::name)
                .containsExactly("[123,14,34]", "[123,134]", "[134,12,23]", "[123,14,24,34]", "[134,12,23,24]");
        double[] criteria = {203.029633, 203.113377, 203.957282, 209.142891, 210.192291};
        double[] estimates = {10356.519, 12740.968, 18393.306, 9824.170, 19233.478};
        double[] deviances = {9.322670, 1.017054, 10.250319, 7.046569, 8.095969};
        for (int at = 0; at < 5; at++) {
            assertThat(ranked.get(at).bic()).isCloseTo(criteria[at], within(1e-6));
            assertThat(ranked.get(at).estimate()).isCloseTo(estimates[at], within(0.01));
            assertThat(ranked.get(at).fit().deviance()).isCloseTo(deviances[at], within(1e-4));
        }
        assertThat(ranked).isSortedAccordingTo(java.util.Comparator.comparingDouble(FittedModel::bic));
    }

    /// Ten estimates of Rcapture to the decimal it prints; all twelve, and the deviances, of separate fits in numpy.
    @ParameterizedTest
    @CsvSource({"M0,7608.4,7608.368,1104.00197", "Mt,7394.6,7394.587,245.93874", "Mh Chao,8787.2,8787.243,986.92183",
        "Mh Poisson2,,9402.952,1019.51743", "Mh Darroch,12448.4,12448.385,1001.92517",
        "Mh Gamma3.5,,17102.639,996.53016", "Mth Chao,8591.2,8591.184,105.49679",
        "Mth Poisson2,9327.8,9327.761,139.18762", "Mth Darroch,12797.3,12797.343,119.44844",
        "Mth Gamma3.5,18387.1,18387.146,113.78367", "Mb,5189.7,5189.665,744.22730", "Mbh,5075.4,5075.449,739.99791"})
    void fitsTheTwelveClosedModels(String name, @Nullable Double printed, double estimate, double deviance) {
        List<FittedModel> models = ClosedModels.of(KOSOVO);
        FittedModel model = models.stream().filter(any -> any.name().equals(name)).findFirst().orElseThrow();

        assertThat(models).hasSize(12);
        assertThat(model.estimate()).isCloseTo(estimate, within(0.01));
        assertThat(model.fit().deviance()).isCloseTo(deviance, within(1e-4));
        if (printed != null) {
            assertThat(model.estimate()).isCloseTo(printed, within(0.0501));
        }
    }

    @Test
    void widensTheIntervalWhereTheSearchIsRepeated() {
        Estimate estimate = estimate(60);

        assertThat(estimate.doubts().warnings()).anyMatch(warning -> warning.contains("read the bootstrap interval"));
        assertThat(estimate.figure().orElseThrow().whole().high()).isGreaterThan(13_000);
        assertThat(estimate(60)).usingRecursiveComparison().isEqualTo(estimate);
    }

    @Test
    void doesNotDependOnTheOrderOfTheLists() {
        CaptureTable turned = Relabelled.reversed(KOSOVO);
        FittedModel best = new ModelSearch(4, turned.cells()).all(HierarchicalModel.all(4, 3), Criterion.BIC)
                .ranked()
                .getFirst()
                .fitted();

        assertThat(best.estimate()).isCloseTo(10356.519, within(1e-3));
        assertThat(best.name()).isEqualTo("[234,12,14]");
    }

    @Test
    void refusesTwoListsAndSenselessSettings() {
        CaptureTable two = KOSOVO.withoutListsBelow(1700);

        assertThat(two.lists()).hasSize(2);
        assertThatThrownBy(() -> LoglinearEstimate.of(two, settings(0))).isInstanceOf(InputRefused.class);
        assertThatThrownBy(() -> new Settings(Criterion.BIC, 0, 0.02, 0, new Seed(1))).isInstanceOf(InputRefused.class);
        assertThatThrownBy(() -> new Settings(Criterion.BIC, 2, 1, 0, new Seed(1))).isInstanceOf(InputRefused.class);
    }

    private static Settings settings(int replicates) {
        return new Settings(Criterion.BIC, 3, 0.02, replicates, new Seed(1));
    }

    private static Estimate estimate(int replicates) {
        return LoglinearEstimate.of(KOSOVO, settings(replicates));
    }

    private static Found search() {
        return new ModelSearch(4, KOSOVO.cells()).all(HierarchicalModel.all(4, 3), Criterion.BIC);
    }
}
