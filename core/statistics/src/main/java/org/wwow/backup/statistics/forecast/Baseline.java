package org.wwow.backup.statistics.forecast;

import java.util.Arrays;

/// What a model has to beat before it is shown.
public enum Baseline implements Forecaster {
    /// The last count again.
    PERSISTENCE("persistence", WeightedPast.last(1)),
    /// Everything ever seen in the area, all alike.
    BASE_RATE("baseRate", new WeightedPast("baseRate", _ -> 1, false)),
    /// The last twelve steps as an ensemble (“conflictology”).
    TRAILING_TWELVE("trailing12", WeightedPast.last(12)),
    /// Nothing.
    ZERO("zero", WeightedPast.last(1)) {
        @Override
        public double[][] cumulative(AreaPanel panel, int known, int ahead, long[] grid) {
            double[][] certain = new double[panel.areas().size()][grid.length];
            for (double[] row : certain) {
                Arrays.fill(row, 1);
            }
            return certain;
        }
    };

    private final String label;
    private final WeightedPast past;

    Baseline(String label, WeightedPast past) {
        this.label = label;
        this.past = past;
    }

    @Override
    public String label() {
        return label;
    }

    @Override
    public double[][] cumulative(AreaPanel panel, int known, int ahead, long[] grid) {
        return past.cumulative(panel, known, ahead, grid);
    }
}
