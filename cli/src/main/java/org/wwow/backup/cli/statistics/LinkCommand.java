package org.wwow.backup.cli.statistics;

import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import org.wwow.backup.statistics.InputRefused;
import org.wwow.backup.statistics.Provenance.Meaning;
import org.wwow.backup.statistics.Seed;
import org.wwow.backup.statistics.linkage.Linkage;
import org.wwow.backup.statistics.linkage.Linkage.Grouping;
import org.wwow.backup.statistics.linkage.LinkageResult;
import org.wwow.backup.statistics.linkage.PersonTable;
import org.wwow.backup.statistics.linkage.Schema;
import org.wwow.backup.statistics.linkage.Unlinked;
import org.wwow.backup.statistics.linkage.encode.EncodedTable;
import org.wwow.backup.statistics.result.Value;
import org.wwow.backup.statistics.result.Value.Group;
import org.wwow.backup.statistics.table.CsvReader;

/// `backup link`: records of the same person in one table or two. See `docs/methods/same-person-twice.md`.
@Command(name = "link", mixinStandardHelpOptions = true, subcommands = LinkEncodeCommand.class, description = "Finds records of the same person in one table, or in two.", footer = "%nWhat it assumes and when it must not be used:%ndocs/methods/same-person-twice.md")
public final class LinkCommand extends StatisticsCommand {
    private static final Meaning MEANING = new Meaning(
            List.of("For pairs of one person, and for pairs of two, the fields err independently of each other.",
                    "What is missing is missing regardless of who the person is.",
                    "A record has one other of its person as a rule: persons with many records are few.",
                    "Every pair of one person agrees by key in at least one pass."),
            List.of("A link is no proof: it is a suggestion with its reasons, and no report may be merged by it unseen.",
                    "A probability is the model's; fields that err together make it too sure of itself.",
                    "Unlinked is not different: what was never compared, or is missing, cannot be found.",
                    "The expected errors are the model's too, and the missed ones only those among pairs compared."));

    @Option(names = "--a", paramLabel = "A.csv", description = "A table of persons, or of encodings.")
    private @Nullable Path a;

    @Option(names = "--b", paramLabel = "B.csv", description = "A second one; without it duplicates are searched in the first.")
    private @Nullable Path b;

    @Option(names = "--schema", paramLabel = "S.json", description = "What the columns hold (default: guessed from their names).")
    private @Nullable Path schema;

    @Option(names = "--grouping", paramLabel = "HOW", description = "Of two tables: one_to_one (default) or groups, where they hold duplicates themselves.")
    private @Nullable Grouping grouping;

    @Option(names = "--unlink", paramLabel = "U.csv", description = "Links taken back: columns one and other, as printed.")
    private @Nullable Path unlink;

    @Option(names = "--false-links", paramLabel = "P", defaultValue = "0.01", description = "Expected share of false links allowed (default: 0.01).")
    private double falseLinks;

    @Option(names = "--missed", paramLabel = "P", defaultValue = "0.01", description = "Expected share of pairs of one person left out of the review (default: 0.01).")
    private double missed;

    @Option(names = "--sample", paramLabel = "N", defaultValue = "400000", description = "Pairs outside the blocks the model is fitted to (default: 400000).")
    private int sample;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1", description = "The origin of all chance (default: 1).")
    private long seed;

    @Override
    Value compute() {
        if (a == null) {
            throw InputRefused.because("Name a table of persons with --a.");
        }
        Grouping chosen = chosenGrouping();
        Optional<Schema> given = Optional.ofNullable(schema).map(file -> input("schema", file, LinkSchema::read));
        PersonTable first = table("a", a, given);
        Optional<PersonTable> second = Optional.ofNullable(b).map(file -> table("b", file, given));
        Unlinked taken = unlink == null ? Unlinked.NONE : input("unlink", unlink, Unlinked::read);
        Linkage linkage = new Linkage(new Linkage.Settings(chosen, falseLinks, missed, sample, new Seed(seed)));
        LinkageResult result = linkage.link(first, second, taken);
        return Group.empty()
                .put("method", Value.of("fellegi-sunter"))
                .put("grouping", Value.of(chosen.name().toLowerCase(java.util.Locale.ROOT)))
                .put("fields", Value.ofTexts(first.features().stream().map(feature -> feature.name()).toList()))
                .put("unreadTakenForMissing", Value.of(first.unread() + second.map(PersonTable::unread).orElse(0L)))
                .putAll(result.asValue())
                .put("provenance", provenance("link", Optional.of(new Seed(seed)), MEANING));
    }

    @Override
    Value rows(Value result) {
        return LinkageResult.rows((Group) result);
    }

    private Grouping chosenGrouping() {
        if (b == null) {
            if (grouping != null && grouping != Grouping.DUPLICATES) {
                throw InputRefused.because("Without --b only duplicates can be searched.");
            }
            return Grouping.DUPLICATES;
        }
        if (grouping == Grouping.DUPLICATES) {
            throw InputRefused.because("With --b the grouping is one_to_one or groups.");
        }
        return grouping == null ? Grouping.ONE_TO_ONE : grouping;
    }

    private PersonTable table(String role, Path file, Optional<Schema> given) {
        boolean encoded = EncodedTable.isEncoded(read(file, input -> CsvReader.open(input).names()).content());
        if (encoded && given.isPresent()) {
            throw InputRefused.because("The table " + role + " holds encodings; they need no schema.");
        }
        Function<InputStream, PersonTable> reader = encoded
                ? EncodedTable::read
                : input -> PersonTable.read(input, names -> given.orElseGet(() -> Schema.guess(names)));
        return input(role, file, reader);
    }
}
