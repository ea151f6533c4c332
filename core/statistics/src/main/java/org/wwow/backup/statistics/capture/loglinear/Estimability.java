package org.wwow.backup.statistics.capture.loglinear;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.ojalgo.optimisation.Expression;
import org.ojalgo.optimisation.ExpressionsBasedModel;
import org.ojalgo.optimisation.Optimisation;
import org.ojalgo.optimisation.Variable;

/// Whether a model has a maximum of its likelihood, and only one, on given counts.
///
/// The maximum exists if and only if some strictly positive table has the sufficient sums of the observed one
/// (Fienberg and Rinaldo 2012): a linear programme looks for the table whose smallest cell is largest. Its parameters
/// can be told apart if and only if the design has full column rank, found exactly in the integers modulo a prime.
final class Estimability {
    private static final long PRIME = 2_147_483_647L;
    private static final double POSITIVE = 1e-6;

    private final double[] counts;
    private final Map<List<Integer>, List<CellDesign>> known = new HashMap<>();

    Estimability(double[] counts) {
        this.counts = counts;
    }

    /// What a model's fit can be.
    enum Verdict {
        /// There is one maximum.
        ESTIMABLE,
        /// The likelihood rises without end.
        NO_MAXIMUM,
        /// Different parameters give the same likelihood.
        NOT_IDENTIFIABLE
    }

    Verdict judge(CellDesign design) {
        double[][] matrix = design.matrix();
        if (matrix.length < matrix[0].length || rank(matrix) < matrix[0].length) {
            return Verdict.NOT_IDENTIFIABLE;
        }
        return hasMaximum(design, matrix) ? Verdict.ESTIMABLE : Verdict.NO_MAXIMUM;
    }

    /// A model inside one that has a maximum on the same cells has one too, which spares most programmes.
    private boolean hasMaximum(CellDesign design, double[][] matrix) {
        double[] here = design.counts(counts);
        boolean positive = true;
        for (double count : here) {
            positive &= count > 0;
        }
        if (positive) {
            return true;
        }
        List<CellDesign> larger = known.computeIfAbsent(design.emptied(), _ -> new java.util.ArrayList<>());
        for (CellDesign other : larger) {
            if (other.columns().containsAll(design.columns())) {
                return true;
            }
        }
        boolean exists = largestSmallestCell(matrix, here) > POSITIVE;
        if (exists) {
            larger.add(design);
        }
        return exists;
    }

    private static double largestSmallestCell(double[][] matrix, double[] counts) {
        ExpressionsBasedModel programme = new ExpressionsBasedModel();
        Variable smallest = programme.newVariable("smallest").lower(0).weight(1);
        Variable[] above = new Variable[counts.length];
        for (int cell = 0; cell < counts.length; cell++) {
            above[cell] = programme.newVariable("cell" + cell).lower(0);
        }
        for (int column = 0; column < matrix[0].length; column++) {
            double sum = 0;
            double share = 0;
            Expression margin = programme.newExpression("margin" + column);
            for (int cell = 0; cell < counts.length; cell++) {
                if (matrix[cell][column] != 0) {
                    margin.set(above[cell], matrix[cell][column]);
                    share += matrix[cell][column];
                    sum += matrix[cell][column] * counts[cell];
                }
            }
            margin.set(smallest, share).level(sum);
        }
        Optimisation.Result result = programme.maximise();
        return result.getState().isFeasible() ? result.getValue() : 0;
    }

    static int rank(double[][] matrix) {
        int columns = matrix[0].length;
        long[][] rows = new long[matrix.length][columns];
        for (int row = 0; row < rows.length; row++) {
            for (int column = 0; column < columns; column++) {
                rows[row][column] = (long) matrix[row][column];
            }
        }
        int rank = 0;
        for (int column = 0; column < columns && rank < rows.length; column++) {
            int pivot = rank;
            while (pivot < rows.length && rows[pivot][column] == 0) {
                pivot++;
            }
            if (pivot < rows.length) {
                long[] chosen = rows[pivot];
                rows[pivot] = rows[rank];
                rows[rank] = chosen;
                eliminate(rows, rank, column);
                rank++;
            }
        }
        return rank;
    }

    private static void eliminate(long[][] rows, int rank, int column) {
        long inverse = power(rows[rank][column], PRIME - 2);
        for (int row = rank + 1; row < rows.length; row++) {
            long factor = rows[row][column] * inverse % PRIME;
            for (int at = column; factor != 0 && at < rows[row].length; at++) {
                rows[row][at] = Math.floorMod(rows[row][at] - factor * rows[rank][at], PRIME);
            }
        }
    }

    private static long power(long base, long exponent) {
        long result = 1;
        long square = Math.floorMod(base, PRIME);
        for (long left = exponent; left > 0; left >>= 1) {
            if ((left & 1) == 1) {
                result = result * square % PRIME;
            }
            square = square * square % PRIME;
        }
        return result;
    }
}
