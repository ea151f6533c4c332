package org.wwow.backup.statistics.capture;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

import org.wwow.backup.statistics.InputRefused;

/// How many persons were recorded on which lists: bit `i` of a pattern says whether list `i` holds the person.
///
/// The pattern 0, on no list, is the unknown and never part of a table.
///
/// @param lists the lists' names, two to twenty
/// @param patterns persons by pattern, only patterns that occur
public record CaptureTable(List<String> lists, SortedMap<Integer, Long> patterns) {
    /// The most lists a table may have.
    public static final int MOST_LISTS = 20;

    private static final long MOST_PERSONS = 1_000_000_000L;

    /// @throws InputRefused if there are too few or too many lists, an empty list, or no two persons
    public CaptureTable {
        lists = List.copyOf(lists);
        patterns = Collections.unmodifiableSortedMap(new TreeMap<>(patterns));
        if (lists.size() < 2) {
            throw InputRefused.because("There is " + (lists.isEmpty() ? "no list" : "one list")
                    + "; an estimate needs at least two lists of the same persons.");
        }
        if (lists.size() > MOST_LISTS) {
            throw InputRefused.because("There are " + lists.size() + " lists; at most " + MOST_LISTS + " can be used.");
        }
        long persons = 0;
        int seen = 0;
        for (Map.Entry<Integer, Long> entry : patterns.entrySet()) {
            if (entry.getKey() <= 0 || entry.getKey() >= 1 << lists.size() || entry.getValue() <= 0) {
                throw new IllegalArgumentException("A table holds positive counts of patterns that occur.");
            }
            persons = Math.addExact(persons, entry.getValue());
            seen |= entry.getKey();
        }
        if (persons < 2) {
            throw InputRefused.because("There " + (persons == 0 ? "is no person" : "is one person")
                    + " on the lists; nothing can be estimated from that.");
        }
        if (persons > MOST_PERSONS) {
            throw InputRefused.because("There are more than a billion persons on the lists; check the counts.");
        }
        if (seen != (1 << lists.size()) - 1) {
            throw InputRefused.because("List " + lists.get(Integer.numberOfTrailingZeros(~seen))
                    + " holds nobody; leave its column out.");
        }
    }

    /// All persons recorded on at least one list.
    public long observed() {
        return patterns.values().stream().mapToLong(Long::longValue).sum();
    }

    /// Persons recorded on all lists of `mask`, and maybe on others.
    public long onAll(int mask) {
        long sum = 0;
        for (Map.Entry<Integer, Long> entry : patterns.entrySet()) {
            if ((entry.getKey() & mask) == mask) {
                sum += entry.getValue();
            }
        }
        return sum;
    }

    /// Persons with exactly this pattern.
    public long exactly(int pattern) {
        return patterns.getOrDefault(pattern, 0L);
    }

    /// The length of list `list`.
    public long total(int list) {
        return onAll(1 << list);
    }

    /// The smallest overlap of any two lists.
    public long smallestOverlap() {
        long smallest = Long.MAX_VALUE;
        for (int a = 0; a < lists.size(); a++) {
            for (int b = 0; b < a; b++) {
                smallest = Math.min(smallest, onAll(1 << a | 1 << b));
            }
        }
        return smallest;
    }

    /// Counts by pattern as an array of 2^lists, index 0 being 0.
    ///
    /// @throws InputRefused if there are more than ten lists
    public double[] cells() {
        if (lists.size() > 10) {
            throw InputRefused.because("This method takes at most ten lists, and there are " + lists.size()
                    + "; leave out the smallest or use --method lcmcr.");
        }
        double[] cells = new double[1 << lists.size()];
        patterns.forEach((pattern, count) -> cells[pattern] = count);
        return cells;
    }

    /// This table without the lists shorter than `minimum`; persons only on such lists leave with them.
    ///
    /// @throws InputRefused if fewer than two lists are left
    public CaptureTable withoutListsBelow(long minimum) {
        List<Integer> kept = new ArrayList<>();
        for (int list = 0; list < lists.size(); list++) {
            if (total(list) >= minimum) {
                kept.add(list);
            }
        }
        if (kept.size() == lists.size()) {
            return this;
        }
        SortedMap<Integer, Long> folded = new TreeMap<>();
        patterns.forEach((pattern, count) -> {
            int mask = 0;
            for (int at = 0; at < kept.size(); at++) {
                mask |= (pattern >> kept.get(at) & 1) << at;
            }
            if (mask != 0) {
                folded.merge(mask, count, Long::sum);
            }
        });
        return new CaptureTable(kept.stream().map(lists::get).toList(), folded);
    }
}
