package org.wwow.backup.statistics.forecast;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/// The past as the forecast: what was seen stands for what will come, each step with a weight by its age.
///
/// @param label its name
/// @param weight the weight of the step `age` steps before the last known one; it need not add up to 1
/// @param shared whether every area takes the mean of all areas
record WeightedPast(String label, IntToDoubleFunction weight, boolean shared) implements Forecaster {
    /// The last `steps` steps alike.
    static WeightedPast last(int steps) {
        return new WeightedPast("last" + steps, age -> age < steps ? 1 : 0, false);
    }

    /// Weights that halve every `steps` steps.
    static WeightedPast halving(int steps) {
        return new WeightedPast("halving" + steps, age -> Math.pow(0.5, age / (double) steps), false);
    }

    /// Weights that fall like a power of the age, (age + 2)^−1.5: recent steps count most, distant ones never vanish.
    static WeightedPast fading() {
        return new WeightedPast("fading", age -> Math.pow(age + 2.0, -1.5), false);
    }

    /// The same for all areas together.
    WeightedPast ofAllAreas() {
        return new WeightedPast(label + "OfAllAreas", weight, true);
    }

    @Override
    public double[][] cumulative(AreaPanel panel, int known, int ahead, long[] grid) {
        double[] weights = IntStream.range(0, known)
                .mapToDouble(step -> weight.applyAsDouble(known - 1 - step))
                .toArray();
        double sum = Arrays.stream(weights).sum();
        int size = panel.areas().size();
        double[][] cumulative = new double[size][grid.length];
        for (int step = 0; step < known; step++) {
            for (int area = 0; area < size && weights[step] > 0; area++) {
                int point = Arrays.binarySearch(grid, panel.count(step, area));
                cumulative[area][point] += weights[step] / sum;
            }
        }
        for (double[] row : cumulative) {
            for (int point = 1; point < row.length; point++) {
                row[point] += row[point - 1];
            }
            row[row.length - 1] = 1;
        }
        return shared ? alike(cumulative) : cumulative;
    }

    private static double[][] alike(double[][] cumulative) {
        double[] mean = new double[cumulative[0].length];
        for (double[] row : cumulative) {
            for (int point = 0; point < mean.length; point++) {
                mean[point] += row[point] / cumulative.length;
            }
        }
        mean[mean.length - 1] = 1;
        double[][] alike = new double[cumulative.length][];
        Arrays.fill(alike, mean);
        return alike;
    }
}
