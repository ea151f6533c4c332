package org.wwow.backup.statistics.capture.latent;

import java.util.Arrays;

import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.wwow.backup.statistics.InputRefused;
import org.wwow.backup.statistics.Interval;
import org.wwow.backup.statistics.ReferenceTables;
import org.wwow.backup.statistics.Seed;
import org.wwow.backup.statistics.capture.CaptureTable;
import org.wwow.backup.statistics.capture.Estimate;
import org.wwow.backup.statistics.capture.latent.LatentClasses.Prior;
import org.wwow.backup.statistics.capture.latent.LatentClasses.Run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

/// Against the R package LCMCR 0.4.14: three of its runs on Kosovo have medians of 10,407 to 10,599.
class SamplingLatentClasses {
    private static final CaptureTable KOSOVO = ReferenceTables.lists("kosovo.csv");

    @Test
    void agreesOnKosovoWithinTheScatterOfTheReference() {
        Estimate estimate = LatentClasses.estimate(KOSOVO, Prior.of(10), Run.USUAL, new Seed(1));
        Interval interval = estimate.figure().orElseThrow().interval();

        assertThat(estimate.isReliable()).as(estimate.details().parts().toString()).isTrue();
        assertThat(estimate.figure().orElseThrow().value()).isBetween(10_407 * 0.975, 10_599 * 1.025);
        assertThat(interval.low()).isBetween(9_049 * 0.975, 9_245 * 1.025);
        assertThat(interval.high()).isBetween(13_620 * 0.92, 14_786 * 1.08);
    }

    @Test
    void givesTheSameDrawsInOneThreadOrMany() {
        Run run = new Run(3, 50, 100, 1);
        double[][] parallel = LatentClasses.sample(KOSOVO, Prior.of(5), run, new Seed(9));
        for (int chain = 0; chain < 3; chain++) {
            LatentChain alone = new LatentChain(KOSOVO, Prior.of(5), new Seed(9).child("lcmcr", chain).generator());
            for (int sweep = 0; sweep < 50; sweep++) {
                alone.sweep();
            }
            for (double draw : parallel[chain]) {
                assertThat(alone.sweep()).isEqualTo(draw);
            }
        }
    }

    @Test
    void refusesChainsThatWereTooShortToAgree() {
        Estimate estimate = LatentClasses.estimate(KOSOVO, Prior.of(10), new Run(4, 0, 100, 1), new Seed(1));

        assertThat(estimate.isReliable()).isFalse();
        assertThat(estimate.doubts().failures().getFirst()).contains("converged");
    }

    @Test
    @Tag("deep")
    void refusesSixListsOfTheUnitedKingdomWhereSeedsDisagree() {
        CaptureTable table = ReferenceTables.lists("uk-slavery-2013-6lists.csv");
        Estimate estimate = LatentClasses.estimate(table, Prior.of(10), Run.USUAL, new Seed(1));

        assertThat(estimate.isReliable()).as(estimate.details().parts().toString()).isFalse();
    }

    @Test
    void tellsStuckChainsFromSettledOnes() {
        UniformRandomProvider random = new Seed(5).generator();
        double[][] settled = new double[4][1000];
        double[][] stuck = new double[4][1000];
        double[][] slow = new double[4][1000];
        for (int chain = 0; chain < 4; chain++) {
            for (int draw = 0; draw < 1000; draw++) {
                double noise = random.nextDouble() + random.nextDouble() - 1;
                settled[chain][draw] = noise;
                stuck[chain][draw] = noise + chain;
                slow[chain][draw] = draw == 0 ? noise : 0.9 * slow[chain][draw - 1] + noise;
            }
        }

        assertThat(ChainDiagnostics.of(settled).splitRHat()).isCloseTo(1, within(0.01));
        assertThat(ChainDiagnostics.of(settled).effectiveSize()).isGreaterThan(3000);
        assertThat(ChainDiagnostics.of(stuck).splitRHat()).isGreaterThan(2);
        assertThat(ChainDiagnostics.of(slow).effectiveSize()).isBetween(120.0, 400.0);
        assertThat(ChainDiagnostics.of(new double[][]{new double[10], new double[10]}).splitRHat()).isInfinite();
    }

    @Test
    void refusesSenselessSettings() {
        assertThatThrownBy(() -> Prior.of(0)).isInstanceOf(InputRefused.class);
        assertThatThrownBy(() -> new Prior(5, -1, 1)).isInstanceOf(InputRefused.class);
        assertThatThrownBy(() -> new Run(1, 0, 100, 1)).isInstanceOf(InputRefused.class).hasMessageContaining("stuck");
        assertThatThrownBy(() -> new Run(64, 0, 1_000_000, 1000)).isInstanceOf(InputRefused.class);
        assertThat(Arrays.stream(LatentClasses.sample(KOSOVO, Prior.of(1), new Run(2, 100, 100, 1), new Seed(1))[0])
                .average()
                .orElseThrow())
                .as("one class is the model of independence")
                .isCloseTo(7394.6, within(60.0));
    }
}
