package org.wwow.backup.statistics.disclosure;

import java.time.LocalDate;

/// How coarse time is published; never finer than the month.
public enum Calendar {
    /// Calendar months.
    MONTH(1),
    /// Quarters of the year.
    QUARTER(3),
    /// Halves of the year.
    HALF(6),
    /// Years.
    YEAR(12);

    private final int months;

    Calendar(int months) {
        this.months = months;
    }

    /// The name of the span that holds `day`: 2024-03, 2024-Q1, 2024-H1 or 2024.
    public String span(LocalDate day) {
        int part = (day.getMonthValue() - 1) / months + 1;
        return switch (this) {
            case MONTH -> "%04d-%02d".formatted(day.getYear(), part);
            case QUARTER -> "%04d-Q%d".formatted(day.getYear(), part);
            case HALF -> "%04d-H%d".formatted(day.getYear(), part);
            case YEAR -> "%04d".formatted(day.getYear());
        };
    }

    /// Whether the span of `day` is over at the end of `until`.
    boolean isOver(LocalDate day, LocalDate until) {
        int last = (day.getMonthValue() - 1) / months * months + months;
        return !LocalDate.of(day.getYear(), last, 1).plusMonths(1).minusDays(1).isAfter(until);
    }
}
