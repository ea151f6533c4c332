package org.wwow.backup.statistics.linkage;

/// Whole numbers without boxes.
final class IntList {
    private final int[] numbers;

    IntList(int[] numbers) {
        this.numbers = numbers;
    }

    int get(int at) {
        return numbers[at];
    }
}
