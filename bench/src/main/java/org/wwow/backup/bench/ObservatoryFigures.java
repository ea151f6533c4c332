package org.wwow.backup.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import org.apache.commons.rng.UniformRandomProvider;

import org.wwow.backup.statistics.Seed;
import org.wwow.backup.statistics.alarm.CountSeries;
import org.wwow.backup.statistics.alarm.CumulativeSum;
import org.wwow.backup.statistics.alarm.Farrington;
import org.wwow.backup.statistics.capture.CaptureStudy;
import org.wwow.backup.statistics.capture.CaptureTable;
import org.wwow.backup.statistics.capture.graphs.GraphAverage;
import org.wwow.backup.statistics.capture.latent.LatentClasses;
import org.wwow.backup.statistics.capture.loglinear.ClosedModels;
import org.wwow.backup.statistics.disclosure.FrequencyTable;
import org.wwow.backup.statistics.disclosure.FrequencyTableReader;
import org.wwow.backup.statistics.disclosure.Suppression;
import org.wwow.backup.statistics.forecast.AreaForecast;
import org.wwow.backup.statistics.forecast.AreaPanel;
import org.wwow.backup.statistics.forecast.AreaUnit;
import org.wwow.backup.statistics.forecast.Audience;
import org.wwow.backup.statistics.forecast.Density;
import org.wwow.backup.statistics.forecast.EventTable;
import org.wwow.backup.statistics.forecast.Excitation;
import org.wwow.backup.statistics.forecast.Horizon;

/// What the observatory's methods cost in CPU time of all their threads, beside what their peers in R took on the machine of the
/// figures in `docs/figures.md`.
///
/// Each figure is the best of its repetitions after as many to warm up. One word: the folder `vectors/statistics`. Peers
/// without a figure are left empty rather than guessed.
public final class ObservatoryFigures {
    private static final double NONE = Double.NaN;

    private final Path vectors;
    private final PrintStream out;

    private ObservatoryFigures(Path vectors, PrintStream out) {
        this.vectors = vectors;
        this.out = out;
    }

    /// Prints one line a figure.
    public static void main(String[] words) {
        var figures = new ObservatoryFigures(Path.of(words[0]),
                new PrintStream(System.out, true, StandardCharsets.UTF_8));
        figures.howMany();
        figures.whatMayBePublished();
        figures.alarms();
        figures.forecasts();
    }

    private void howMany() {
        CaptureTable kosovo = read("mse-lists/kosovo.csv", ObservatoryFigures::table);
        CaptureTable hepatitis = read("mse-lists/hav-taiwan-3lists.csv", ObservatoryFigures::table);
        print("closed models, hepatitis A (peer: 8 by glm)", 0.008, 20, () -> ClosedModels.of(hepatitis));
        var graphs = new GraphAverage.Settings(Optional.of(1 / 16.0), Optional.of(20_000));
        print("dga, Kosovo, 61 graphs x 20 000", 0.07, 5, () -> GraphAverage.of(kosovo, graphs));
        var sweeps = new LatentClasses.Run(2, 5_000, 500, 100);
        print("LCMCR, Kosovo, 110 000 sweeps", 3.8, 1,
                () -> LatentClasses.sample(kosovo, LatentClasses.Prior.of(10), sweeps, new Seed(1)));
    }

    private static CaptureTable table(InputStream input) {
        return CaptureStudy.read(input).tables().firstEntry().getValue();
    }

    private void whatMayBePublished() {
        UniformRandomProvider random = new Seed(12).generator();
        StringBuilder csv = new StringBuilder("row,a,b,c,d,e,f,g");
        for (int row = 0; row < 6; row++) {
            csv.append("\nr").append(row);
            for (int column = 0; column < 7; column++) {
                csv.append(',').append(random.nextInt(5) == 0 ? random.nextInt(5) : 5 + random.nextInt(60));
            }
        }
        FrequencyTable table = FrequencyTableReader
                .read(new java.io.ByteArrayInputStream(csv.toString().getBytes(StandardCharsets.UTF_8)), Map.of());
        print("suppression, 6 x 7, optimum with audit", NONE, 2, () -> Suppression.of(table, Suppression.Rules.USUAL));
    }

    private void alarms() {
        CountSeries agona = read("earlywarning-counts/salmonella-agona.csv", CountSeries::read);
        int weeks = agona.size() - 52;
        print("farrington, 52 weeks", 0.172, 20,
                () -> new Farrington(Farrington.Form.ORIGINAL, 4, 3, 0.05, 52).watch(agona, weeks));
        print("farrington flexible, 52 weeks (peer: Newport)", 0.679, 10,
                () -> new Farrington(Farrington.Form.FLEXIBLE, 4, 3, 0.05, 52).watch(agona, weeks));
        print("cusum, 52 weeks", 0.0015, 50, () -> new CumulativeSum(1.04, 2.26).watch(agona, weeks));
    }

    private void forecasts() {
        UniformRandomProvider random = new Seed(7).generator();
        List<Density.Point> points = new ArrayList<>();
        for (int at = 0; at < 1036; at++) {
            points.add(new Density.Point(random.nextDouble(), random.nextDouble()));
        }
        var frame = new Density.Frame(new Density.Point(0, 0), new Density.Point(1, 1));
        print("kernel density, 1 036 points, 128 x 128", 0.024, 20,
                () -> Density.of(points, frame, 0.1).onGrid(frame, 128, 128));
        double[] times = new double[100_000];
        for (int at = 1; at < times.length; at++) {
            times[at] = times[at - 1] - Math.log(1 - random.nextDouble());
        }
        var excitation = new Excitation(0.5, 0.5, 2);
        print("likelihood of 100 000 self-exciting events", NONE, 20,
                () -> excitation.logLikelihood(times, times[times.length - 1] + 1));
        EventTable events = read("ucdp-ged/central-african-republic.csv",
                input -> EventTable.read(input, AreaUnit.ADM1, "best"));
        LocalDate end = LocalDate.of(2022, 12, 31);
        AreaPanel panel = AreaPanel.of(events, Horizon.parse("1m"), end);
        var settings = new AreaForecast.Settings(24, new Seed(1), false);
        print("forecast with its trial of 24 months, 17 areas", NONE, 1,
                () -> AreaForecast.of(panel, end, new Audience.Protection("bench", end.plusDays(14)), settings));
    }

    private <T> T read(String name, Function<InputStream, T> reader) {
        try (InputStream input = Files.newInputStream(vectors.resolve(name))) {
            return reader.apply(input);
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    private void print(String what, double peer, int repetitions, Runnable work) {
        double best = Double.POSITIVE_INFINITY;
        for (int time = 0; time < 2 * repetitions; time++) {
            Map<Long, Long> before = cpuNanoseconds();
            work.run();
            double seconds = secondsSince(before);
            best = time < repetitions ? best : Math.min(best, seconds);
        }
        String beside = Double.isNaN(peer)
                ? "no peer measured"
                : String.format(Locale.ROOT, "peer %.4f s, %.1f times",
                        peer, peer / best);
        out.printf(Locale.ROOT, "%-50s %9.5f s CPU   %s%n", what, best, beside);
    }

    /// Of each thread; some methods use several.
    private static Map<Long, Long> cpuNanoseconds() {
        var threads = ManagementFactory.getThreadMXBean();
        Map<Long, Long> used = new HashMap<>();
        for (long thread : threads.getAllThreadIds()) {
            used.put(thread, Math.max(0, threads.getThreadCpuTime(thread)));
        }
        return used;
    }

    /// What the threads alive now have used since; one that ended meanwhile had been idle long before.
    private static double secondsSince(Map<Long, Long> before) {
        long sum = 0;
        for (Map.Entry<Long, Long> used : cpuNanoseconds().entrySet()) {
            sum += used.getValue() - before.getOrDefault(used.getKey(), 0L);
        }
        return sum / 1e9;
    }
}
