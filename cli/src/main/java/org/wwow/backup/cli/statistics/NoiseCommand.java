package org.wwow.backup.cli.statistics;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import org.wwow.backup.statistics.Provenance.Meaning;
import org.wwow.backup.statistics.disclosure.FrequencyTable;
import org.wwow.backup.statistics.disclosure.FrequencyTableReader;
import org.wwow.backup.statistics.disclosure.NoiseBudget;
import org.wwow.backup.statistics.disclosure.PublishableCount;
import org.wwow.backup.statistics.result.Value;
import org.wwow.backup.statistics.result.Value.Group;

/// `backup noise`: a table of counts with exact discrete Laplace noise, paid from a budget that refuses.
/// See `docs/methods/noise.md`.
@Command(name = "noise", mixinStandardHelpOptions = true, description = "Adds noise to a table of counts and pays for it from a budget.", footer = "%nWhat it assumes and when it must not be used:%ndocs/methods/noise.md")
public final class NoiseCommand extends PublishingCommand {
    private static final Meaning MEANING = new Meaning(
            List.of("A person adds at most 1 to each of at most so many counts as were named.",
                    "All releases about the same persons are paid from the same ledger."),
            List.of("It is not the true count; read it with its standard deviation.",
                    "It cannot be drawn again: that would wash the noise out."));

    @Parameters(index = "0", paramLabel = "TABLE.csv", description = "Long with a column count, or wide with one row a category.")
    @SuppressWarnings("NullAway.Init")
    private Path table;

    @Option(names = "--ledger", required = true, paramLabel = "FILE.csv", description = "What was spent so far; made when missing.")
    @SuppressWarnings("NullAway.Init")
    private Path ledger;

    @Option(names = "--release", required = true, paramLabel = "NAME", description = "The release's name, used once.")
    @SuppressWarnings("NullAway.Init")
    private String release;

    @Option(names = "--epsilon", required = true, paramLabel = "E", description = "What the release may tell about one person.")
    @SuppressWarnings("NullAway.Init")
    private BigDecimal epsilon;

    @Option(names = "--budget", paramLabel = "E", description = "Epsilon of all releases together; needed with a new ledger.")
    private @Nullable BigDecimal budget;

    @Option(names = "--touches", paramLabel = "N", defaultValue = "1", description = "The most counts one person is in (default: 1).")
    private int touches;

    @Option(names = "--within", paramLabel = "INNER=OUTER", description = "A column that lies within another, as district=region.")
    private Map<String, String> within = new LinkedHashMap<>();

    @Override
    Value compute() {
        NoiseBudget.Paid paid = new NoiseBudget.Paid(release, epsilon, touches);
        FrequencyTable counts = counts("counts", table, input -> FrequencyTableReader.read(input, within));
        return NoiseLedger.spend(ledger, budget, paid, account -> {
            List<Value> cells = new ArrayList<>();
            List<PublishableCount> noisy = account.publish(paid, counts, new SecureRandom());
            publish(counts.dimensions(), noisy);
            for (PublishableCount count : noisy) {
                cells.add(count.asValue(counts.dimensions()));
            }
            return Group.empty()
                    .put("method", Value.of("noise"))
                    .put("cells", new Value.Sequence(cells))
                    .put("budget", account.asValue())
                    .put("provenance", provenance("noise", Optional.empty(), MEANING));
        });
    }

    @Override
    Value rows(Value result) {
        return ((Group) result).parts().getOrDefault("cells", result);
    }
}
