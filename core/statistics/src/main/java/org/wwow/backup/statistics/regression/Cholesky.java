package org.wwow.backup.statistics.regression;

import java.util.Optional;

/// The factor L of a symmetric positive definite matrix, L·Lᵀ; it solves systems and gives entries of the inverse.
public final class Cholesky {
    private static final double SINGULAR = 1e-12;

    private final double[][] lower;

    private Cholesky(double[][] lower) {
        this.lower = lower;
    }

    /// Factors the matrix (only its lower half is read), or nothing where it is not positive definite in practice.
    public static Optional<Cholesky> of(double[][] matrix) {
        int size = matrix.length;
        double[][] lower = new double[size][];
        for (int row = 0; row < size; row++) {
            lower[row] = new double[row + 1];
            for (int column = 0; column <= row; column++) {
                double sum = matrix[row][column];
                for (int inner = 0; inner < column; inner++) {
                    sum -= lower[row][inner] * lower[column][inner];
                }
                if (column < row) {
                    lower[row][column] = sum / lower[column][column];
                } else if (sum > SINGULAR * Math.abs(matrix[row][row])) {
                    lower[row][row] = Math.sqrt(sum);
                } else {
                    return Optional.empty();
                }
            }
        }
        return Optional.of(new Cholesky(lower));
    }

    /// The x for which the matrix times x is `right`.
    public double[] solve(double[] right) {
        int size = lower.length;
        double[] x = right.clone();
        for (int row = 0; row < size; row++) {
            for (int column = 0; column < row; column++) {
                x[row] -= lower[row][column] * x[column];
            }
            x[row] /= lower[row][row];
        }
        for (int row = size - 1; row >= 0; row--) {
            for (int below = row + 1; below < size; below++) {
                x[row] -= lower[below][row] * x[below];
            }
            x[row] /= lower[row][row];
        }
        return x;
    }

    /// One column of the inverse.
    public double[] inverseColumn(int column) {
        double[] unit = new double[lower.length];
        unit[column] = 1;
        return solve(unit);
    }
}
