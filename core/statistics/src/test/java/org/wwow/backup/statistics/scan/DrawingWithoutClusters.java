package org.wwow.backup.statistics.scan;

import java.util.Arrays;

import org.junit.jupiter.api.Test;

import org.wwow.backup.statistics.Seed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class DrawingWithoutClusters {
    private static final int DRAWS = 4000;

    @Test
    void sharesCasesByExpectation() {
        double[] shares = {1, 0, 2, 5};
        double[] sums = sums(new Draw.ByShare(new Seed(0).generator(), shares, 40), 4);

        assertThat(Arrays.stream(sums).sum()).isEqualTo(40.0 * DRAWS);
        assertThat(sums[1]).isZero();
        assertThat(sums[0] / DRAWS).isCloseTo(5, within(0.15));
        assertThat(sums[3] / DRAWS).isCloseTo(25, within(0.2));
    }

    @Test
    void choosesNoPersonTwice() {
        long[] persons = {3, 0, 1, 6, 2, 1, 7};
        Draw draw = new Draw.AmongPersons(persons, 12);
        int[] cells = new int[persons.length];
        double[] sums = new double[persons.length];
        for (int at = 0; at < DRAWS; at++) {
            draw.into(new Seed(1).child("draw", at).generator(), cells);
            assertThat(Arrays.stream(cells).sum()).isEqualTo(12);
            for (int place = 0; place < cells.length; place++) {
                assertThat((long) cells[place]).isBetween(0L, persons[place]);
                sums[place] += cells[place];
            }
        }
        for (int place = 0; place < cells.length; place++) {
            assertThat(sums[place] / DRAWS).isCloseTo(persons[place] * 12 / 20.0, within(0.06));
        }
    }

    @Test
    void dealsDatesWithinTheirStratum() {
        int[] places = {0, 0, 1, 2, 2, 2, 0, 1, 1};
        int[] steps = {0, 1, 1, 2, 0, 0, 3, 3, 4};
        Draw draw = new Draw.ByDealing(places, steps, new int[]{6, 9}, 5);
        int[] cells = new int[15];
        int[] first = new int[15];
        draw.into(new Seed(1).child("draw", 0).generator(), first);
        boolean changed = false;
        for (int at = 1; at < 200; at++) {
            draw.into(new Seed(1).child("draw", at).generator(), cells);
            int[] byPlace = new int[3];
            int[] byStep = new int[5];
            for (int cell = 0; cell < cells.length; cell++) {
                byPlace[cell / 5] += cells[cell];
                byStep[cell % 5] += cells[cell];
            }
            assertThat(byPlace).containsExactly(3, 3, 3);
            assertThat(byStep).containsExactly(3, 2, 1, 2, 1);
            assertThat(cells[13] + cells[14]).as("the second stratum has no case at the third place").isZero();
            changed = changed || !Arrays.equals(cells, first);
        }
        assertThat(changed).isTrue();
    }

    @Test
    void dependsOnTheGeneratorAlone() {
        Draw draw = new Draw.AmongPersons(new long[]{30, 40, 50}, 25);
        int[] once = new int[3];
        int[] again = new int[3];
        draw.into(new Seed(5).generator(), once);
        draw.into(new Seed(6).generator(), again);
        draw.into(new Seed(5).generator(), again);

        assertThat(again).isEqualTo(once);
    }

    private static double[] sums(Draw draw, int size) {
        int[] cells = new int[size];
        double[] sums = new double[size];
        for (int at = 0; at < DRAWS; at++) {
            draw.into(new Seed(1).child("draw", at).generator(), cells);
            for (int cell = 0; cell < size; cell++) {
                sums[cell] += cells[cell];
            }
        }
        return sums;
    }
}
