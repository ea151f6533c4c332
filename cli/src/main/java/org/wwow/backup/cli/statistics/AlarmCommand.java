package org.wwow.backup.cli.statistics;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import org.wwow.backup.statistics.InputRefused;
import org.wwow.backup.statistics.Provenance.Meaning;
import org.wwow.backup.statistics.alarm.AlarmPoint;
import org.wwow.backup.statistics.alarm.CountSeries;
import org.wwow.backup.statistics.alarm.CumulativeSum;
import org.wwow.backup.statistics.alarm.Ears;
import org.wwow.backup.statistics.alarm.Farrington;
import org.wwow.backup.statistics.alarm.Nowcast;
import org.wwow.backup.statistics.alarm.ReportingTriangle;
import org.wwow.backup.statistics.result.Value;
import org.wwow.backup.statistics.result.Value.Group;

/// `backup alarm`: when a count is higher than its past would let expect. See `docs/methods/alarms.md`.
@Command(name = "alarm", mixinStandardHelpOptions = true, description = "Compares each step of a series with a threshold from its past.", footer = "%nWhat it assumes and when it must not be used:%ndocs/methods/alarms.md")
public final class AlarmCommand extends StatisticsCommand {
    private static final Meaning MEANING = new Meaning(
            List.of("Reporting reached as many persons as in the past it is compared with.",
                    "The last steps are complete: no report of them is still on its way."),
            List.of("An alarm is a rise of reports, not yet one of violence.",
                    "No alarm is no sign of safety."));

    private static final Meaning LATE = new Meaning(
            List.of("Reporting reached as many persons as in the past it is compared with.",
                    "Reports of the last steps are as late as those of the steps the delays were learnt from."),
            MEANING.not());

    @Option(names = "--series", paramLabel = "S.csv", description = "A column date, week or day and a column count.")
    private @Nullable Path series;

    @Option(names = "--reports", paramLabel = "R.csv", description = "Instead of --series: columns occurred and reported (and count); late reports are corrected for.")
    private @Nullable Path reports;

    @Option(names = "--as-of", paramLabel = "DATE", description = "With --reports: the last day reports are known of; it ends the last step.")
    private @Nullable LocalDate asOf;

    @Option(names = "--step-days", paramLabel = "N", defaultValue = "7", description = "With --reports: days a step (default: 7).")
    private int stepDays;

    @Option(names = "--longest-delay", paramLabel = "N", defaultValue = "8", description = "With --reports: the longest delay in steps (default: 8).")
    private int longestDelay;

    @Option(names = "--memory", paramLabel = "N", defaultValue = "52", description = "With --reports: steps delays are learnt from (default: 52).")
    private int memory;

    @Option(names = "--method", defaultValue = "farrington", description = "farrington (default), flexible, c1, c2, c3 or cusum.")
    @SuppressWarnings("NullAway.Init")
    private Choice method;

    @Option(names = "--from", paramLabel = "DATE", description = "The first step watched, as written in the series (default: the first possible).")
    private @Nullable String from;

    @Option(names = "--alpha", paramLabel = "P", description = "Chance of a false alarm (default: farrington 0.05, flexible 0.01, ears 0.001).")
    private @Nullable Double alpha;

    @Option(names = "--years", paramLabel = "N", description = "Years compared with (default: farrington 4, flexible 5).")
    private @Nullable Integer years;

    @Option(names = "--window", paramLabel = "N", defaultValue = "3", description = "Half the window of weeks (default: 3).")
    private int window;

    @Option(names = "--per-year", paramLabel = "N", defaultValue = "52", description = "Steps a year (default: 52).")
    private int perYear;

    @Option(names = "--baseline", paramLabel = "N", defaultValue = "7", description = "Steps c1 to c3 compare with (default: 7).")
    private int baseline;

    @Option(names = "--min-sigma", paramLabel = "X", defaultValue = "0", description = "Lower limit of the deviation of c1 to c3 (default: 0).")
    private double leastDeviation;

    @Option(names = "--k", paramLabel = "X", defaultValue = "1.04", description = "Reference value of cusum (default: 1.04).")
    private double reference;

    @Option(names = "--h", paramLabel = "X", defaultValue = "2.26", description = "Limit of cusum (default: 2.26).")
    private double limit;

    /// How the series is watched.
    public enum Choice {
        /// Farrington et al. 1996.
        FARRINGTON,
        /// Noufaily et al. 2013.
        FLEXIBLE,
        /// EARS right before.
        C1,
        /// EARS with a gap.
        C2,
        /// EARS over three steps.
        C3,
        /// Cumulative sum.
        CUSUM
    }

    @Override
    Value compute() {
        if ((series == null) == (reports == null)) {
            throw InputRefused.because("Give one of --series and --reports.");
        }
        String name = method.name().toLowerCase(java.util.Locale.ROOT);
        Group result = Group.empty().put("method", Value.of(name));
        CountSeries counts = series != null ? input("series", series, CountSeries::read) : nowcast(result);
        List<Value> points = watch(counts).stream().<Value>map(AlarmPoint::asValue).toList();
        return result.put("points", new Value.Sequence(points))
                .put("provenance", provenance("alarm " + name, Optional.empty(), series != null ? MEANING : LATE));
    }

    /// The counts as they will be once late reports have arrived; the result shows what was added, and how it did before.
    private CountSeries nowcast(Group result) {
        if (asOf == null) {
            throw InputRefused.because("With --reports give --as-of, the last day reports are known of.");
        }
        ReportingTriangle.Cut cut = new ReportingTriangle.Cut(stepDays, longestDelay, asOf);
        ReportingTriangle triangle = input("reports", java.util.Objects.requireNonNull(reports),
                stream -> ReportingTriangle.read(stream, cut));
        Nowcast nowcast = new Nowcast(memory, 0.8);
        List<Nowcast.Step> steps = nowcast.of(triangle);
        List<Value> open = steps.stream().filter(step -> step.known() < 1).<Value>map(Nowcast.Step::asValue).toList();
        result.put("nowcast", new Value.Sequence(open)).put("nowcastTrial", nowcast.tried(triangle, 0).asValue());
        return nowcast.corrected(steps);
    }

    @Override
    Value rows(Value result) {
        return ((Group) result).parts().getOrDefault("points", result);
    }

    private List<AlarmPoint> watch(CountSeries counts) {
        return switch (method) {
            case FARRINGTON -> farrington(counts, Farrington.of(Farrington.Form.ORIGINAL));
            case FLEXIBLE -> farrington(counts, Farrington.of(Farrington.Form.FLEXIBLE));
            case C1 -> ears(counts, Ears.Scheme.C1);
            case C2 -> ears(counts, Ears.Scheme.C2);
            case C3 -> ears(counts, Ears.Scheme.C3);
            case CUSUM -> {
                CumulativeSum sum = new CumulativeSum(reference, limit);
                yield sum.watch(counts, first(counts, sum.needed()));
            }
        };
    }

    private List<AlarmPoint> farrington(CountSeries counts, Farrington usual) {
        Farrington chosen = new Farrington(usual.form(), years != null ? years : usual.years(), window,
                alpha != null ? alpha : usual.alpha(), perYear);
        return chosen.watch(counts, first(counts, chosen.needed()));
    }

    private List<AlarmPoint> ears(CountSeries counts, Ears.Scheme scheme) {
        Ears ears = new Ears(scheme, baseline, alpha != null ? alpha : 0.001, leastDeviation);
        return ears.watch(counts, first(counts, ears.needed()));
    }

    private int first(CountSeries counts, int needed) {
        if (from == null) {
            return needed;
        }
        int at = counts.dates().indexOf(from);
        if (at < 0) {
            throw InputRefused
                    .because("The series has no step of the name given with --from; write it as in the table.");
        }
        return at;
    }
}
