package org.wwow.backup.statistics.capture.loglinear;

import java.util.ArrayList;
import java.util.List;

/// The observable cells a model is fitted to, and its columns there, the intercept first.
///
/// An interaction whose lists share nobody has its maximum at minus infinity: the interaction and the cells it empties
/// leave the fit (Chan, Silverman and Vincent 2021), yet it counts as a parameter.
///
/// @param cells the patterns that stay
/// @param columns the interactions that stay, intercept not among them
/// @param emptied the interactions at minus infinity
record CellDesign(List<Integer> cells, List<Integer> columns, List<Integer> emptied) {
    static CellDesign of(HierarchicalModel model, double[] counts) {
        List<Integer> columns = new ArrayList<>();
        List<Integer> emptied = new ArrayList<>();
        for (int term : model.terms()) {
            (margin(counts, term) > 0 ? columns : emptied).add(term);
        }
        List<Integer> cells = new ArrayList<>();
        for (int cell = 1; cell < counts.length; cell++) {
            int here = cell;
            if (emptied.stream().noneMatch(term -> (here & term) == term)) {
                cells.add(cell);
            }
        }
        return new CellDesign(cells, columns, emptied);
    }

    private static double margin(double[] counts, int term) {
        double sum = 0;
        for (int cell = 1; cell < counts.length; cell++) {
            if ((cell & term) == term) {
                sum += counts[cell];
            }
        }
        return sum;
    }

    /// The design, one row a cell.
    double[][] matrix() {
        double[][] matrix = new double[cells.size()][];
        for (int row = 0; row < matrix.length; row++) {
            matrix[row] = row(cells.get(row));
        }
        return matrix;
    }

    /// The design's row of any pattern, also of the unseen pattern 0.
    double[] row(int cell) {
        double[] row = new double[columns.size() + 1];
        row[0] = 1;
        for (int at = 0; at < columns.size(); at++) {
            row[at + 1] = (cell & columns.get(at)) == columns.get(at) ? 1 : 0;
        }
        return row;
    }

    double[] counts(double[] all) {
        double[] here = new double[cells.size()];
        for (int row = 0; row < here.length; row++) {
            here[row] = all[cells.get(row)];
        }
        return here;
    }
}
