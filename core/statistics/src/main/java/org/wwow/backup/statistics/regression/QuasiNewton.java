package org.wwow.backup.statistics.regression;

import java.util.Optional;

/// The lowest point of a smooth function near a start, by BFGS steps with a halving line search (Nocedal and Wright 2006).
///
/// It never fails: where the function goes no lower within the bound of steps, the lowest point found is the answer.
public final class QuasiNewton {
    private static final int MOST_HALVINGS = 50;
    private static final double ENOUGH = 1e-4;

    private final Objective objective;
    private double[] gradient;
    private double value;

    private QuasiNewton(Objective objective, double[] start) {
        this.objective = objective;
        this.gradient = new double[start.length];
        this.value = objective.at(start, gradient);
    }

    /// A function with its slope.
    @FunctionalInterface
    public interface Objective {
        /// The value at `point`; the slope is written into `gradient`.
        double at(double[] point, double[] gradient);
    }

    /// Goes down from `start` until the slope is at most `flat` in every direction, or `steps` are taken.
    public static double[] minimise(Objective objective, double[] start, int steps, double flat) {
        return new QuasiNewton(objective, start).run(start.clone(), steps, flat);
    }

    private double[] run(double[] start, int steps, double flat) {
        double[] point = start;
        double[][] inverse = identity(point.length);
        for (int step = 0; step < steps && largest(gradient) > flat; step++) {
            double[] direction = times(inverse, gradient);
            double slope = -dot(direction, gradient);
            if (!(slope < 0)) {
                inverse = identity(point.length);
                direction = gradient.clone();
                slope = -dot(direction, gradient);
            }
            double[] before = gradient;
            Optional<double[]> next = search(point, direction, slope);
            if (next.isEmpty()) {
                return point;
            }
            update(inverse, difference(next.get(), point), difference(gradient, before));
            point = next.get();
        }
        return point;
    }

    private Optional<double[]> search(double[] point, double[] direction, double slope) {
        double length = 1;
        for (int half = 0; half < MOST_HALVINGS; half++) {
            double[] candidate = point.clone();
            for (int at = 0; at < candidate.length; at++) {
                candidate[at] -= length * direction[at];
            }
            double[] there = new double[point.length];
            double lower = objective.at(candidate, there);
            if (lower <= value + ENOUGH * length * slope && Double.isFinite(lower)) {
                value = lower;
                gradient = there;
                return Optional.of(candidate);
            }
            length /= 2;
        }
        return Optional.empty();
    }

    private static void update(double[][] inverse, double[] moved, double[] turned) {
        double curve = dot(moved, turned);
        if (!(curve > 1e-14)) {
            return;
        }
        double[] scaled = times(inverse, turned);
        double factor = (1 + dot(turned, scaled) / curve) / curve;
        for (int row = 0; row < moved.length; row++) {
            for (int column = 0; column < moved.length; column++) {
                inverse[row][column] += factor * moved[row] * moved[column]
                        - (scaled[row] * moved[column] + moved[row] * scaled[column]) / curve;
            }
        }
    }

    private static double[][] identity(int size) {
        double[][] identity = new double[size][size];
        for (int at = 0; at < size; at++) {
            identity[at][at] = 1;
        }
        return identity;
    }

    private static double[] times(double[][] matrix, double[] vector) {
        double[] product = new double[vector.length];
        for (int row = 0; row < product.length; row++) {
            product[row] = dot(matrix[row], vector);
        }
        return product;
    }

    private static double[] difference(double[] a, double[] b) {
        double[] difference = a.clone();
        for (int at = 0; at < b.length; at++) {
            difference[at] -= b[at];
        }
        return difference;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int at = 0; at < a.length; at++) {
            sum += a[at] * b[at];
        }
        return sum;
    }

    private static double largest(double[] vector) {
        double largest = 0;
        for (double part : vector) {
            largest = Math.max(largest, Math.abs(part));
        }
        return largest;
    }
}
