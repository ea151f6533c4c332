package org.wwow.backup.statistics.scan;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

import org.wwow.backup.statistics.InputRefused;

/// For each centre the places around it, nearest first, as far as a window may reach; worked out once.
///
/// Places at the same distance enter a window together: within one part in a thousand million. A place that is followed
/// by another at its distance stands as its complement (`~place`), so a negative number says "the window is not whole
/// yet". Of several places at one point only the first by name is a centre.
final class Neighbours {
    private static final double SAME = 1 + 2e-9;
    private static final double SUM_SLACK = 1 + 1e-9;
    private static final long MOST_WINDOWS = 1_500_000_000L;

    private final int[][] orders;
    private final Field field;
    private final double[][] points;
    private final double farthest;
    private final double heaviest;

    private Neighbours(Field field, Outline outline, ScanSettings.Window window, AtomicLong windows) {
        this.field = field;
        this.points = field.geography().points(outline);
        this.farthest = window.maxRadius().isPresent()
                ? field.geography().square(window.maxRadius().getAsDouble()) * SAME
                : Double.POSITIVE_INFINITY;
        this.heaviest = IntStream.range(0, field.places()).mapToDouble(field::weight).sum() * window.maxPopulation()
                * SUM_SLACK;
        this.orders = IntStream.range(0, field.places()).parallel().mapToObj(centre -> {
            int[] order = isCentre(centre) ? around(centre) : new int[0];
            if (windows.addAndGet(order.length) > MOST_WINDOWS) {
                throw InputRefused.because("There are more windows than fit in memory; lower --max-population, set "
                        + "--max-radius, or join places.");
            }
            return order;
        }).toArray(int[][]::new);
    }

    /// The neighbours for one outline.
    ///
    /// @param windows counts the windows of all outlines
    static Neighbours of(Field field, Outline outline, ScanSettings.Window window, AtomicLong windows) {
        return new Neighbours(field, outline, window, windows);
    }

    int[] order(int centre) {
        return orders[centre];
    }

    /// The square of the stretched straight distance of two places.
    double square(int from, int to) {
        double sum = 0;
        for (double[] axis : points) {
            double apart = axis[from] - axis[to];
            sum += apart * apart;
        }
        return sum;
    }

    private boolean isCentre(int centre) {
        for (int earlier = 0; earlier < centre; earlier++) {
            if (points[0][earlier] == points[0][centre] && square(earlier, centre) == 0) {
                return false;
            }
        }
        return true;
    }

    private int[] around(int centre) {
        int places = field.places();
        int bits = Integer.SIZE - Integer.numberOfLeadingZeros(places);
        long mask = (1L << bits) - 1;
        long[] keys = new long[places];
        int within = 0;
        for (int place = 0; place < places; place++) {
            double square = square(centre, place);
            if (square <= farthest) {
                keys[within++] = (Double.doubleToRawLongBits(square) & ~mask) | place;
            }
        }
        Arrays.sort(keys, 0, within);
        return wholeGroups(keys, within, mask);
    }

    private int[] wholeGroups(long[] keys, int within, long mask) {
        int[] order = new int[within];
        int whole = 0;
        double weight = 0;
        for (int at = 0; at < within; at++) {
            int place = (int) (keys[at] & mask);
            weight += field.weight(place);
            if (weight > heaviest) {
                break;
            }
            boolean tied = at + 1 < within && distance(keys[at + 1], mask) <= distance(keys[at], mask) * SAME;
            order[at] = tied ? ~place : place;
            whole = tied ? whole : at + 1;
        }
        return Arrays.copyOf(order, whole);
    }

    private static double distance(long key, long mask) {
        return Double.longBitsToDouble(key & ~mask);
    }
}
