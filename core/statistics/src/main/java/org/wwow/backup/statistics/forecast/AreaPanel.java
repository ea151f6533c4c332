package org.wwow.backup.statistics.forecast;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

import org.wwow.backup.statistics.InputRefused;

/// Counts by step of time and area.
public final class AreaPanel {
    private static final int MOST_AREAS = 1000;
    private static final int MOST_STEPS = 5000;
    private static final String COUNTRY = "all areas";

    private final List<String> areas;
    private final Horizon horizon;
    private final long firstStep;
    private final long[][] counts;
    private final int withoutArea;

    private AreaPanel(List<String> areas, Horizon horizon, long firstStep, long[][] counts, int withoutArea) {
        this.areas = areas;
        this.horizon = horizon;
        this.firstStep = firstStep;
        this.counts = counts;
        this.withoutArea = withoutArea;
    }

    /// Counts the events of every step that ended by `until`; events without an area are left out and counted.
    ///
    /// The first step is the first event's. Areas stand in the order of their names.
    ///
    /// @param until the last day the table is complete for
    /// @throws InputRefused if no step is complete, or there are more areas than a country has
    public static AreaPanel of(EventTable table, Horizon horizon, LocalDate until) {
        long first = table.events().stream().mapToLong(event -> horizon.stepOf(event.day())).min().orElseThrow();
        long open = horizon.stepOf(until.plusDays(1));
        SequencedMap<String, Integer> places = new TreeMap<>();
        table.events().stream().map(Event::area).filter(area -> !area.isEmpty()).forEach(area -> places.put(area, 0));
        if (places.isEmpty()) {
            throw InputRefused.because("No event has an area; fill in the column of areas.");
        }
        if (places.size() > MOST_AREAS) {
            throw InputRefused.because("There are more than " + MOST_AREAS
                    + " areas; forecasts are given for first-level areas or coarser cells.");
        }
        if (open <= first || open - first > MOST_STEPS) {
            throw InputRefused.because("The events cover no whole step of time, or more than " + MOST_STEPS + ".");
        }
        List<String> areas = List.copyOf(places.keySet());
        for (int at = 0; at < areas.size(); at++) {
            places.put(areas.get(at), at);
        }
        long[][] counts = new long[(int) (open - first)][areas.size()];
        int without = 0;
        for (Event event : table.events()) {
            long step = horizon.stepOf(event.day());
            if (event.area().isEmpty()) {
                without++;
            } else if (step < open) {
                counts[(int) (step - first)][places.getOrDefault(event.area(), 0)] += event.weight();
            }
        }
        return new AreaPanel(areas, horizon, first, counts, without);
    }

    /// The same steps with all areas as one; what the public may see is made from it.
    public AreaPanel total() {
        long[][] sums = Arrays.stream(counts)
                .map(row -> new long[]{Arrays.stream(row).sum()})
                .toArray(long[][]::new);
        return new AreaPanel(List.of(COUNTRY), horizon, firstStep, sums, withoutArea);
    }

    /// The steps up to the first not known.
    AreaPanel upTo(int steps) {
        return new AreaPanel(areas, horizon, firstStep, Arrays.copyOf(counts, steps), withoutArea);
    }

    /// The areas' names.
    public List<String> areas() {
        return areas;
    }

    /// How time is cut.
    public Horizon horizon() {
        return horizon;
    }

    /// How many steps are known.
    public int steps() {
        return counts.length;
    }

    /// The first day of a step; also of steps to come.
    public LocalDate start(int step) {
        return horizon.start(firstStep + step);
    }

    /// The count of an area in a step.
    public long count(int step, int area) {
        return counts[step][area];
    }

    /// All counts of a step.
    long[] row(int step) {
        return counts[step].clone();
    }

    /// How many events had no area.
    public int withoutArea() {
        return withoutArea;
    }

    /// The counts a forecast can stand on: every one below 200, every one seen in the first `known` steps, and beyond
    /// them in steps of about two percent up to twice the largest.
    long[] grid(int known) {
        long largest = IntStream.range(0, known)
                .mapToLong(step -> Arrays.stream(counts[step]).max().orElse(0))
                .max()
                .orElse(0);
        long top = Math.max(400, 2 * largest + 10);
        java.util.TreeSet<Long> points = new java.util.TreeSet<>();
        for (long point = 0; point < 200; point++) {
            points.add(point);
        }
        for (double point = 200; point < top; point *= 1.02) {
            points.add((long) point);
        }
        points.add(top);
        for (int step = 0; step < known; step++) {
            for (long count : counts[step]) {
                points.add(count);
            }
        }
        return points.stream().mapToLong(Long::longValue).toArray();
    }
}
