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

/// Reports by the step they tell of and the step they arrived in, as they stood at the end of one step.
///
/// The lower right of it is empty: what tells of last week and takes three weeks has not arrived.
public final class ReportingTriangle {
    private static final int MOST_STEPS = 5000;

    private final LocalDate firstDay;
    private final int stepDays;
    private final int longest;
    private final long[][] counts;

    private ReportingTriangle(LocalDate firstDay, int stepDays, int longest, int steps) {
        this.firstDay = firstDay;
        this.stepDays = stepDays;
        this.longest = longest;
        this.counts = new long[steps][longest + 1];
    }

    /// How a triangle is cut.
    ///
    /// @param stepDays the length of a step, 7 for weeks
    /// @param longest the longest delay in steps; what took longer counts as that
    /// @param asOf the last day reports are known of; it ends the last step
    public record Cut(int stepDays, int longest, LocalDate asOf) {
        /// @throws InputRefused if a value is out of its range
        public Cut {
            if (stepDays < 1 || stepDays > 31 || longest < 1 || longest > 104) {
                throw InputRefused.because("A step has 1 to 31 days, and the longest delay 1 to 104 steps.");
            }
        }
    }

    /// Reads reports, one a row or with a column `count`: a column `occurred` (also `date`) and a column `reported`.
    ///
    /// Reports that arrived after `asOf` are left out, as nobody knew them then.
    ///
    /// @throws InputRefused at the first row that cannot be used
    public static ReportingTriangle read(InputStream input, Cut cut) {
        CsvReader reader = CsvReader.open(input);
        String occurred = reader.find("occurred")
                .or(() -> reader.find("date"))
                .orElseThrow(() -> InputRefused.because("The table has no column occurred or date."));
        Optional<String> count = reader.find("count");
        List<Report> reports = new ArrayList<>();
        LocalDate first = cut.asOf();
        for (Optional<CsvRow> row = reader.next(); row.isPresent(); row = reader.next()) {
            LocalDate happened = row.get().eventDate(occurred);
            LocalDate arrived = row.get().eventDate("reported");
            if (arrived.isBefore(happened)) {
                throw row.get().refuse("reported", "a report cannot arrive before what it tells of.");
            }
            if (!arrived.isAfter(cut.asOf())) {
                reports.add(new Report(happened, arrived, count.isPresent() ? row.get().count(count.get()) : 1));
                first = happened.isBefore(first) ? happened : first;
            }
        }
        if (reports.isEmpty()) {
            throw InputRefused.because("The table has no reports up to that day; there is nothing to correct.");
        }
        return of(reports, first, cut);
    }

    private record Report(LocalDate occurred, LocalDate reported, long count) {}

    private static ReportingTriangle of(List<Report> reports, LocalDate first, Cut cut) {
        long steps = ChronoUnit.DAYS.between(first, cut.asOf()) / cut.stepDays() + 1;
        if (steps > MOST_STEPS) {
            throw InputRefused.because("The reports cover more than " + MOST_STEPS + " steps; use longer ones.");
        }
        LocalDate start = cut.asOf().plusDays(1).minusDays(steps * cut.stepDays());
        ReportingTriangle triangle = new ReportingTriangle(start, cut.stepDays(), cut.longest(), (int) steps);
        for (Report report : reports) {
            int step = triangle.step(report.occurred());
            int delay = Math.min(cut.longest(), triangle.step(report.reported()) - step);
            triangle.counts[step][delay] += report.count();
        }
        return triangle;
    }

    private int step(LocalDate day) {
        return (int) (ChronoUnit.DAYS.between(firstDay, day) / stepDays);
    }

    /// The triangle as it stood at the end of an earlier step.
    ReportingTriangle asOf(int lastStep) {
        ReportingTriangle earlier = new ReportingTriangle(firstDay, stepDays, longest, lastStep + 1);
        for (int step = 0; step <= lastStep; step++) {
            for (int delay = 0; delay <= earlier.knownDelay(step); delay++) {
                earlier.counts[step][delay] = counts[step][delay];
            }
        }
        return earlier;
    }

    /// How many steps there are.
    public int steps() {
        return counts.length;
    }

    /// The longest delay.
    public int longest() {
        return longest;
    }

    /// The first day of a step.
    public LocalDate start(int step) {
        return firstDay.plusDays((long) step * stepDays);
    }

    /// The reports of a step that took `delay` steps.
    public long count(int step, int delay) {
        return counts[step][delay];
    }

    /// The longest delay that can be known of a step.
    public int knownDelay(int step) {
        return Math.min(longest, counts.length - 1 - step);
    }

    /// All reports of a step that have arrived.
    public long arrived(int step) {
        long sum = 0;
        for (long count : counts[step]) {
            sum += count;
        }
        return sum;
    }
}
