package org.wwow.backup.statistics.forecast;

import java.util.Arrays;
import java.util.List;

import org.wwow.backup.statistics.InputRefused;

/// A kernel density of points on a plane, with Gaussian kernels.
///
/// Near an edge a kernel would lose what lies beyond it; each kernel is divided by its share within the frame (Diggle
/// 1985), so that the density over the frame is 1. The bandwidth is the one whose leave-one-out likelihood is highest
/// among 40 between a hundredth and half of the frame's longer side, never one picked by eye.
public final class Density {
    private static final int BANDWIDTHS = 40;
    private static final int FEWEST = 10;
    private static final int MOST = 20_000;
    private static final int TOGETHER = 4;

    private final List<Point> points;
    private final double[] weights;
    private final double bandwidth;

    private Density(List<Point> points, double[] weights, Frame frame, double bandwidth) {
        this.points = points;
        this.bandwidth = bandwidth;
        double sum = Arrays.stream(weights).sum();
        this.weights = new double[weights.length];
        for (int at = 0; at < weights.length; at++) {
            this.weights[at] = weights[at] / sum / frame.held(points.get(at), bandwidth);
        }
    }

    /// A point in any unit of length.
    ///
    /// @param x to the east
    /// @param y to the north
    public record Point(double x, double y) {
        double squaredDistance(Point other) {
            return (x - other.x) * (x - other.x) + (y - other.y) * (y - other.y);
        }
    }

    /// The rectangle watched.
    ///
    /// @param low its south-west corner
    /// @param high its north-east corner
    public record Frame(Point low, Point high) {
        /// @throws InputRefused if it has no area
        public Frame {
            if (!(low.x < high.x && low.y < high.y)) {
                throw InputRefused.because("The frame runs from a south-west to a north-east corner.");
            }
        }

        /// The share of a kernel around `point` that lies within.
        double held(Point point, double bandwidth) {
            return between((low.x - point.x) / bandwidth, (high.x - point.x) / bandwidth)
                    * between((low.y - point.y) / bandwidth, (high.y - point.y) / bandwidth);
        }

        private static double between(double from, double to) {
            double half = Math.sqrt(0.5);
            return 0.5 * (org.apache.commons.numbers.gamma.Erfc.value(from * half)
                    - org.apache.commons.numbers.gamma.Erfc.value(to * half));
        }

        boolean holds(Point point) {
            return low.x <= point.x && point.x <= high.x && low.y <= point.y && point.y <= high.y;
        }
    }

    /// A density with the bandwidth of highest cross-validated likelihood.
    ///
    /// @throws InputRefused if there are too few points, too many, or all lie in one place
    public static Density fit(List<Point> points, Frame frame) {
        if (points.size() < FEWEST || points.size() > MOST) {
            throw InputRefused.because("A density is fitted to between " + FEWEST + " and " + MOST + " points.");
        }
        double side = Math.max(frame.high().x() - frame.low().x(), frame.high().y() - frame.low().y());
        double best = Double.NEGATIVE_INFINITY;
        double chosen = Double.NaN;
        for (int at = 0; at < BANDWIDTHS; at++) {
            double candidate = side * 0.01 * Math.pow(50, at / (BANDWIDTHS - 1.0));
            double likelihood = leaveOneOut(points, frame, candidate);
            if (likelihood > best) {
                best = likelihood;
                chosen = candidate;
            }
        }
        if (Double.isNaN(chosen)) {
            throw InputRefused.because("No bandwidth fits these points; do they lie in few places?");
        }
        return of(points, frame, chosen);
    }

    /// A density with a given bandwidth.
    ///
    /// @throws InputRefused if a point lies outside the frame
    public static Density of(List<Point> points, Frame frame, double bandwidth) {
        double[] even = new double[points.size()];
        Arrays.fill(even, 1);
        return weighted(points, even, frame, bandwidth);
    }

    static Density weighted(List<Point> points, double[] weights, Frame frame, double bandwidth) {
        if (points.isEmpty() || !points.stream().allMatch(frame::holds)) {
            throw InputRefused.because("Every point lies within the frame, and there is at least one.");
        }
        if (!(bandwidth > 0)) {
            throw InputRefused.because("A bandwidth is above 0.");
        }
        return new Density(List.copyOf(points), weights, frame, bandwidth);
    }

    /// The mean logarithm of each point's density by the others; minus infinity where one stands alone.
    static double leaveOneOut(List<Point> points, Frame frame, double bandwidth) {
        Density all = of(points, frame, bandwidth);
        double rest = points.size() / (points.size() - 1.0);
        double sum = 0;
        for (int at = 0; at < points.size(); at++) {
            double own = all.weights[at] * all.kernel(0);
            sum += Math.log(Math.max(0, (all.at(points.get(at)) - own) * rest));
        }
        return sum / points.size();
    }

    /// The density at a point of the frame, per unit of area.
    public double at(Point place) {
        double sum = 0;
        for (int at = 0; at < weights.length; at++) {
            sum += weights[at] * kernel(points.get(at).squaredDistance(place));
        }
        return sum;
    }

    /// The density at the middle of each cell of a grid over a frame, rows from south to north.
    ///
    /// A Gaussian kernel is a product of its two directions, so each point costs as many kernels as the grid has columns
    /// and rows, not cells; four points are added at a time, so that a cell is read and written once for all of them.
    public double[][] onGrid(Frame over, int columns, int rows) {
        double[][] grid = new double[rows][columns];
        double wide = (over.high().x() - over.low().x()) / columns;
        double high = (over.high().y() - over.low().y()) / rows;
        double[][] east = new double[TOGETHER][columns];
        double[][] north = new double[TOGETHER][rows];
        for (int first = 0; first < weights.length; first += TOGETHER) {
            for (int at = 0; at < TOGETHER; at++) {
                if (first + at < weights.length) {
                    Point point = points.get(first + at);
                    along(point.x() - over.low().x(), wide, 1, east[at]);
                    along(point.y() - over.low().y(), high, weights[first + at], north[at]);
                } else {
                    Arrays.fill(north[at], 0);
                }
            }
            for (int row = 0; row < rows; row++) {
                add(grid[row], east, new double[]{north[0][row], north[1][row], north[2][row], north[3][row]});
            }
        }
        return grid;
    }

    private static void add(double[] cells, double[][] east, double[] shares) {
        double[] one = east[0];
        double[] two = east[1];
        double[] three = east[2];
        double[] four = east[3];
        double first = shares[0];
        double second = shares[1];
        double third = shares[2];
        double fourth = shares[3];
        for (int column = 0; column < cells.length; column++) {
            cells[column] += first * one[column] + second * two[column] + third * three[column] + fourth * four[column];
        }
    }

    /// The kernel along one direction at the middle of each cell, times `weight`.
    ///
    /// Away from the cell nearest to the point, each kernel is the one before times a factor that itself shrinks by the
    /// same factor every cell: three exponentials instead of one a cell. Rounding adds up to less than 1e-10 of a kernel.
    private void along(double from, double step, double weight, double[] kernels) {
        int nearest = (int) Math.clamp(Math.floor(from / step), 0, kernels.length - 1);
        double distance = ((nearest + 0.5) * step - from) / bandwidth;
        double stride = step / bandwidth;
        double peak = weight * Math.exp(-distance * distance / 2) / (Math.sqrt(2 * Math.PI) * bandwidth);
        double shrink = Math.exp(-stride * stride);
        double factor = Math.exp(-stride * (distance + stride / 2));
        double kernel = peak;
        for (int cell = nearest; cell < kernels.length; cell++) {
            kernels[cell] = kernel;
            kernel *= factor;
            factor *= shrink;
        }
        factor = Math.exp(stride * (distance - stride / 2));
        kernel = peak;
        for (int cell = nearest - 1; cell >= 0; cell--) {
            kernel *= factor;
            factor *= shrink;
            kernels[cell] = kernel;
        }
    }

    private double kernel(double squared) {
        double scaled = squared / (bandwidth * bandwidth);
        return scaled > 80 ? 0 : Math.exp(-scaled / 2) / (2 * Math.PI * bandwidth * bandwidth);
    }

    /// The chosen bandwidth.
    public double bandwidth() {
        return bandwidth;
    }
}
