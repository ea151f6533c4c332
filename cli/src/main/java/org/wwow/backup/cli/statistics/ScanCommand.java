package org.wwow.backup.cli.statistics;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import org.wwow.backup.statistics.InputRefused;
import org.wwow.backup.statistics.Provenance.Meaning;
import org.wwow.backup.statistics.Seed;
import org.wwow.backup.statistics.result.Value;
import org.wwow.backup.statistics.result.Value.Group;
import org.wwow.backup.statistics.scan.CountTable;
import org.wwow.backup.statistics.scan.Geography;
import org.wwow.backup.statistics.scan.Geography.Coordinates;
import org.wwow.backup.statistics.scan.Model;
import org.wwow.backup.statistics.scan.Scan;
import org.wwow.backup.statistics.scan.ScanSettings;

/// `backup scan`: where and when cases cluster. See `docs/methods/where-it-clusters.md`.
@Command(name = "scan", mixinStandardHelpOptions = true, description = "Looks for areas and times with more cases than elsewhere.", footer = "%nWhat it assumes and when it must not be used:%ndocs/methods/where-it-clusters.md")
public final class ScanCommand extends StatisticsCommand {
    private static final Meaning MEANING = new Meaning(
            List.of("Every case was as likely to be recorded in one place, and at one time, as in another.",
                    "Without a cluster, cases do not bring further cases.",
                    "The largest window was chosen before looking at the data."),
            List.of("A cluster of reports is not yet one of violence.",
                    "No cluster is no sign of safety.",
                    "Its edge is not exact: neighbouring places may belong to it, members may not.",
                    "It has not passed disclosure control: publish no cluster that points at persons."));

    @Option(names = "--cases", required = true, paramLabel = "C.csv", description = "Place, cases, and where needed date or year and covariates.")
    @SuppressWarnings("NullAway.Init")
    private Path cases;

    @Option(names = "--population", paramLabel = "P.csv", description = "Place, population (or controls), and where it changes the year; not for permutation.")
    private @Nullable Path population;

    @Option(names = "--geo", required = true, paramLabel = "G.csv", description = "Place with x and y, or latitude and longitude.")
    @SuppressWarnings("NullAway.Init")
    private Path geography;

    @Option(names = "--model", required = true, description = "poisson, bernoulli, permutation or space-time.")
    @SuppressWarnings("NullAway.Init")
    private String model;

    @Option(names = "--coordinates", defaultValue = "automatic", description = "automatic (default: by the columns' names), plane or globe.")
    @SuppressWarnings("NullAway.Init")
    private Coordinates coordinates;

    @Option(names = "--max-population", paramLabel = "SHARE", defaultValue = "0.5", description = "The largest share of the population in a window (default: 0.5).")
    private double maxPopulation;

    @Option(names = "--max-radius", paramLabel = "R", description = "The largest radius: kilometres, or units of the plane.")
    private @Nullable Double maxRadius;

    @Option(names = "--min-cases", paramLabel = "N", defaultValue = "2", description = "Fewer are no cluster (default: 2).")
    private int leastCases;

    @Option(names = "--ellipses", description = "Scan ellipses beside circles.")
    private boolean ellipses;

    @Option(names = "--ellipse-penalty", paramLabel = "A", defaultValue = "0.5", description = "0 none, 0.5 medium (default), 1 strong.")
    private double penalty;

    @Option(names = "--covariate", paramLabel = "COLUMN", description = "Compare like with like: a column of both tables; may be repeated.")
    private List<String> covariates = new ArrayList<>();

    @Option(names = "--prospective", description = "Only clusters that still last at the end of the period.")
    private boolean prospective;

    @Option(names = "--max-duration", paramLabel = "STEPS", description = "The longest cluster (default: half of the period).")
    private @Nullable Integer longest;

    @Option(names = "--interval", paramLabel = "N", defaultValue = "1", description = "Days or years in a step (default: 1).")
    private int interval;

    @Option(names = "--from", paramLabel = "DATE", description = "The study period's first day or year (default: of the first case).")
    private @Nullable String from;

    @Option(names = "--to", paramLabel = "DATE", description = "Its last day or year (default: of the last case).")
    private @Nullable String to;

    @Option(names = "--replications", paramLabel = "N", defaultValue = "999", description = "Sets of cases drawn by chance (default: 999).")
    private int replications;

    @Option(names = "--stop-after", paramLabel = "N", description = "Stop once so many of them reach the first cluster.")
    private @Nullable Integer stopAfter;

    @Option(names = "--clusters", paramLabel = "N", defaultValue = "10", description = "The most clusters reported (default: 10).")
    private int most;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1", description = "The origin of all chance (default: 1).")
    private long seed;

    @Override
    Value compute() {
        ScanSettings settings = scanSettings();
        if (most < 1) {
            throw InputRefused.because("--clusters must be 1 or more.");
        }
        if (settings.model() == Model.BERNOULLI && !covariates.isEmpty()) {
            throw InputRefused.because("The Bernoulli model takes no covariates; scan each group for itself.");
        }
        Geography places = input("geo", geography, stream -> Geography.read(stream, coordinates));
        CountTable counted = input("cases", cases, stream -> CountTable.readCases(stream, covariates));
        Optional<CountTable> persons = settings.model().needsPopulation()
                ? Optional.ofNullable(population)
                        .map(file -> input("population", file,
                                stream -> CountTable.readPopulation(stream, covariates)))
                : Optional.empty();
        Group result = new Scan(settings).of(places, counted, persons, most).asValue();
        return result.put("provenance",
                provenance("scan " + settings.model().word(), Optional.of(new Seed(seed)), MEANING));
    }

    @Override
    Value rows(Value result) {
        return ((Group) result).parts().getOrDefault("clusters", result);
    }

    private ScanSettings scanSettings() {
        ScanSettings.Window window = new ScanSettings.Window(maxPopulation,
                maxRadius == null ? OptionalDouble.empty() : OptionalDouble.of(maxRadius), leastCases,
                ellipses ? OptionalDouble.of(penalty) : OptionalDouble.empty());
        ScanSettings.Time time = new ScanSettings.Time(prospective,
                longest == null ? OptionalInt.empty() : OptionalInt.of(longest), interval, Optional.ofNullable(from),
                Optional.ofNullable(to));
        ScanSettings.Chance chance = new ScanSettings.Chance(replications,
                stopAfter == null ? OptionalInt.empty() : OptionalInt.of(stopAfter), new Seed(seed), true);
        return new ScanSettings(named(model), window, time, chance);
    }

    private static Model named(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "poisson" -> Model.POISSON;
            case "bernoulli" -> Model.BERNOULLI;
            case "permutation", "space-time-permutation" -> Model.PERMUTATION;
            case "space-time", "space-time-poisson" -> Model.SPACE_TIME;
            default -> throw InputRefused.because("--model is poisson, bernoulli, permutation or space-time.");
        };
    }
}
