package org.wwow.backup.statistics.forecast;

import java.util.Arrays;

/// What a model has to beat before it is shown.
public enum Baseline implements Forecaster {
    /// The last count again.
    PERSISTENCE("persistence"),
    /// Everything ever seen in the area, all alike.
    BASE_RATE("baseRate"),
    /// The last twelve steps as an ensemble (“conflictology”).
    TRAILING_TWELVE("trailing12"),
    /// Nothing.
    ZERO("zero");

    private final String label;

    Baseline(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }

    @Override
    public double[][] cumulative(AreaPanel panel, int known, int ahead, long[] grid) {
        return switch (this) {
            case PERSISTENCE -> WeightedPast.last(1).cumulative(panel, known, ahead, grid);
            case BASE_RATE -> WeightedPast.last(known).cumulative(panel, known, ahead, grid);
            case TRAILING_TWELVE -> WeightedPast.last(12).cumulative(panel, known, ahead, grid);
            case ZERO -> nothing(panel.areas().size(), grid.length);
        };
    }

    private static double[][] nothing(int areas, int points) {
        double[][] certain = new double[areas][points];
        for (double[] row : certain) {
            Arrays.fill(row, 1);
        }
        return certain;
    }
}
