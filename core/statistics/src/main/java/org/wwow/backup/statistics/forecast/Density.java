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
    /// A Gaussian kernel is a product of its two directions, so each point costs as many exponentials as the grid has
    /// columns and rows, not cells.
    public double[][] onGrid(Frame over, int columns, int rows) {
        double[][] grid = new double[rows][columns];
        double wide = (over.high().x() - over.low().x()) / columns;
        double high = (over.high().y() - over.low().y()) / rows;
        for (int at = 0; at < weights.length; at++) {
            double[] east = along(points.get(at).x() - over.low().x(), wide, columns);
            double[] north = along(points.get(at).y() - over.low().y(), high, rows);
            for (int row = 0; row < rows; row++) {
                double share = weights[at] * north[row];
                double[] cells = grid[row];
                if (share > 0) {
                    for (int column = 0; column < columns; column++) {
                        cells[column] += share * east[column];
                    }
                }
            }
        }
        return grid;
    }

    private double[] along(double from, double step, int cells) {
        double[] along = new double[cells];
        for (int cell = 0; cell < cells; cell++) {
            double distance = ((cell + 0.5) * step - from) / bandwidth;
            along[cell] = Math.exp(-distance * distance / 2) / (Math.sqrt(2 * Math.PI) * bandwidth);
        }
        return along;
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
