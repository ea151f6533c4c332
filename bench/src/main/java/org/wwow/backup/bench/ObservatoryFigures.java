package org.wwow.backup.bench;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

import org.apache.commons.rng.UniformRandomProvider;

import org.wwow.backup.statistics.Seed;
import org.wwow.backup.statistics.agreement.Alpha;
import org.wwow.backup.statistics.agreement.Codings;
import org.wwow.backup.statistics.alarm.CountSeries;
import org.wwow.backup.statistics.alarm.CumulativeSum;
import org.wwow.backup.statistics.alarm.Ears;
import org.wwow.backup.statistics.alarm.Farrington;
import org.wwow.backup.statistics.capture.CaptureStudy;
import org.wwow.backup.statistics.capture.CaptureTable;
import org.wwow.backup.statistics.capture.SampleCoverage;
import org.wwow.backup.statistics.capture.graphs.GraphAverage;
import org.wwow.backup.statistics.capture.latent.LatentClasses;
import org.wwow.backup.statistics.capture.loglinear.ClosedModels;
import org.wwow.backup.statistics.capture.loglinear.LoglinearEstimate;
import org.wwow.backup.statistics.capture.loglinear.LoglinearEstimate.Criterion;
import org.wwow.backup.statistics.disclosure.FrequencyTable;
import org.wwow.backup.statistics.disclosure.FrequencyTableReader;
import org.wwow.backup.statistics.disclosure.NoiseBudget;
import org.wwow.backup.statistics.disclosure.Suppression;
import org.wwow.backup.statistics.forecast.AreaForecast;
import org.wwow.backup.statistics.forecast.AreaPanel;
import org.wwow.backup.statistics.forecast.AreaUnit;
import org.wwow.backup.statistics.forecast.Audience;
import org.wwow.backup.statistics.forecast.Density;
import org.wwow.backup.statistics.forecast.EventTable;
import org.wwow.backup.statistics.forecast.Excitation;
import org.wwow.backup.statistics.forecast.Horizon;
import org.wwow.backup.statistics.scan.CountTable;
import org.wwow.backup.statistics.scan.Geography;
import org.wwow.backup.statistics.scan.Geography.Coordinates;
import org.wwow.backup.statistics.scan.Model;
import org.wwow.backup.statistics.scan.Scan;
import org.wwow.backup.statistics.scan.ScanSettings;

/// What the observatory's methods cost in CPU time of all their threads, beside what their peers in R took on the machine of the
/// figures in `docs/figures.md`.
///
/// One word: the folder `vectors/statistics`. Linking and the large scan have programs of their own.
public final class ObservatoryFigures {
    private final Path vectors;

    private ObservatoryFigures(Path vectors) {
        this.vectors = vectors;
    }

    /// Prints one line a figure, and how busy the machine was before and after.
    public static void main(String[] words) {
        var figures = new ObservatoryFigures(Path.of(words[0]));
        Figure.printLoad();
        figures.howMany();
        figures.whatMayBePublished();
        figures.whereItClusters();
        figures.alarms();
        figures.forecasts();
        figures.agreement();
        Figure.printLoad();
    }

    private void howMany() {
        CaptureTable kosovo = read("mse-lists/kosovo.csv", ObservatoryFigures::table);
        CaptureTable hepatitis = read("mse-lists/hav-taiwan-3lists.csv", ObservatoryFigures::table);
        CaptureTable kingdom = read("mse-lists/uk-slavery-2013-6lists.csv", ObservatoryFigures::table);
        CpuTime.print("closed models, hepatitis A (peer: 8 by glm)", 0.008, 20, () -> ClosedModels.of(hepatitis));
        CpuTime.print("all 8 models in each of 1 000 bootstraps (peer: one model)", 0.933, 5,
                () -> loglinear(hepatitis, Criterion.BIC, 2, 1000));
        CpuTime.print("113 models of four lists, Kosovo, with profile intervals", CpuTime.NONE, 5,
                () -> loglinear(kosovo, Criterion.BIC, 3, 0));
        CpuTime.print("stepwise, six lists of the United Kingdom (peer: 0.06 to 1.0)", 0.06, 5,
                () -> loglinear(kingdom, Criterion.STEPWISE, 2, 0));
        CpuTime.print("sample coverage, hepatitis A, 1 000 bootstraps", CpuTime.NONE, 5,
                () -> SampleCoverage.estimate(hepatitis, 1000, new Seed(1)));
        var graphs = new GraphAverage.Settings(Optional.of(1 / 16.0), Optional.of(20_000));
        CpuTime.print("dga, Kosovo, 61 graphs x 20 000", 0.07, 5, () -> GraphAverage.of(kosovo, graphs));
        var sweeps = new LatentClasses.Run(2, 5_000, 500, 100);
        CpuTime.print("LCMCR, Kosovo, 110 000 sweeps", 3.8, 1,
                () -> LatentClasses.sample(kosovo, LatentClasses.Prior.of(10), sweeps, new Seed(1)));
    }

    private static void loglinear(CaptureTable table, Criterion criterion, int order, int replicates) {
        LoglinearEstimate.of(table, new LoglinearEstimate.Settings(criterion, order, 0.02, replicates, new Seed(1)));
    }

    private static CaptureTable table(InputStream input) {
        return CaptureStudy.read(input).tables().firstEntry().getValue();
    }

    private void whatMayBePublished() {
        FrequencyTable small = counts(6, 7);
        FrequencyTable large = counts(25, 14);
        CpuTime.print("suppression, 6 x 7, optimum with audit", CpuTime.NONE, 2,
                () -> Suppression.of(small, Suppression.Rules.USUAL));
        CpuTime.print("suppression, 25 x 14, heuristic with audit", CpuTime.NONE, 2,
                () -> Suppression.of(large, Suppression.Rules.USUAL));
        var release = new NoiseBudget.Paid("bench", BigDecimal.ONE, 1);
        CpuTime.print("noise on 350 counts, exact, of the secure source", CpuTime.NONE, 10,
                () -> NoiseBudget.of(BigDecimal.ONE, List.of()).publish(release, large, new SecureRandom()));
    }

    private static FrequencyTable counts(int rows, int columns) {
        UniformRandomProvider random = new Seed(12).generator();
        StringBuilder csv = new StringBuilder("row");
        for (int column = 0; column < columns; column++) {
            csv.append(",c").append(column);
        }
        for (int row = 0; row < rows; row++) {
            csv.append("\nr").append(row);
            for (int column = 0; column < columns; column++) {
                csv.append(',').append(random.nextInt(5) == 0 ? random.nextInt(5) : 5 + random.nextInt(60));
            }
        }
        return FrequencyTableReader.read(stream(csv.toString()), Map.of());
    }

    private void whereItClusters() {
        SyntheticPlaces places = SyntheticPlaces.draw(new Seed(7).generator(), 1_036, 1_036);
        Geography geography = Geography.read(stream(places.geography()), Coordinates.AUTOMATIC);
        CountTable cases = CountTable.readCases(stream(places.caseTable()), List.of());
        CountTable population = CountTable.readPopulation(stream(places.populationTable()), List.of());
        var settings = new ScanSettings(Model.POISSON, ScanSettings.Window.usual(), ScanSettings.Time.usual(),
                new ScanSettings.Chance(999, OptionalInt.empty(), new Seed(1), true));
        CpuTime.print("scan, 1 036 places, half the population, 999 sets", 0.813 / 99 * 999, 2,
                () -> new Scan(settings).of(geography, cases, Optional.of(population), 10));
    }

    private void alarms() {
        CountSeries agona = read("earlywarning-counts/salmonella-agona.csv", CountSeries::read);
        int weeks = agona.size() - 52;
        CpuTime.print("farrington, 52 weeks", 0.172, 20,
                () -> new Farrington(Farrington.Form.ORIGINAL, 4, 3, 0.05, 52).watch(agona, weeks));
        CpuTime.print("farrington flexible, 52 weeks (peer: Newport)", 0.679, 10,
                () -> new Farrington(Farrington.Form.FLEXIBLE, 4, 3, 0.05, 52).watch(agona, weeks));
        CpuTime.print("cusum, 52 weeks", 0.0015, 50, () -> new CumulativeSum(1.04, 2.26).watch(agona, weeks));
        CpuTime.print("EARS C3, 52 weeks", CpuTime.NONE, 50,
                () -> new Ears(Ears.Scheme.C3, 7, 0.001, 0).watch(agona, weeks));
    }

    private void forecasts() {
        UniformRandomProvider random = new Seed(7).generator();
        List<Density.Point> points = new ArrayList<>();
        for (int at = 0; at < 1036; at++) {
            points.add(new Density.Point(random.nextDouble(), random.nextDouble()));
        }
        var frame = new Density.Frame(new Density.Point(0, 0), new Density.Point(1, 1));
        CpuTime.print("kernel density, 1 036 points, 128 x 128", 0.024, 200,
                () -> Density.of(points, frame, 0.1).onGrid(frame, 128, 128));
        double[] times = new double[100_000];
        for (int at = 1; at < times.length; at++) {
            times[at] = times[at - 1] - Math.log(1 - random.nextDouble());
        }
        var excitation = new Excitation(0.5, 0.5, 2);
        CpuTime.print("likelihood of 100 000 self-exciting events", CpuTime.NONE, 20,
                () -> excitation.logLikelihood(times, times[times.length - 1] + 1));
        EventTable events = read("ucdp-ged/central-african-republic.csv",
                input -> EventTable.read(input, AreaUnit.ADM1, "best"));
        LocalDate end = LocalDate.of(2022, 12, 31);
        AreaPanel panel = AreaPanel.of(events, Horizon.parse("1m"), end);
        var settings = new AreaForecast.Settings(24, new Seed(1), false);
        CpuTime.print("forecast with its trial of 24 months, 17 areas", CpuTime.NONE, 1,
                () -> AreaForecast.of(panel, end, new Audience.Protection("bench", end.plusDays(14)), settings));
    }

    private void agreement() {
        UniformRandomProvider random = new Seed(9).generator();
        StringBuilder csv = new StringBuilder("unit,a,b,c");
        for (int unit = 0; unit < 1000; unit++) {
            csv.append('\n').append(unit);
            for (int coder = 0; coder < 3; coder++) {
                csv.append(',').append(random.nextInt(4));
            }
        }
        Codings codings = Codings.read(stream(csv.toString()), true);
        CpuTime.print("ordinal alpha, 3 coders, 1 000 units, 1 000 bootstraps", CpuTime.NONE, 5,
                () -> Alpha.of(codings, Alpha.Level.ORDINAL, 1000, new Seed(1)));
    }

    private static InputStream stream(String csv) {
        return new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8));
    }

    private <T> T read(String name, Function<InputStream, T> reader) {
        try (InputStream input = Files.newInputStream(vectors.resolve(name))) {
            return reader.apply(input);
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }
}
