package org.wwow.backup.bench;

import java.io.ByteArrayInputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

import org.wwow.backup.statistics.Seed;
import org.wwow.backup.statistics.scan.CountTable;
import org.wwow.backup.statistics.scan.Geography;
import org.wwow.backup.statistics.scan.Geography.Coordinates;
import org.wwow.backup.statistics.scan.Model;
import org.wwow.backup.statistics.scan.Scan;
import org.wwow.backup.statistics.scan.ScanResult;
import org.wwow.backup.statistics.scan.ScanSettings;

/// The purely spatial Poisson scan of synthetic places, beside the plain triple loop on the same machine.
///
/// The budget is 10 000 places, 100 000 cases, 999 replications and half the population within 60 s on two cores, and
/// a tenth of the plain loop's time. Words, all optional: places, cases, replications, replications of the plain loop.
public final class ScanForClusters {
    private static final double PEER_A_REPLICATION = 0.813 / 99;
    private static final int PEER_PLACES = 1_036;

    private final SyntheticPlaces places;
    private final int replications;
    private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);

    private ScanForClusters(SyntheticPlaces places, int replications) {
        this.places = places;
        this.replications = replications;
    }

    /// Runs once and prints one line a figure.
    public static void main(String[] words) {
        int number = word(words, 0, 10_000);
        var bench = new ScanForClusters(SyntheticPlaces.draw(new Seed(7).generator(), number, word(words, 1, 100_000)),
                word(words, 2, 999));
        bench.run(word(words, 3, 4));
    }

    private static int word(String[] words, int at, int usual) {
        return words.length > at ? Integer.parseInt(words[at]) : usual;
    }

    private void run(int plainReplications) {
        Spent first = spent(() -> scan(0));
        Spent ours = spent(() -> scan(replications));
        double each = (ours.processor() - first.processor()) / replications;
        print("all, tables read and neighbours sorted: by the clock", ours.clock(), "s");
        print("the same, processor time", ours.processor(), "s");
        print("of it without replications, processor time", first.processor(), "s");
        print("a replication, processor time", each * 1000, "ms");
        PlainScan plain = PlainScan.of(places);
        double loop = spent(() -> plain.replicate(new Seed(7), plainReplications)).processor() / plainReplications;
        print("a replication of the plain triple loop, processor time", loop * 1000, "ms");
        print("times faster, core for core", loop / each, "");
        print("peer R scan.test, " + PEER_PLACES + " points within a radius, a replication", PEER_A_REPLICATION * 1000,
                "ms");
        print("most likely window: ours", scan(0).clusters().getFirst().logLikelihoodRatio(), "");
        print("most likely window: plain loop", plain.best(places.cases()), "");
    }

    private ScanResult scan(int number) {
        var settings = new ScanSettings(Model.POISSON, ScanSettings.Window.usual(), ScanSettings.Time.usual(),
                new ScanSettings.Chance(number, OptionalInt.empty(), new Seed(1), true));
        return new Scan(settings).of(Geography.read(table(places.geography()), Coordinates.AUTOMATIC),
                CountTable.readCases(table(places.caseTable()), java.util.List.of()),
                Optional.of(CountTable.readPopulation(table(places.populationTable()), java.util.List.of())), 10);
    }

    private static ByteArrayInputStream table(String csv) {
        return new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8));
    }

    /// What work took; on a busy machine the processor time says more than the clock.
    private record Spent(double clock, double processor) {}

    private static Spent spent(Runnable work) {
        long start = System.nanoTime();
        double before = processorSeconds();
        work.run();
        return new Spent((System.nanoTime() - start) / 1e9, processorSeconds() - before);
    }

    private static double processorSeconds() {
        return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO).toMillis() / 1e3;
    }

    private void print(String what, double figure, String unit) {
        out.printf(Locale.ROOT, "%-66s %12.3f %s%n", what, figure, unit);
    }
}
