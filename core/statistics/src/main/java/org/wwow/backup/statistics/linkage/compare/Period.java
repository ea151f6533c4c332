package org.wwow.backup.statistics.linkage.compare;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A date as precisely as it is known: from the first day it can have been to the last.
///
/// Written `2019-05-03`, `20190503`, `3.5.2019`, `2019-05`, `2019`, two of these joined by `..` or, as in ISO 8601, by
/// `/`; a `~` before or after widens it by its own length on both sides.
///
/// @param first day since 1970-01-01, the first
/// @param last the last day
public record Period(long first, long last) implements Cell {
    private static final int EARLIEST = 1850;
    private static final int LATEST = 2149;
    private static final Pattern DAY = Pattern.compile("(\\d{4})[-/](\\d{1,2})[-/](\\d{1,2})|(\\d{4})(\\d{2})(\\d{2})");
    private static final Pattern DOTTED = Pattern.compile("(\\d{1,2})\\.(\\d{1,2})\\.(\\d{4})");
    private static final Pattern MONTH = Pattern.compile("(\\d{4})[-/](\\d{1,2})");
    private static final Pattern YEAR = Pattern.compile("\\d{4}");

    /// @throws IllegalArgumentException if it ends before it begins
    public Period {
        if (last < first) {
            throw new IllegalArgumentException("the period ends before it begins; write the earlier date first.");
        }
    }

    /// Reads a date, its digits of any script; absent where the text is empty.
    ///
    /// @throws IllegalArgumentException with half a sentence that says what to write, and never what stood there
    public static Cell read(String text) {
        String plain = westernDigits(text).strip();
        if (plain.isEmpty()) {
            return Absent.CELL;
        }
        int part = plain.indexOf("..");
        if (part >= 0) {
            return joined(plain.substring(0, part), plain.substring(part + 2));
        }
        int slash = plain.indexOf('/');
        if (slash >= 0 && slash == plain.lastIndexOf('/') && !MONTH.matcher(plain).matches()) {
            return joined(plain.substring(0, slash), plain.substring(slash + 1));
        }
        return single(plain);
    }

    private static Period joined(String from, String to) {
        return new Period(single(from.strip()).first, single(to.strip()).last);
    }

    private static Period single(String text) {
        boolean about = text.startsWith("~") || text.endsWith("~");
        Period exact = exact(about ? text.replace("~", "").strip() : text);
        long days = exact.last - exact.first + 1;
        return about ? new Period(exact.first - days, exact.last + days) : exact;
    }

    private static Period exact(String text) {
        try {
            Matcher day = DAY.matcher(text);
            if (day.matches()) {
                int at = day.group(1) != null ? 1 : 4;
                return ofDay(number(day, at), number(day, at + 1), number(day, at + 2));
            }
            Matcher dotted = DOTTED.matcher(text);
            if (dotted.matches()) {
                return ofDay(number(dotted, 3), number(dotted, 2), number(dotted, 1));
            }
            Matcher month = MONTH.matcher(text);
            if (month.matches()) {
                YearMonth named = YearMonth.of(inRange(number(month, 1)), number(month, 2));
                return new Period(named.atDay(1).toEpochDay(), named.atEndOfMonth().toEpochDay());
            }
        } catch (DateTimeException impossible) {
            throw new IllegalArgumentException("the calendar has no such date.", impossible);
        }
        if (!YEAR.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "write the date as 2019-05-03, 2019-05, 2019 or, between two dates, 2019-05..2019-08.");
        }
        int year = inRange(Integer.parseInt(text));
        return new Period(LocalDate.of(year, 1, 1).toEpochDay(), LocalDate.of(year, 12, 31).toEpochDay());
    }

    private static Period ofDay(int year, int month, int day) {
        long at = LocalDate.of(inRange(year), month, day).toEpochDay();
        return new Period(at, at);
    }

    private static int inRange(int year) {
        if (year < EARLIEST || year > LATEST) {
            throw new IllegalArgumentException(
                    "the year must lie between " + EARLIEST + " and " + LATEST + "; check the calendar it is of.");
        }
        return year;
    }

    private static int number(Matcher found, int group) {
        return Integer.parseInt(found.group(group));
    }

    static String westernDigits(String text) {
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints().forEach(letter -> {
            int digit = Character.isDigit(letter) ? Character.digit(letter, 10) : -1;
            out.appendCodePoint(digit < 0 ? letter : '0' + digit);
        });
        return out.toString();
    }

    /// Whether it is a single day.
    public boolean isDay() {
        return first == last;
    }

    /// The number of days it spans.
    public long days() {
        return last - first + 1;
    }

    /// The days between this and another, 0 where they touch or overlap.
    long gap(Period other) {
        return Math.max(0, Math.max(other.first - last, first - other.last));
    }

    /// The eight digits of a single day.
    String digits() {
        LocalDate day = LocalDate.ofEpochDay(first);
        return String.valueOf(day.getYear() * 10_000 + day.getMonthValue() * 100 + day.getDayOfMonth());
    }
}
