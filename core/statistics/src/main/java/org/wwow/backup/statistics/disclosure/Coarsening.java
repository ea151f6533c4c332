package org.wwow.backup.statistics.disclosure;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.wwow.backup.statistics.InputRefused;
import org.wwow.backup.statistics.result.Value;
import org.wwow.backup.statistics.result.Value.Group;

/// Makes place and time coarse until few persons stand in small counts, then hides what is still small.
///
/// One coarseness holds for the whole table (global recoding, Willenborg and de Waal 2001), so no area is singled out by
/// being merged. Steps are tried from fine to coarse in a fixed order: months, quarters, halves, years at the finest place,
/// then the same one level out. The first at which at most `smallShare` of the persons stand in cells below the threshold is
/// taken and goes through [Suppression], which hides counts of one organisation alone as if they were small; what comes out are [PublishableCount]s like any others.
///
/// @param time a fixed step of time, or none to choose
/// @param depth a fixed number of place levels, or none to choose
/// @param smallShare the most that may stand in small cells, 0.1 as a rule
public record Coarsening(Optional<Calendar> time, Optional<Integer> depth, double smallShare) {
    /// Chooses both, with a tenth of the persons in small cells at most.
    public static final Coarsening USUAL = new Coarsening(Optional.empty(), Optional.empty(), 0.1);

    /// @throws InputRefused if a value is out of its range
    public Coarsening {
        if (!(smallShare >= 0 && smallShare < 1) || depth.filter(levels -> levels < 0).isPresent()) {
            throw InputRefused
                    .because("The share in small cells lies between 0 and 1, and place levels are not negative.");
        }
    }

    /// A table as coarse as it has to be.
    ///
    /// @param time the step of time
    /// @param depth how many levels of the place are kept
    /// @param table what may be published
    public record Coarse(Calendar time, int depth, SuppressedTable table) {
        /// The table for print.
        public Group asValue() {
            return Group.empty()
                    .put("time", Value.of(time.name().toLowerCase(java.util.Locale.ROOT)))
                    .put("placeLevels", Value.of((long) depth))
                    .putAll(table.asValue());
        }
    }

    /// Coarsens and hides.
    ///
    /// @param until the last day the reports are complete for; a span that is not over is left out
    /// @throws InputRefused if even the coarsest table holds too many small counts
    public Coarse of(DatedReports reports, Suppression.Rules rules, LocalDate until) {
        int deepest = depth.orElse(reports.levels());
        if (deepest > reports.levels()) {
            throw InputRefused.because("There are " + reports.levels() + " levels of place and " + deepest
                    + " were asked for.");
        }
        List<Calendar> steps = time.map(List::of).orElse(List.of(Calendar.values()));
        List<InputRefused> refusals = new ArrayList<>();
        boolean any = false;
        for (int levels = deepest; levels >= (depth.isPresent() ? deepest : 0); levels--) {
            for (Calendar step : steps) {
                Optional<DatedReports.Counted> table = table(reports, step, levels, until, refusals);
                any |= table.isPresent();
                if (table.isPresent() && smallShareOf(table.get(), rules.threshold()) <= smallShare) {
                    return new Coarse(step, levels,
                            Suppression.of(table.get().table(), rules, table.get().alone()));
                }
            }
        }
        throw any
                ? InputRefused
                        .because(
                                "Even the coarsest table would hold too many small counts, or counts of one organisation; "
                                        + "leave out a category, or wait for more reports.")
                : refusals.getLast();
    }

    private static Optional<DatedReports.Counted> table(DatedReports reports, Calendar step, int levels,
            LocalDate until,
            List<InputRefused> refusals) {
        try {
            return Optional.of(reports.with(step, levels, until));
        } catch (InputRefused tooLargeOrNotOver) {
            refusals.add(tooLargeOrNotOver);
            return Optional.empty();
        }
    }

    /// The share of persons in innermost cells of 1 to below the threshold, or of one organisation alone.
    private static double smallShareOf(DatedReports.Counted counted, long threshold) {
        FrequencyTable table = counted.table();
        long small = table.cells()
                .filter(cell -> !table.isTotal(cell)
                        && (table.value(cell) < threshold || counted.alone().get(cell)))
                .mapToLong(table::value)
                .sum();
        long all = table.value(table.grandTotal());
        return all == 0 ? 0 : small / (double) all;
    }
}
