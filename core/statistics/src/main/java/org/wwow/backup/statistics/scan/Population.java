package org.wwow.backup.statistics.scan;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;

import org.wwow.backup.statistics.InputRefused;

/// Who lives where and when, by covariates: straight between two counts, level before the first and after the last.
final class Population {
    private final Map<String, List<NavigableMap<Long, Double>>> counts = new TreeMap<>();
    private final Geography geography;
    private final Period period;

    private Population(Geography geography, Period period) {
        this.geography = geography;
        this.period = period;
    }

    /// @throws InputRefused if a place has no coordinates, or its counts have several times and the cases none
    static Population of(CountTable table, Geography geography, Period period) {
        Population population = new Population(geography, period);
        for (CountTable.Row row : table.rows()) {
            OptionalInt place = geography.find(row.place());
            if (place.isEmpty()) {
                throw table.refuse(row, table.columns().place(), "this place has no coordinates.").in("population");
            }
            NavigableMap<Long, Double> series = population.series(row.stratum(), place.getAsInt());
            series.merge(period.scale().align(table.scale(), row.time()), row.count(), Double::sum);
            if (period.scale() == TimeScale.NONE && series.size() > 1) {
                throw table.refuse(row, table.columns().time().orElse(""), "the population has several times but the "
                        + "cases have none; add dates to the cases, or give --from and --to.").in("population");
            }
        }
        return population;
    }

    /// The covariates' values that occur.
    Set<String> strata() {
        return counts.keySet();
    }

    /// Persons of a stratum at each place and step, summed over the units of the step.
    double[] personTime(String stratum) {
        int steps = period.steps();
        double[] persons = new double[geography.size() * steps];
        List<NavigableMap<Long, Double>> places = counts.getOrDefault(stratum, List.of());
        for (int place = 0; place < places.size(); place++) {
            NavigableMap<Long, Double> series = places.get(place);
            for (int step = 0; step < steps && !series.isEmpty(); step++) {
                persons[place * steps + step] = over(series, period.begin(step), period.end(step));
            }
        }
        return persons;
    }

    private List<NavigableMap<Long, Double>> series(String stratum) {
        return counts.computeIfAbsent(stratum, _ -> {
            List<NavigableMap<Long, Double>> places = new ArrayList<>(geography.size());
            for (int at = 0; at < geography.size(); at++) {
                places.add(new TreeMap<>());
            }
            return places;
        });
    }

    private NavigableMap<Long, Double> series(String stratum, int place) {
        return series(stratum).get(place);
    }

    private static double over(NavigableMap<Long, Double> series, long begin, long end) {
        if (series.size() == 1) {
            return series.firstEntry().getValue() * (end - begin + 1);
        }
        double sum = 0;
        for (long time = begin; time <= end; time++) {
            sum += at(series, time);
        }
        return sum;
    }

    private static double at(NavigableMap<Long, Double> series, long time) {
        Map.Entry<Long, Double> before = series.floorEntry(time);
        Map.Entry<Long, Double> after = series.ceilingEntry(time);
        if (before == null || after == null) {
            return before == null ? series.firstEntry().getValue() : before.getValue();
        }
        if (before.getKey().equals(after.getKey())) {
            return before.getValue();
        }
        double share = (double) (time - before.getKey()) / (after.getKey() - before.getKey());
        return before.getValue() + share * (after.getValue() - before.getValue());
    }
}
