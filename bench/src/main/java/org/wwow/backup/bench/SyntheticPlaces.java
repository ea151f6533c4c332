package org.wwow.backup.bench;

import org.apache.commons.rng.UniformRandomProvider;

/// Places strewn over a square, with 100 to 10 000 persons each, and cases at the same rate everywhere.
final class SyntheticPlaces {
    private final double[] x;
    private final double[] y;
    private final int[] persons;
    private final int[] cases;

    private SyntheticPlaces(int places) {
        this.x = new double[places];
        this.y = new double[places];
        this.persons = new int[places];
        this.cases = new int[places];
    }

    static SyntheticPlaces draw(UniformRandomProvider random, int places, int cases) {
        SyntheticPlaces drawn = new SyntheticPlaces(places);
        for (int place = 0; place < places; place++) {
            drawn.x[place] = random.nextDouble(1000);
            drawn.y[place] = random.nextDouble(1000);
            drawn.persons[place] = random.nextInt(100, 10_001);
        }
        PlainScan.deal(random, drawn.persons, cases, drawn.cases);
        return drawn;
    }

    int size() {
        return x.length;
    }

    double square(int from, int to) {
        double across = x[from] - x[to];
        double along = y[from] - y[to];
        return across * across + along * along;
    }

    int[] persons() {
        return persons;
    }

    int[] cases() {
        return cases;
    }

    String geography() {
        StringBuilder table = new StringBuilder("place,x,y\n");
        for (int place = 0; place < size(); place++) {
            table.append(place).append(',').append(x[place]).append(',').append(y[place]).append('\n');
        }
        return table.toString();
    }

    String caseTable() {
        return counts("cases", cases);
    }

    String populationTable() {
        return counts("population", persons);
    }

    private static String counts(String name, int[] counts) {
        StringBuilder table = new StringBuilder("place," + name + "\n");
        for (int place = 0; place < counts.length; place++) {
            table.append(place).append(',').append(counts[place]).append('\n');
        }
        return table.toString();
    }
}
