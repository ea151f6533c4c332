package org.wwow.backup.cli.statistics;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import org.wwow.backup.statistics.InputRefused;
import org.wwow.backup.statistics.Provenance.Meaning;
import org.wwow.backup.statistics.Seed;
import org.wwow.backup.statistics.forecast.AreaForecast;
import org.wwow.backup.statistics.forecast.AreaPanel;
import org.wwow.backup.statistics.forecast.AreaUnit;
import org.wwow.backup.statistics.forecast.Audience;
import org.wwow.backup.statistics.forecast.EventTable;
import org.wwow.backup.statistics.forecast.Horizon;
import org.wwow.backup.statistics.forecast.Trial;
import org.wwow.backup.statistics.result.CsvPrint;
import org.wwow.backup.statistics.result.JsonPrint;
import org.wwow.backup.statistics.result.Value;
import org.wwow.backup.statistics.result.Value.Group;

/// `backup forecast`: tries itself on the past, then forecasts counts. See `docs/methods/forecast.md`.
@Command(name = "forecast", mixinStandardHelpOptions = true, description = "Forecasts counts by area and month, after it tried itself on the past; shows a baseline where it does not beat it.", footer = "%nWhat it assumes and when it must not be used:%ndocs/methods/forecast.md")
public final class ForecastCommand extends StatisticsCommand {
    private static final Meaning MEANING = new Meaning(
            List.of("What is reported next follows from what was reported before: reporting does not change.",
                    "No report was prompted by a forecast or an alert, or it is marked in the column prompted.",
                    "The data are complete up to their last day."),
            List.of("It foresees reports, not violence, and where nobody can report it foresees nothing.",
                    "It says nothing of any person, group or perpetrator.",
                    "A low figure is no sign of safety."));
    private static final String SWITCH = "BACKUP_FORECAST";

    private List<Trial> scored = List.of();
    private final Clock clock;
    private final Map<String, String> environment;

    @Option(names = "--events", required = true, paramLabel = "E.csv", description = "Columns date (or date_start) and adm1 or h3; if there are any id, date_end, latitude, longitude, prompted.")
    @SuppressWarnings("NullAway.Init")
    private Path events;

    @Option(names = "--horizon", defaultValue = "1m", paramLabel = "3m|28d", description = "How far to look: months, or a multiple of 28 days (default: 1m).")
    @SuppressWarnings("NullAway.Init")
    private String horizon;

    @Option(names = "--unit", defaultValue = "adm1", description = "adm1 (default) or h3, cells of resolution 3.")
    @SuppressWarnings("NullAway.Init")
    private AreaUnit unit;

    @Option(names = "--sum", defaultValue = "", paramLabel = "COLUMN", description = "Sum this column instead of counting events.")
    @SuppressWarnings("NullAway.Init")
    private String sum;

    @Option(names = "--until", paramLabel = "DATE", description = "The last day the data are complete for (default: the last event's).")
    private @Nullable LocalDate until;

    @Option(names = "--backtest", description = "Print the trial only.")
    private boolean backtest;

    @Option(names = "--tested", defaultValue = "24", paramLabel = "N", description = "Steps the trial covers (default: 24).")
    private int tested;

    @Option(names = "--audience", defaultValue = "everybody", description = "everybody (default): the whole country's trend; protection: areas, with --review and --record.")
    @SuppressWarnings("NullAway.Init")
    private Reader audience;

    @Option(names = "--review", defaultValue = "", paramLabel = "REF", description = "The reference of the review a person made before areas are shown.")
    @SuppressWarnings("NullAway.Init")
    private String review;

    @Option(names = "--record", paramLabel = "FILE.csv", description = "Where it is written down that areas were shown.")
    private @Nullable Path register;

    @Option(names = "--seed", defaultValue = "1", paramLabel = "N", description = "Seed of the randomised transform (default: 1).")
    private long seed;

    @Option(names = "--serial", description = "Compute in one thread; the figures are the same.")
    private boolean serial;

    /// Who will read it.
    public enum Reader {
        /// The public.
        EVERYBODY,
        /// Vetted protection actors.
        PROTECTION
    }

    /// The command on the system's clock and environment.
    public ForecastCommand() {
        this(Clock.systemUTC(), System.getenv());
    }

    ForecastCommand(Clock clock, Map<String, String> environment) {
        this.clock = clock;
        this.environment = environment;
    }

    @Override
    Value compute() {
        if ("off".equalsIgnoreCase(environment.getOrDefault(SWITCH, ""))) {
            throw InputRefused
                    .because("Forecasts are switched off here (" + SWITCH + "=off); ask who switched them off.");
        }
        Horizon chosen = Horizon.parse(horizon);
        EventTable table = input("events", events, stream -> EventTable.read(stream, unit, sum));
        LocalDate last = until != null ? until : table.lastDay();
        AreaPanel counts = AreaPanel.of(table, chosen, last);
        Audience readers = readers();
        AreaForecast forecast = AreaForecast.of(counts, last, readers,
                new AreaForecast.Settings(tested, new Seed(seed), !serial));
        Group result = Group.empty()
                .put("method", Value.of("forecast"))
                .put("audience", Value.of(readers.label()))
                .put("dataUntil", Value.of(last.toString()))
                .put("withoutArea", Value.of((long) counts.withoutArea()))
                .put("prompted", Value.of((long) table.prompted()))
                .put("trials", forecast.trialsAsValue());
        if (!backtest) {
            result.put("forecasts", forecast.rowsAsValue());
        }
        scored = forecast.trials();
        result.put("provenance", provenance("forecast", Optional.of(new Seed(seed)), MEANING));
        if (audience == Reader.PROTECTION && !backtest) {
            write(result);
        }
        return result;
    }

    @Override
    Value rows(Value result) {
        if (!backtest) {
            return ((Group) result).parts().getOrDefault("forecasts", result);
        }
        return new Value.Sequence(scored.stream().flatMap(trial -> trial.asRows().stream()).toList());
    }

    private Audience readers() {
        return switch (audience) {
            case EVERYBODY -> new Audience.Everybody();
            case PROTECTION -> {
                if (!backtest && register == null) {
                    throw InputRefused
                            .because("Areas are shown only where it is written down; give a file with --record.");
                }
                yield new Audience.Protection(review, LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
            }
        };
    }

    /// One line for each time areas were shown, before they are: when, by which review, and the result's hash.
    private void write(Group result) {
        Path file = java.util.Objects.requireNonNull(register);
        StringBuilder line = new StringBuilder();
        try {
            if (!Files.exists(file)) {
                CsvPrint.writeLine(List.of("shown", "review", "dataUntil", "sha256"), line);
            }
            String hash = HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256")
                            .digest(JsonPrint.of(result).getBytes(StandardCharsets.UTF_8)));
            List<String> cells = new ArrayList<>(List.of(clock.instant().toString(), review));
            cells.add(((Value.Text) result.parts().getOrDefault("dataUntil", Value.of(""))).text());
            cells.add(hash);
            CsvPrint.writeLine(cells, line);
            Files.writeString(file, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND,
                    StandardOpenOption.SYNC);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException("Every Java runtime has SHA-256.", absent);
        }
    }
}
