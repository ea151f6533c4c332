package org.wwow.backup.statistics.capture.graphs;

import java.util.Optional;

import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.wwow.backup.statistics.InputRefused;
import org.wwow.backup.statistics.Interval;
import org.wwow.backup.statistics.ReferenceTables;
import org.wwow.backup.statistics.capture.CaptureTable;
import org.wwow.backup.statistics.capture.Estimate;
import org.wwow.backup.statistics.capture.graphs.GraphAverage.Settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

/// Against the R package dga 2.0.2.
class AveragingGraphs {
    private static final CaptureTable KOSOVO = ReferenceTables.lists("kosovo.csv");
    private static final CaptureTable SPINA_BIFIDA = ReferenceTables.lists("madigan-york-spina-bifida-3lists.csv");

    @ParameterizedTest
    @CsvSource({"3,8", "4,61", "5,822"})
    void findsAllDecomposableGraphs(int lists, int graphs) {
        assertThat(DecomposableGraph.all(lists)).hasSize(graphs).doesNotHaveDuplicates();
    }

    @Test
    void agreesOnSpinaBifida() {
        GraphAverage average = GraphAverage.of(SPINA_BIFIDA, settings(1, 300));

        assertThat(average.mean()).isCloseTo(733.7219, within(1e-3));
        assertThat(average.standardDeviation()).isCloseTo(30.25129, within(1e-4));
        assertThat(average.interval()).isEqualTo(new Interval(682, 798, 0.95));
        assertThat(average.median()).isEqualTo(732);
        assertThat(average.mode()).isEqualTo(728);
    }

    @Test
    void agreesOnTheWeightsOfGraphs() {
        GraphAverage average = GraphAverage.of(SPINA_BIFIDA, settings(1, 300));
        double[] weights = DecomposableGraph.all(3)
                .stream()
                .mapToDouble(graph -> average.weight(graph.name()))
                .sorted()
                .toArray();

        assertThat(weights[7]).isCloseTo(0.370967, within(1e-6));
        assertThat(weights[6]).isCloseTo(0.312403, within(1e-6));
        assertThat(weights[5]).isCloseTo(0.280288, within(1e-6));
        assertThat(weights[4]).isCloseTo(0.036341, within(1e-6));
    }

    @ParameterizedTest
    @CsvSource({"0.0625,12749.17,9827,12595,16543,12267", "0.5,11030.73,4500,11323,14486,0",
        "1,4829.456,4408,4617,6860,4401"})
    void agreesOnKosovoForEachPrior(double delta, double mean, double low, double median, double high, long mode) {
        GraphAverage average = GraphAverage.of(KOSOVO, settings(delta, 20_000));

        assertThat(average.mean()).isCloseTo(mean, Percentage.withPercentage(0.1));
        assertThat(average.interval()).isEqualTo(new Interval(low, high, 0.95));
        assertThat(average.median()).isEqualTo(median);
        if (mode > 0) {
            assertThat(average.mode()).isEqualTo(mode);
        }
    }

    @Test
    void refusesProbabilityAtTheEdgesOfTheGrid() {
        assertThat(GraphAverage.of(KOSOVO, settings(1, 20_000)).edge()).isPresent();
        assertThat(GraphAverage.of(KOSOVO, settings(0.0625, 5_000)).edge()).isPresent();
        assertThat(GraphAverage.of(KOSOVO, settings(0.0625, 20_000)).edge()).isEmpty();
        assertThat(GraphAverage.estimate(KOSOVO, settings(0.0625, 5_000)).isReliable()).isFalse();
    }

    @Test
    void saysHowMuchThePriorDecides() {
        Estimate estimate = GraphAverage.estimate(KOSOVO, Settings.USUAL);

        assertThat(estimate.isReliable()).isTrue();
        assertThat(estimate.doubts().warnings()).anyMatch(warning -> warning.contains("with the prior delta"));
    }

    @Test
    void refusesTwoListsAndSix() {
        CaptureTable six = ReferenceTables.lists("uk-slavery-2013-6lists.csv");

        assertThatThrownBy(() -> GraphAverage.of(six, Settings.USUAL)).isInstanceOf(InputRefused.class)
                .hasMessageContaining("there are 6");
        assertThatThrownBy(() -> GraphAverage.of(KOSOVO.withoutListsBelow(1700), Settings.USUAL))
                .isInstanceOf(InputRefused.class);
        assertThatThrownBy(() -> settings(0, 100)).isInstanceOf(InputRefused.class);
        assertThatThrownBy(() -> settings(1, 3)).isInstanceOf(InputRefused.class);
    }

    private static Settings settings(double delta, int grid) {
        return new Settings(Optional.of(delta), Optional.of(grid));
    }
}
