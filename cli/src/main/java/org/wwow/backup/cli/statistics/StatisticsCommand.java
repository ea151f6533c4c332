package org.wwow.backup.cli.statistics;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.concurrent.Callable;
import java.util.function.Function;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import org.wwow.backup.statistics.InputHash;
import org.wwow.backup.statistics.InputRefused;
import org.wwow.backup.statistics.Provenance;
import org.wwow.backup.statistics.Provenance.Meaning;
import org.wwow.backup.statistics.Seed;
import org.wwow.backup.statistics.result.CsvPrint;
import org.wwow.backup.statistics.result.JsonPrint;
import org.wwow.backup.statistics.result.TextPrint;
import org.wwow.backup.statistics.result.Value;

/// What every statistical command does alike: read a table and hash it, print the result, refuse in one sentence.
abstract class StatisticsCommand implements Callable<Integer> {
    private static final int HELD = 0;
    private static final int WRONG_USE = 2;
    private static final List<String> FORMS = List.of("json", "csv", "hxl", "sdmx");

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(names = "--json", description = "Print JSON in full precision.")
    private boolean json;

    @Option(names = "--csv", description = "Print one CSV row a result; the first says where they come from.")
    private boolean csv;

    private final SequencedMap<String, InputHash> inputs = new LinkedHashMap<>();

    /// A table's content with the hash of its bytes.
    record Read<T>(T content, InputHash hash) {}

    /// Computes the result; refuses with [InputRefused].
    abstract Value compute();

    /// The exit code of a result that could be computed.
    int exitCode(Value result) {
        return HELD;
    }

    /// What `--csv` prints, where that is not the result as a whole.
    Value rows(Value result) {
        return result;
    }

    /// The words of the forms of print that were asked for.
    List<String> forms() {
        List<String> asked = new ArrayList<>();
        if (json) {
            asked.add("--json");
        }
        if (csv) {
            asked.add("--csv");
        }
        return asked;
    }

    private void chooseForm() {
        List<String> asked = forms();
        if (asked.size() > 1) {
            throw InputRefused.because("Choose one of " + String.join(" and ", asked) + ".");
        }
    }

    /// The result in the form asked for.
    String printed(Value result) {
        if (json) {
            return JsonPrint.of(result) + "\n";
        }
        return csv ? CsvPrint.of(Origin.inFirstRow(rows(result), result)) : TextPrint.of(result);
    }

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        try {
            chooseForm();
            Value result = compute();
            out.print(printed(result));
            out.flush();
            return exitCode(result);
        } catch (InputRefused refused) {
            spec.commandLine().getErr().println(refused.getMessage());
            return WRONG_USE;
        } catch (UncheckedIOException unreadable) {
            spec.commandLine().getErr().println("The file could not be read to its end; check the disk and try again.");
            return WRONG_USE;
        }
    }

    /// Reads a file and hashes it on the way.
    static <T> Read<T> read(Path file, Function<InputStream, T> reader) {
        return read(file, InputHash.Stream::new, reader);
    }

    private static <T> Read<T> read(Path file, Function<InputStream, InputHash.Stream> hashing,
            Function<InputStream, T> reader) {
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            throw InputRefused.because("There is no readable file " + file + "; check the name.");
        }
        try (InputHash.Stream stream = hashing.apply(new BufferedInputStream(Files.newInputStream(file)))) {
            T content = reader.apply(stream);
            stream.transferTo(java.io.OutputStream.nullOutputStream());
            return new Read<>(content, stream.hash());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /// Reads a file whose hash stands in the result under `role`; a refusal names the role before the line.
    final <T> T input(String role, Path file, Function<InputStream, T> reader) {
        return input(role, file, InputHash.Stream::new, reader);
    }

    /// The same for a table whose small counts the result hides: a secret goes before it in the hash, so that nobody
    /// can test guesses of them.
    ///
    /// @param salt where the secret is kept; beside the table where it is absent
    final <T> T secretInput(String role, Path file, Optional<Path> salt, Function<InputStream, T> reader) {
        byte[] secret = SaltFile.of(salt.orElseGet(() -> file.resolveSibling(file.getFileName() + ".salt")));
        return input(role, file, stream -> new InputHash.Stream(stream, secret), reader);
    }

    private <T> T input(String role, Path file, Function<InputStream, InputHash.Stream> hashing,
            Function<InputStream, T> reader) {
        try {
            Read<T> table = read(file, hashing, reader);
            inputs.put(role, table.hash());
            return table.content();
        } catch (InputRefused refused) {
            throw refused.in(role);
        }
    }

    /// Where the result comes from: all that [#input] has read, every option, and what the figure means.
    final Value provenance(String method, Optional<Seed> origin, Meaning meaning) {
        return new Provenance(method, origin, settings(), inputs, meaning).asValue();
    }

    /// Every option with the value it has, given or not; the record of a result.
    final SequencedMap<String, Value> settings() {
        SequencedMap<String, Value> settings = new LinkedHashMap<>();
        for (OptionSpec option : spec.options()) {
            String name = option.longestName().replaceFirst("^-+", "");
            Object value = option.getValue();
            if (value != null && !name.equals("help") && !name.equals("version") && !(value instanceof Path)
                    && !FORMS.contains(name)) {
                settings.put(name, Value.of(value.toString()));
            }
        }
        return settings;
    }
}
