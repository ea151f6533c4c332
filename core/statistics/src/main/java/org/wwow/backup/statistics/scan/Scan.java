package org.wwow.backup.statistics.scan;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

import org.wwow.backup.statistics.InputRefused;

/// Kulldorff's scan statistic: moves windows of every size over places and time, and asks of the one with the clearest
/// excess how often chance alone shows as clear a one anywhere.
public final class Scan {
    private final ScanSettings settings;

    /// A scan with these settings.
    public Scan(ScanSettings settings) {
        this.settings = settings;
    }

    /// Scans the tables.
    ///
    /// @param population who the cases are among; ignored by the permutation model
    /// @param mostClusters how many clusters are reported at most
    /// @throws InputRefused if the tables do not fit each other or the settings
    public ScanResult of(Geography geography, CountTable cases, Optional<CountTable> population, int mostClusters) {
        if (geography.globe() && settings.window().ellipsePenalty().isPresent()) {
            throw InputRefused.because("Ellipses need a plane; give x and y, or take circles.");
        }
        Field field = FieldOfTables.of(settings, geography, cases, population);
        Ground ground = new Ground(field, settings);
        List<Window> windows = new ObservedScan(field, ground, settings.window().leastCases()).clusters(mostClusters);
        double top = windows.isEmpty() ? 0 : windows.getFirst().score();
        Significance significance = Significance.of(field, ground, settings, top);
        Period period = field.period();
        String unit = settings.model().timed() ? period.scale() == TimeScale.DAY ? "days" : "years or whole units" : "";
        return new ScanResult(settings.model(),
                new ScanResult.Totals(field.places(), field.likelihood().cases(), period.steps(), unit,
                        significance.replications(), significance.stopped()),
                windows.stream().map(window -> cluster(window, field, ground, significance)).toList());
    }

    private Cluster cluster(Window window, Field field, Ground ground, Significance significance) {
        double expected = field.expected(window.parts());
        long all = field.likelihood().cases();
        double outside = all - window.cases();
        boolean rated = settings.model() != Model.PERMUTATION && outside > 0;
        Outline outline = ground.outlines().get(window.outline());
        OptionalDouble pValue = significance.pValue(window.score());
        return new Cluster(Arrays.stream(ground.members(window)).mapToObj(at -> name(field, at)).toList(),
                new Cluster.Shape(name(field, window.centre()), field.geography().distance(ground.reach(window)),
                        outline.ratio(), outline.degrees()),
                time(window, field.period()), window.cases(), expected,
                rated
                        ? OptionalDouble.of(window.cases() / expected / (outside / (all - expected)))
                        : OptionalDouble.empty(),
                window.logRatio(), window.score(),
                new Cluster.Chance(pValue, significance.gumbel(window.score()),
                        recurrence(pValue, field.period())));
    }

    private OptionalDouble recurrence(OptionalDouble pValue, Period period) {
        return settings.model().timed() && settings.time().prospective() && pValue.isPresent()
                ? OptionalDouble.of(period.length() / pValue.getAsDouble())
                : OptionalDouble.empty();
    }

    private Optional<Cluster.Time> time(Window window, Period period) {
        return period.scale() != TimeScale.NONE
                ? Optional.of(new Cluster.Time(period.scale().write(period.begin(window.from())),
                        period.scale().write(period.end(window.to() - 1))))
                : Optional.empty();
    }

    private static String name(Field field, int place) {
        return field.geography().place(place).name();
    }
}
