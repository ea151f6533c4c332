package org.wwow.backup.statistics.forecast;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

import org.wwow.backup.statistics.InputRefused;

/// How time is cut, and how many steps ahead are forecast.
///
/// @param step calendar months or spans of 28 days; nothing finer is offered, since it would point at persons
/// @param ahead how many steps, 1 to 12
public record Horizon(Step step, int ahead) {
    private static final int FARTHEST = 12;
    private static final int DAYS = 28;
    private static final LocalDate FIRST_SPAN = LocalDate.of(1970, 1, 1);

    /// A step of time.
    public enum Step {
        /// Calendar months.
        MONTH,
        /// Spans of 28 days, counted from 1 January 1970.
        FOUR_WEEKS
    }

    /// @throws InputRefused if it is too far
    public Horizon {
        if (ahead < 1 || ahead > FARTHEST) {
            throw InputRefused.because("A forecast looks between 1 and " + FARTHEST + " steps ahead.");
        }
    }

    /// Reads `3m` as three months and `56d` as two spans of 28 days.
    ///
    /// @throws InputRefused if it is neither
    public static Horizon parse(String text) {
        if (!text.matches("[0-9]{1,4}[md]")) {
            throw InputRefused.because("Write the horizon in months or in days, for example 3m or 28d.");
        }
        int number = Integer.parseInt(text.substring(0, text.length() - 1));
        if (text.endsWith("m")) {
            return new Horizon(Step.MONTH, number);
        }
        if (number % DAYS != 0) {
            throw InputRefused
                    .because(
                            "A horizon in days is a multiple of 28; finer forecasts are not given, to protect people.");
        }
        return new Horizon(Step.FOUR_WEEKS, number / DAYS);
    }

    /// The number of the step that holds `day`; steps are counted without gaps.
    public long stepOf(LocalDate day) {
        return switch (step) {
            case MONTH -> ChronoUnit.MONTHS.between(FIRST_SPAN, day.withDayOfMonth(1));
            case FOUR_WEEKS -> Math.floorDiv(ChronoUnit.DAYS.between(FIRST_SPAN, day), DAYS);
        };
    }

    /// The first day of a step.
    public LocalDate start(long number) {
        return switch (step) {
            case MONTH -> FIRST_SPAN.plusMonths(number);
            case FOUR_WEEKS -> FIRST_SPAN.plusDays(number * DAYS);
        };
    }
}
