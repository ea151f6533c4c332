package org.wwow.backup.statistics.alarm;

import java.io.InputStream;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.wwow.backup.statistics.InputRefused;
import org.wwow.backup.statistics.table.CsvReader;
import org.wwow.backup.statistics.table.CsvRow;

/// Counts at even steps of time.
///
/// @param dates each step's name as the table has it
/// @param counts each step's count
public record CountSeries(List<String> dates, List<Long> counts) {
    private static final int MOST_STEPS = 1_000_000;

    /// @throws InputRefused if there are no counts
    public CountSeries {
        dates = List.copyOf(dates);
        counts = List.copyOf(counts);
        if (dates.size() != counts.size()) {
            throw new IllegalArgumentException("Every count has a date.");
        }
        if (counts.isEmpty()) {
            throw InputRefused.because("The series has no counts; there is nothing to watch.");
        }
    }

    /// Reads a series: a column `date`, `week` or `day` and a column `count`, in order of time.
    ///
    /// A date is year-month-day, or a whole number that grows by one; the step between days is the same throughout.
    ///
    /// @throws InputRefused at the first row that cannot be used
    public static CountSeries read(InputStream input) {
        CsvReader reader = CsvReader.open(input);
        String date = reader.find("date")
                .or(() -> reader.find("week"))
                .or(() -> reader.find("day"))
                .orElseThrow(
                        () -> InputRefused.because("The series has no column date, week or day."));
        List<String> dates = new ArrayList<>();
        List<Long> counts = new ArrayList<>();
        long step = 0;
        long before = 0;
        for (Optional<CsvRow> row = reader.next(); row.isPresent(); row = reader.next()) {
            long at = position(row.get(), date);
            if (!dates.isEmpty()) {
                step = step == 0 ? at - before : step;
                if (at - before != step || step <= 0) {
                    throw row.get()
                            .refuse(date,
                                    "the steps of the series are uneven or not in order; give every step one row, "
                                            + "those without a count 0.");
                }
            }
            before = at;
            dates.add(row.get().text(date));
            counts.add(row.get().count("count"));
            if (dates.size() > MOST_STEPS) {
                throw InputRefused.atLine(row.get().line(), "the series has more than a million steps.");
            }
        }
        return new CountSeries(dates, counts);
    }

    private static long position(CsvRow row, String column) {
        return row.text(column).contains("-") || row.text(column).contains("/")
                ? ChronoUnit.DAYS.between(LocalDate.EPOCH, row.eventDate(column))
                : row.count(column);
    }

    /// How many steps there are.
    public int size() {
        return counts.size();
    }

    /// The count at a step, counted from 0.
    double at(int step) {
        return counts.get(step);
    }
}
