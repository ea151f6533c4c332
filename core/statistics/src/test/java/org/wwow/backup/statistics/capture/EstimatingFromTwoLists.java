package org.wwow.backup.statistics.capture;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.wwow.backup.statistics.InputRefused;
import org.wwow.backup.statistics.ReferenceTables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class EstimatingFromTwoLists {
    @ParameterizedTest
    @CsvSource({"0,1,336,334,29,289,403", "0,2,378,374,36,319,461", "1,2,334,331,30,285,404"})
    void agreesWithTheHepatitisOutbreakOfTaiwan(int a, int b, double petersen, double chapman, double error, double low,
            double high) {
        TwoLists lists = TwoLists.of(ReferenceTables.lists("hav-taiwan-3lists.csv"), a, b);

        assertThat(lists.petersen()).isCloseTo(petersen, within(0.5));
        assertThat(lists.chapman()).isCloseTo(chapman, within(0.5));
        assertThat(lists.chapmanError()).isCloseTo(error, within(0.5));
        assertThat(lists.interval().low()).isCloseTo(low, within(0.5));
        assertThat(lists.interval().high()).isCloseTo(high, within(0.6));
    }

    @Test
    void movesWithTheDependenceItCannotSee() {
        TwoLists lists = new TwoLists(100, 80, 20);

        assertThat(lists.underDependence(1)).isCloseTo(lists.petersen(), within(1e-9));
        assertThat(lists.underDependence(3)).isEqualTo(160 + 3 * 80 * 60 / 20.0);
        assertThat(lists.underDependence(0.5)).isLessThan(lists.petersen());
    }

    @Test
    void neverCallsAFigureReliable() {
        CaptureTable table = CaptureTables.of("a,b,count\n1,0,80\n0,1,60\n1,1,20\n");
        Estimate estimate = TwoLists.estimate(table);

        assertThat(estimate.figure()).isPresent();
        assertThat(estimate.isReliable()).isFalse();
        assertThat(ReleaseRule.STRICT.judgeAlone(table, estimate).publishable()).isFalse();
    }

    @Test
    void choosesNoPairOfThreeLists() {
        assertThat(TwoLists.estimate(ReferenceTables.lists("hav-taiwan-3lists.csv")).figure()).isEmpty();
    }

    @Test
    void refusesListsWithNobodyInCommon() {
        assertThatThrownBy(() -> TwoLists.estimate(CaptureTables.of("a,b,count\n1,0,80\n0,1,60\n")))
                .isInstanceOf(InputRefused.class)
                .hasMessageContaining("nobody in common");
        assertThatThrownBy(() -> new TwoLists(3, 5, 4)).isInstanceOf(InputRefused.class);
    }
}
