package org.wwow.backup.cli.statistics;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import org.wwow.backup.statistics.InputRefused;
import org.wwow.backup.statistics.Provenance;
import org.wwow.backup.statistics.Provenance.Meaning;
import org.wwow.backup.statistics.disclosure.FrequencyTable;
import org.wwow.backup.statistics.disclosure.FrequencyTableReader;
import org.wwow.backup.statistics.disclosure.SuppressedTable;
import org.wwow.backup.statistics.disclosure.Suppression;
import org.wwow.backup.statistics.result.Value;
import org.wwow.backup.statistics.result.Value.Group;

/// `backup suppress`: a table of counts as it may be published. See `docs/methods/what-may-be-published.md`.
@Command(name = "suppress", mixinStandardHelpOptions = true, description = "Hides small counts of a table and as many others as keep them hidden.")
public final class SuppressCommand extends StatisticsCommand {
    private static final Meaning MEANING = new Meaning(
            List.of("The attacker knows every published cell, all sums, and that no count is negative.",
                    "Each person is counted once in the table.",
                    "No other table of the same persons is published beside this one, unless it was given."),
            List.of("A suppressed cell is not zero and not missing.",
                    "It does not protect what somebody already knows about a person."));

    @Parameters(arity = "1..*", paramLabel = "TABLE.csv", description = "Long with a column count, or wide with one row a category; several tables of the same persons together.")
    private List<Path> tables = new ArrayList<>();

    @Option(names = "--threshold", paramLabel = "N", defaultValue = "5", description = "Counts from 1 below it are hidden (default: 5).")
    private long threshold;

    @Option(names = "--protect", paramLabel = "N", defaultValue = "3", description = "The least width of what can be worked out about a small count (default: 3).")
    private long protect;

    @Option(names = "--within", paramLabel = "INNER=OUTER", description = "A column that lies within another, as district=region.")
    private Map<String, String> within = new LinkedHashMap<>();

    @Option(names = "--previous", paramLabel = "EARLIER.csv", description = "The same cells at the earlier release.")
    private @Nullable Path previous;

    @Option(names = "--groups", description = "Also hide a cell that holds all, or all but one, of a total.")
    private boolean groups;

    @Option(names = "--cost", defaultValue = "cells", description = "cells (default) or values: what to hide as little of as possible.")
    @SuppressWarnings("NullAway.Init")
    private Suppression.Cost cost;

    @Option(names = "--solver", defaultValue = "automatic", description = "automatic (default), optimal or heuristic.")
    @SuppressWarnings("NullAway.Init")
    private Suppression.Solver solver;

    @Override
    Value compute() {
        Suppression.Rules rules = new Suppression.Rules(threshold, protect, groups, cost, solver);
        List<FrequencyTable> counts = tables.stream().map(this::readTable).toList();
        if (previous != null && counts.size() > 1) {
            throw InputRefused.because("With --previous give one table at a time.");
        }
        List<SuppressedTable> suppressed = previous == null
                ? Suppression.ofLinked(counts, rules)
                : List.of(Suppression.of(counts.getFirst(), rules, readTable(previous)));
        List<Value> printed = suppressed.stream().<Value>map(this::print).toList();
        return printed.size() == 1 ? printed.getFirst() : new Value.Sequence(printed);
    }

    private Group print(SuppressedTable suppressed) {
        return Group.empty()
                .put("method", Value.of("suppress"))
                .putAll(suppressed.asValue())
                .put("provenance",
                        new Provenance("suppress", Optional.empty(), settings(), new LinkedHashMap<>(), MEANING)
                                .asValue());
    }

    @Override
    Value rows(Value result) {
        return result instanceof Group group
                ? group.parts().getOrDefault("cells", result)
                : new Value.Sequence(((Value.Sequence) result).parts()
                        .stream()
                        .flatMap(part -> ((Value.Sequence) rows(part)).parts().stream())
                        .toList());
    }

    private FrequencyTable readTable(Path file) {
        return read(file, input -> FrequencyTableReader.read(input, within)).content();
    }
}
