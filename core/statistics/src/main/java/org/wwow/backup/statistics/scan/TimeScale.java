package org.wwow.backup.statistics.scan;

import java.time.LocalDate;

import org.wwow.backup.statistics.InputRefused;
import org.wwow.backup.statistics.table.CsvRow;

/// How a table names its times.
enum TimeScale {
    /// It has none.
    NONE,
    /// Days of the calendar, counted from 1970.
    DAY,
    /// Years, or any other whole numbers that grow by one.
    WHOLE;

    private static final int LATEST_WHOLE = 1_000_000;

    /// The scale a cell is written in.
    static TimeScale of(String cell) {
        return cell.contains("-") || cell.contains("/") ? DAY : WHOLE;
    }

    /// The time in a cell of this scale.
    long read(CsvRow row, String column) {
        if (of(row.text(column)) != this) {
            throw row.refuse(column, "this time is not written as the others are; write all days as year-month-day, or "
                    + "all times as whole numbers.");
        }
        if (this == DAY) {
            return row.eventDate(column).toEpochDay();
        }
        long time = row.count(column);
        if (time > LATEST_WHOLE) {
            throw row.refuse(column, "this is no time; write a year, a whole number below a million, or a day as "
                    + "year-month-day.");
        }
        return time;
    }

    /// A time given as a setting.
    long parse(String option, String text) {
        try {
            if (this == DAY) {
                return LocalDate.parse(text.replace('/', '-')).toEpochDay();
            }
            return Math.clamp(Long.parseLong(text), 0, LATEST_WHOLE);
        } catch (java.time.DateTimeException | NumberFormatException wrong) {
            throw InputRefused.because(option + " must be written as the times of the cases are: "
                    + (this == DAY ? "year-month-day." : "a whole number."));
        }
    }

    /// A time of another table on this scale: a year among days is its first of July, a day among years its year.
    long align(TimeScale other, long time) {
        if (this == DAY && other == WHOLE) {
            return LocalDate.of((int) time, 7, 1).toEpochDay();
        }
        if (this == WHOLE && other == DAY) {
            return LocalDate.ofEpochDay(time).getYear();
        }
        return time;
    }

    /// The time as a table would write it.
    String write(long time) {
        return this == DAY ? LocalDate.ofEpochDay(time).toString() : Long.toString(time);
    }
}
