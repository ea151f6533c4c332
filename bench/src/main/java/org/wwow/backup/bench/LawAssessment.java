package org.wwow.backup.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
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

import org.wwow.backup.law.Account;
import org.wwow.backup.law.AccountReader;
import org.wwow.backup.law.Assessment;
import org.wwow.backup.law.EntryAssessment;
import org.wwow.backup.law.InstrumentAssessment;
import org.wwow.backup.law.InstrumentReader;
import org.wwow.backup.law.Library;
import org.wwow.backup.law.Questions;
import org.wwow.backup.law.Status;
import org.wwow.backup.law.form.JsonNodes;
import org.wwow.backup.law.form.Node;

/// How many assessments one core makes a second against all instruments, with what stands behind and against each row.
///
/// The limit is 10 000. Run from the project's root: `java -cp 'bench/target/bench.jar:bench/target/lib/*'
/// org.wwow.backup.bench.LawAssessment`; with `org.openjdk.jmh.Main LawAssessment` in its place JMH measures the same by
/// the wall's clock.
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
    private static final int ROUNDS = 8;
    private static final long NANOSECONDS = 1_000_000_000;

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

    /// Prints the figure beside its limit, by the processor's clock: on a busy machine the wall's says little.
    public static void main(String[] words) throws IOException {
        LawAssessment bench = new LawAssessment();
        bench.read();
        double best = 0;
        for (int round = 0; round < ROUNDS; round++) {
            best = Math.max(best, bench.assessmentsOfOneSecond());
        }
        System.out.println(
                String.format(Locale.ROOT, "%.0f assessments a second of one core; limit %.0f: %s", best, LIMIT,
                        best >= LIMIT ? "held" : "missed"));
    }

    private double assessmentsOfOneSecond() {
        ThreadMXBean clock = ManagementFactory.getThreadMXBean();
        long began = clock.getCurrentThreadCpuTime();
        long assessed = 0;
        long used = 0;
        long kinds = 0;
        long documented = 0;
        while (used < NANOSECONDS) {
            for (Account account : accounts) {
                for (InstrumentAssessment instrument : library.assess(account).instruments()) {
                    kinds += instrument.kinds().size();
                    for (EntryAssessment crime : instrument.crimes()) {
                        documented += crime.status() == Status.DOCUMENTED ? 1 : 0;
                    }
                }
                assessed++;
            }
            used = clock.getCurrentThreadCpuTime() - began;
        }
        if (kinds == 0 || documented > assessed * PROFILES * kinds) {
            throw new IllegalStateException("Nothing was assessed.");
        }
        return assessed * (double) NANOSECONDS / used;
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
