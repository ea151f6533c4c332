package org.wwow.backup.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

import org.wwow.backup.law.Account;
import org.wwow.backup.law.AccountReader;
import org.wwow.backup.law.Assessment;
import org.wwow.backup.law.InstrumentAssessment;
import org.wwow.backup.law.InstrumentReader;
import org.wwow.backup.law.Library;
import org.wwow.backup.law.Questions;
import org.wwow.backup.law.form.JsonNodes;
import org.wwow.backup.law.form.Node;

/// How many assessments one core makes a second against all instruments, with what stands behind and against each row.
///
/// The limit is 10 000. Run from the project's root: `java -cp 'bench/target/bench.jar:bench/target/lib/*'
/// org.wwow.backup.bench.LawAssessment`.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Threads(1)
@Fork(value = 1, jvmArgsAppend = {"-XX:+UseSerialGC", "-Xmx128m"})
public class LawAssessment {
    private static final double LIMIT = 10_000;
    private static final int PROFILES = 8;

    private final List<Account> accounts = new ArrayList<>();
    private Library library = Library.of(Questions.read(List.of()).value(), List.of());

    /// Reads the project's own instruments and profiles.
    @Setup
    public void read() throws IOException {
        Path domain = Path.of(System.getProperty("backup.domain", "domain"));
        Questions questions = Questions.read(nodes(domain.resolve("questionnaires"))).value();
        library = Library.of(questions, nodes(domain.resolve("legal")).stream()
                .map(node -> InstrumentReader.read(node, questions).value())
                .toList());
        for (Node profile : nodes(domain.resolve("legal/profiles"))) {
            accounts.add(AccountReader.read(profile, library).value());
        }
        if (accounts.size() != PROFILES) {
            throw new IllegalStateException("Expected " + PROFILES + " profiles, found " + accounts.size() + ".");
        }
    }

    /// All profiles under all instruments: every row with its grounds, every crime with its status, every kind.
    @Benchmark
    @OperationsPerInvocation(PROFILES)
    public void everyProfileUnderEveryInstrument(Blackhole seen) {
        for (Account account : accounts) {
            Assessment assessment = library.assess(account);
            for (InstrumentAssessment instrument : assessment.instruments()) {
                instrument.crimes().forEach(crime -> seen.consume(crime.status()));
                seen.consume(instrument.kinds());
            }
        }
    }

    /// Prints the figure beside its limit.
    public static void main(String[] words) throws RunnerException {
        for (RunResult result : new Runner(new OptionsBuilder().include(LawAssessment.class.getName()).build()).run()) {
            double figure = result.getPrimaryResult().getScore();
            System.out
                    .println(String.format(Locale.ROOT, "%.0f assessments a second on one core; limit %.0f: %s", figure,
                            LIMIT, figure >= LIMIT ? "held" : "missed"));
        }
    }

    private static List<Node> nodes(Path folder) throws IOException {
        List<Node> nodes = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(one -> one.toString().endsWith(".json")).sorted().toList()) {
                nodes.add(JsonNodes.read(Files.readAllBytes(file)));
            }
        }
        return nodes;
    }
}
