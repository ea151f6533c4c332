package org.wwow.backup.statistics.capture;

import org.junit.jupiter.api.Test;

import org.wwow.backup.statistics.InputRefused;
import org.wwow.backup.statistics.ReferenceTables;
import org.wwow.backup.statistics.Seed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class EstimatingByCoverage {
    private static final CaptureTable HEPATITIS = ReferenceTables.lists("hav-taiwan-3lists.csv");

    @Test
    void agreesWithTheHepatitisOutbreakOfTaiwan() {
        SampleCoverage coverage = SampleCoverage.of(HEPATITIS);

        assertThat(coverage.confirmed()).isCloseTo(208.667, within(5e-4));
        assertThat(coverage.coverage()).isCloseTo(0.513, within(5e-4));
        assertThat(coverage.independent()).isCloseTo(407, within(0.5));
        assertThat(coverage.corrected()).isCloseTo(971, within(0.5));
        assertThat(coverage.oneStep()).isCloseTo(508, within(0.5));
    }

    @Test
    void answersWithTheOneStepFormWhereCoverageIsLow() {
        Estimate estimate = SampleCoverage.estimate(HEPATITIS, 200, new Seed(1));

        assertThat(estimate.figure().orElseThrow().value()).isCloseTo(507.77, within(0.01));
        assertThat(estimate.figure().orElseThrow().interval().holds(545)).isTrue();
        assertThat(estimate.doubts().warnings()).anyMatch(warning -> warning.contains("unstable"));
    }

    @Test
    void repeatsItselfToTheLastBitAndMovesWithTheSeed() {
        double once = SampleCoverage.estimate(HEPATITIS, 100, new Seed(1)).figure().orElseThrow().standardError();

        assertThat(SampleCoverage.estimate(HEPATITIS, 100, new Seed(1)).figure().orElseThrow().standardError())
                .isEqualTo(once);
        assertThat(SampleCoverage.estimate(HEPATITIS, 100, new Seed(2)).figure().orElseThrow().standardError())
                .isNotEqualTo(once);
    }

    @Test
    void doesNotDependOnTheOrderOfTheLists() {
        CaptureTable turned = CaptureTables.of("""
                C,A,B,count
                1,0,0,63
                0,0,1,55
                1,0,1,18
                0,1,0,69
                1,1,0,17
                0,1,1,21
                1,1,1,28
                """);

        assertThat(SampleCoverage.of(turned).oneStep()).isCloseTo(SampleCoverage.of(HEPATITIS).oneStep(), within(1e-9));
    }

    @Test
    void refusesTwoListsAndListsWithoutOverlap() {
        assertThatThrownBy(() -> SampleCoverage.of(CaptureTables.of("A,B,count\n1,0,9\n1,1,9\n")))
                .isInstanceOf(InputRefused.class);
        assertThatThrownBy(() -> SampleCoverage.of(CaptureTables.of("A,B,C,count\n1,0,0,9\n0,1,0,9\n0,0,1,9\n")))
                .isInstanceOf(InputRefused.class)
                .hasMessageContaining("No person is on two lists");
    }
}
