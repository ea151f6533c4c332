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
import org.wwow.backup.statistics.Provenance.Meaning;
import org.wwow.backup.statistics.disclosure.FrequencyTable;
import org.wwow.backup.statistics.disclosure.FrequencyTableReader;
import org.wwow.backup.statistics.disclosure.SuppressedTable;
import org.wwow.backup.statistics.disclosure.Suppression;
import org.wwow.backup.statistics.result.Value;
import org.wwow.backup.statistics.result.Value.Group;

/// `backup suppress`: a table of counts as it may be published. See `docs/methods/suppression.md`.
@Command(name = "suppress", mixinStandardHelpOptions = true, description = "Hides small counts of a table and as many others as keep them hidden.", footer = "%nWhat it assumes and when it must not be used:%ndocs/methods/suppression.md")
public final class SuppressCommand extends PublishingCommand {
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
        if (previous != null && tables.size() > 1) {
            throw InputRefused.because("With --previous give one table at a time.");
        }
        List<FrequencyTable> read = new ArrayList<>();
        for (Path table : tables) {
            read.add(readTable(tables.size() == 1 ? "counts" : "counts " + (read.size() + 1), table));
        }
        List<SuppressedTable> suppressed = previous == null
                ? Suppression.ofLinked(read, rules)
                : List.of(Suppression.of(read.getFirst(), rules, readTable("previous", previous)));
        suppressed.forEach(table -> publish(table.dimensions(), table.counts()));
        List<Value> printed = suppressed.stream().<Value>map(this::print).toList();
        return printed.size() == 1 ? printed.getFirst() : new Value.Sequence(printed);
    }

    private Group print(SuppressedTable suppressed) {
        return Group.empty()
                .put("method", Value.of("suppress"))
                .putAll(suppressed.asValue())
                .put("provenance", provenance("suppress", Optional.empty(), MEANING));
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

    private FrequencyTable readTable(String role, Path file) {
        return counts(role, file, input -> FrequencyTableReader.read(input, within));
    }
}
