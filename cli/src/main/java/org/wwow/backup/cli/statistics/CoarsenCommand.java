package org.wwow.backup.cli.statistics;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import org.wwow.backup.statistics.InputRefused;
import org.wwow.backup.statistics.Provenance.Meaning;
import org.wwow.backup.statistics.disclosure.Calendar;
import org.wwow.backup.statistics.disclosure.Coarsening;
import org.wwow.backup.statistics.disclosure.DatedReports;
import org.wwow.backup.statistics.disclosure.PopulatedPlaces;
import org.wwow.backup.statistics.disclosure.Suppression;
import org.wwow.backup.statistics.result.Value;
import org.wwow.backup.statistics.result.Value.Group;

/// `backup coarsen`: reports as a table of months and areas that may be published. See
/// `docs/methods/coarsening.md`.
@Command(name = "coarsen", mixinStandardHelpOptions = true, description = "Makes place and time of reports coarse until few small counts are left, and hides those.", footer = "%nWhat it assumes and when it must not be used:%ndocs/methods/coarsening.md")
public final class CoarsenCommand extends PublishingCommand {
    private static final Meaning MEANING = new Meaning(
            List.of("The attacker knows every published cell, all sums, and that no count is negative.",
                    "Each person is counted once in the table.",
                    "Categories and places stay as they are from one release to the next."),
            List.of("A suppressed cell is not zero and not missing.",
                    "It does not protect what somebody already knows about a person.",
                    "The coarseness itself tells that the next finer table would hold many small counts."));

    @Option(names = "--reports", required = true, paramLabel = "R.csv", description = "One report a row, or with a column count.")
    @SuppressWarnings("NullAway.Init")
    private Path reports;

    @Option(names = "--date", defaultValue = "date", paramLabel = "COLUMN", description = "The day (default: date).")
    @SuppressWarnings("NullAway.Init")
    private String date;

    @Option(names = "--place", required = true, split = ",", paramLabel = "OUTER,INNER", description = "The levels of the place, outermost first.")
    private List<String> places = new ArrayList<>();

    @Option(names = "--by", split = ",", paramLabel = "COLUMN", description = "Categories told apart beside.")
    private List<String> categories = new ArrayList<>();

    @Option(names = "--organisation", paramLabel = "COLUMN", description = "Who took the report: counts of one organisation alone are hidden.")
    private @Nullable String organisation;

    @Option(names = "--population", paramLabel = "P.csv", description = "The levels of the place and a column population; with --min-population.")
    private @Nullable Path population;

    @Option(names = "--min-population", paramLabel = "N", description = "Places with fewer persons are joined with neighbours within the same outer place.")
    private @Nullable Long leastPopulation;

    @Option(names = "--until", required = true, paramLabel = "DATE", description = "The last day the reports are complete for; spans that are not over are left out.")
    @SuppressWarnings("NullAway.Init")
    private LocalDate until;

    @Option(names = "--time", description = "month, quarter, half or year (default: chosen).")
    private @Nullable Calendar time;

    @Option(names = "--place-levels", paramLabel = "N", description = "How many levels of the place are kept (default: chosen).")
    private @Nullable Integer depth;

    @Option(names = "--small-share", defaultValue = "0.1", paramLabel = "X", description = "The most persons that may stand in small cells (default: 0.1).")
    private double smallShare;

    @Option(names = "--threshold", defaultValue = "5", paramLabel = "N", description = "Counts from 1 below it are hidden (default: 5).")
    private long threshold;

    @Option(names = "--protect", defaultValue = "3", paramLabel = "N", description = "The least width of what can be worked out about a small count (default: 3).")
    private long protect;

    @Override
    Value compute() {
        Suppression.Rules rules = new Suppression.Rules(threshold, protect, false, Suppression.Cost.CELLS,
                Suppression.Solver.AUTOMATIC);
        if ((population == null) != (leastPopulation == null)) {
            throw InputRefused.because("Give --population and --min-population together.");
        }
        DatedReports.Columns columns = new DatedReports.Columns(date, places, categories,
                Optional.ofNullable(organisation));
        Optional<PopulatedPlaces> populated = Optional.ofNullable(population)
                .map(file -> input("population", file,
                        stream -> PopulatedPlaces.read(stream, places, Objects.requireNonNull(leastPopulation))));
        DatedReports content = counts("reports", reports, stream -> DatedReports.read(stream, columns, populated));
        Coarsening coarsening = new Coarsening(Optional.ofNullable(time), Optional.ofNullable(depth), smallShare);
        Coarsening.Coarse coarse = coarsening.of(content, rules, until);
        publish(coarse.table().dimensions(), coarse.table().counts());
        return Group.empty()
                .put("method", Value.of("coarsen"))
                .putAll(coarse.asValue())
                .put("provenance", provenance("coarsen", Optional.empty(), MEANING));
    }

    @Override
    Value rows(Value result) {
        return ((Group) result).parts().getOrDefault("cells", result);
    }
}
