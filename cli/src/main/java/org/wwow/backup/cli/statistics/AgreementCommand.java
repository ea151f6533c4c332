package org.wwow.backup.cli.statistics;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import org.wwow.backup.statistics.Provenance.Meaning;
import org.wwow.backup.statistics.Seed;
import org.wwow.backup.statistics.agreement.Alpha;
import org.wwow.backup.statistics.agreement.Codings;
import org.wwow.backup.statistics.result.Value;
import org.wwow.backup.statistics.result.Value.Group;

/// `backup agreement`: whether coders read the same reports alike. See `docs/methods/agreement.md`.
@Command(name = "agreement", mixinStandardHelpOptions = true, description = "Krippendorff's alpha of two or more coders.", footer = "%nWhat it assumes and when it must not be used:%ndocs/methods/agreement.md")
public final class AgreementCommand extends StatisticsCommand {
    private static final Meaning MEANING = new Meaning(
            List.of("The coders worked apart from each other.", "The units are a fair sample of what is coded."),
            List.of("It is not the share of equal answers.", "It does not say that the coders are right."));

    @Parameters(index = "0", paramLabel = "CODINGS.csv", description = "One row a unit, one column a coder; empty for missing.")
    @SuppressWarnings("NullAway.Init")
    private Path codings;

    @Option(names = "--level", defaultValue = "nominal", description = "nominal (default), ordinal or interval.")
    @SuppressWarnings("NullAway.Init")
    private Alpha.Level level;

    @Option(names = "--bootstrap", paramLabel = "N", defaultValue = "1000", description = "Replicates of the interval (default: 1000).")
    private int replicates;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1", description = "The origin of all chance (default: 1).")
    private long seed;

    @Override
    Value compute() {
        Codings table = input("codings", codings, stream -> Codings.read(stream, level != Alpha.Level.NOMINAL));
        Alpha alpha = Alpha.of(table, level, replicates, new Seed(seed));
        return Group.empty()
                .put("method", Value.of("krippendorff alpha"))
                .put("level", Value.of(level.name().toLowerCase(java.util.Locale.ROOT)))
                .put("alpha", Value.of(alpha.alpha()))
                .put("interval", Group.empty()
                        .put("low", Value.of(alpha.interval().low()))
                        .put("high", Value.of(alpha.interval().high()))
                        .put("level", Value.of(alpha.interval().level())))
                .put("coders", Value.of((long) table.coders().size()))
                .put("unitsUsed", Value.of((long) alpha.unitsUsed()))
                .put("pairableValues", Value.of((long) alpha.pairable()))
                .put("provenance", provenance("agreement", Optional.of(new Seed(seed)), MEANING));
    }
}
