package org.wwow.backup.statistics.scan;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.wwow.backup.statistics.InputRefused;
import org.wwow.backup.statistics.Seed;

/// Brings the tables of cases, persons and places together; what does not fit is refused with its line.
final class FieldOfTables {
    private static final int MOST_CELLS = 2_000_000;

    private final Geography geography;
    private final CountTable cases;
    private final Period period;
    private final int[] cells;
    private final Map<String, Long> casesByStratum = new TreeMap<>();
    private long all;

    private FieldOfTables(ScanSettings settings, Geography geography, CountTable cases) {
        this.geography = geography;
        this.cases = cases;
        this.period = Period.of(cases, settings);
        if ((long) geography.size() * period.steps() > MOST_CELLS) {
            throw InputRefused.because("There are more than two million pairs of a place and a step of time; "
                    + "lengthen the steps with --interval or join places.");
        }
        this.cells = new int[geography.size() * period.steps()];
        for (CountTable.Row row : cases.rows()) {
            int cell = cell(row);
            cells[cell] += (int) row.count();
            all += (long) row.count();
            casesByStratum.merge(row.stratum(), (long) row.count(), Long::sum);
        }
    }

    static Field of(ScanSettings settings, Geography geography, CountTable cases, Optional<CountTable> population) {
        FieldOfTables tables = new FieldOfTables(settings, geography, cases);
        if (!settings.model().needsPopulation()) {
            return tables.permutation();
        }
        CountTable persons = population.orElseThrow(
                () -> InputRefused.because("The model " + settings.model().word() + " needs --population."));
        return settings.model() == Model.BERNOULLI ? tables.bernoulli(persons) : tables.poisson(persons);
    }

    private int cell(CountTable.Row row) {
        int place = geography.find(row.place())
                .orElseThrow(() -> refuse(row, cases.columns().place(), "this place has no coordinates."));
        if (cases.scale() == TimeScale.NONE) {
            return place;
        }
        if (!period.holds(row.time())) {
            throw refuse(row, cases.columns().time().orElse(""), "the time lies outside the study period.");
        }
        return place * period.steps() + period.step(row.time());
    }

    private InputRefused refuse(CountTable.Row row, String column, String sentence) {
        return cases.refuse(row, column, sentence).in("cases");
    }

    private Field poisson(CountTable table) {
        Population population = Population.of(table, geography, period);
        double[] expected = new double[cells.length];
        double[] weights = new double[geography.size()];
        Map<String, Double> persons = new HashMap<>();
        boolean crude = casesByStratum.size() == 1 && population.strata().size() == 1;
        for (String stratum : population.strata()) {
            double[] time = population.personTime(stratum);
            double sum = Arrays.stream(time).sum();
            persons.put(stratum, sum);
            double rate = crude ? 1 : sum > 0 ? casesByStratum.getOrDefault(stratum, 0L) / sum : 0;
            for (int cell = 0; cell < cells.length; cell++) {
                expected[cell] += rate * time[cell];
                weights[cell / period.steps()] += time[cell];
            }
        }
        for (CountTable.Row row : cases.rows()) {
            if (row.count() > 0 && expected[cell(row)] <= 0) {
                throw refuse(row, cases.columns().place(), "there are cases here, but no population.");
            }
            if (row.count() > 0 && persons.getOrDefault(row.stratum(), 0.0) <= 0) {
                throw refuse(row, cases.columns().place(), "nobody in the population has these covariates.");
            }
        }
        Draw draw = new Draw.ByShare(new Seed(0).generator(), expected, all);
        return new Field(geography, period, Field.Cells.of(cells, expected), weights,
                new Field.Law(new Likelihood(false, all, 0), draw));
    }

    private Field bernoulli(CountTable table) {
        long[] persons = new long[geography.size()];
        boolean controls = table.columns().count().equalsIgnoreCase("controls");
        for (CountTable.Row row : table.rows()) {
            int place = geography.find(row.place())
                    .orElseThrow(() -> table.refuse(row, table.columns().place(), "this place has no coordinates.")
                            .in("population"));
            if (row.count() != Math.rint(row.count())) {
                throw table.refuse(row, table.columns().count(), "the Bernoulli model counts whole persons.")
                        .in("population");
            }
            persons[place] += (long) row.count();
        }
        long sum = refuseMoreCases(persons, controls);
        if (sum == all) {
            throw InputRefused.because("Everybody is a case; there is nobody to compare with.");
        }
        double[] weights = Arrays.stream(persons).asDoubleStream().toArray();
        return new Field(geography, period, Field.Cells.of(cells, weights), weights,
                new Field.Law(new Likelihood(true, all, sum), new Draw.AmongPersons(persons, all)));
    }

    /// Adds the cases to the controls, where the table has those, and counts all persons.
    private long refuseMoreCases(long[] persons, boolean controls) {
        long[] seen = new long[persons.length];
        for (CountTable.Row row : cases.rows()) {
            int place = cell(row);
            seen[place] += (long) row.count();
            if (controls) {
                persons[place] += (long) row.count();
            } else if (persons[place] == 0 && row.count() > 0) {
                throw refuse(row, cases.columns().place(), "there are cases here, but no population.");
            } else if (seen[place] > persons[place]) {
                throw refuse(row, cases.columns().count(), "there are more cases than persons at this place.");
            }
        }
        return Arrays.stream(persons).sum();
    }

    private Field permutation() {
        int steps = period.steps();
        double[] expected = new double[cells.length];
        int[] places = new int[(int) all];
        int[] times = new int[(int) all];
        int[] ends = new int[casesByStratum.size()];
        int dealt = 0;
        List<String> strata = List.copyOf(casesByStratum.keySet());
        for (int at = 0; at < strata.size(); at++) {
            double[] byPlace = new double[geography.size()];
            double[] byStep = new double[steps];
            for (int cell : cellsOf(strata.get(at))) {
                byPlace[cell / steps]++;
                byStep[cell % steps]++;
                places[dealt] = cell / steps;
                times[dealt++] = cell % steps;
            }
            ends[at] = dealt;
            double sum = strata.size() == 1 ? 1 : Math.max(1, casesByStratum.getOrDefault(strata.get(at), 0L));
            for (int cell = 0; cell < expected.length; cell++) {
                expected[cell] += byPlace[cell / steps] * byStep[cell % steps] / sum;
            }
        }
        double[] weights = new double[geography.size()];
        for (int place : places) {
            weights[place]++;
        }
        return new Field(geography, period, Field.Cells.of(cells, expected), weights, new Field.Law(
                new Likelihood(false, all, 0), new Draw.ByDealing(places, times, ends, steps)));
    }

    /// The cell of every single case of a stratum, in an order that does not depend on the rows'.
    private int[] cellsOf(String stratum) {
        return cases.rows()
                .stream()
                .filter(row -> row.stratum().equals(stratum))
                .flatMapToInt(row -> java.util.stream.IntStream.generate(() -> cell(row)).limit((long) row.count()))
                .sorted()
                .toArray();
    }
}
