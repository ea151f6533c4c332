package org.wwow.backup.law.form;

import java.util.Comparator;

import org.jspecify.annotations.Nullable;

/// A day of the Gregorian calendar, without a time zone: what treaties and accounts name.
public record Day(int year, int month, int date) implements Comparable<Day> {
    private static final int[] LENGTHS = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

    /// Reads `YYYY-MM-DD`; null for anything else, and for days that do not exist.
    public static @Nullable Day read(String text) {
        if (text.length() != 10 || text.charAt(4) != '-' || text.charAt(7) != '-') {
            return null;
        }
        int year = number(text, 0, 4);
        int month = number(text, 5, 7);
        int date = number(text, 8, 10);
        boolean exists = year > 0 && month >= 1 && month <= 12 && date >= 1 && date <= length(year, month);
        return exists ? new Day(year, month, date) : null;
    }

    /// The same day so many years later; 29 February becomes 28 where the year has none.
    public Day plusYears(int years) {
        return new Day(year + years, month, Math.min(date, length(year + years, month)));
    }

    /// Whether this day comes before the other.
    public boolean isBefore(Day other) {
        return compareTo(other) < 0;
    }

    @Override
    public int compareTo(Day other) {
        return Comparator.comparingInt(Day::year)
                .thenComparingInt(Day::month)
                .thenComparingInt(Day::date)
                .compare(this, other);
    }

    @Override
    public String toString() {
        return padded(year, 4) + "-" + padded(month, 2) + "-" + padded(date, 2);
    }

    private static int length(int year, int month) {
        boolean leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        return month == 2 && leap ? 29 : LENGTHS[month - 1];
    }

    /// Zero, which no year, month or date is, for anything but digits.
    private static int number(String text, int from, int to) {
        int number = 0;
        for (int at = from; at < to; at++) {
            char digit = text.charAt(at);
            if (digit < '0' || digit > '9') {
                return 0;
            }
            number = number * 10 + digit - '0';
        }
        return number;
    }

    private static String padded(int number, int digits) {
        String text = Integer.toString(number);
        return "0".repeat(Math.max(0, digits - text.length())) + text;
    }
}
