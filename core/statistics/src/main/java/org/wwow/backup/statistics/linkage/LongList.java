package org.wwow.backup.statistics.linkage;

import java.util.Arrays;

/// Numbers without boxes; millions of pairs would not fit otherwise.
final class LongList {
    private final long[] numbers;

    private LongList(long[] numbers) {
        this.numbers = numbers;
    }

    /// The distinct numbers of a sorted array.
    static LongList distinct(long[] sorted) {
        int kept = 0;
        for (int at = 0; at < sorted.length; at++) {
            if (at == 0 || sorted[at] != sorted[at - 1]) {
                sorted[kept++] = sorted[at];
            }
        }
        return new LongList(Arrays.copyOf(sorted, kept));
    }

    int size() {
        return numbers.length;
    }

    long get(int at) {
        return numbers[at];
    }

    boolean holds(long number) {
        return Arrays.binarySearch(numbers, number) >= 0;
    }
}
