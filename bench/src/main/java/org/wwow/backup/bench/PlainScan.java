package org.wwow.backup.bench;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

import org.apache.commons.rng.UniformRandomProvider;

import org.wwow.backup.statistics.Seed;

/// The scan as a textbook has it: for every replication, every centre and every neighbour, two logarithms where there
/// are more cases than expected. The neighbours are sorted beforehand, outside the clock.
final class PlainScan {
    private final int[][] order;
    private final int[] persons;
    private final double allPersons;
    private final int allCases;

    private PlainScan(int[][] order, int[] persons, int allCases) {
        this.order = order;
        this.persons = persons;
        this.allPersons = Arrays.stream(persons).asDoubleStream().sum();
        this.allCases = allCases;
    }

    static PlainScan of(SyntheticPlaces places) {
        int[][] order = IntStream.range(0, places.size())
                .parallel()
                .mapToObj(centre -> IntStream.range(0, places.size())
                        .boxed()
                        .sorted(Comparator.comparingDouble(place -> places.square(centre, place)))
                        .mapToInt(Integer::intValue)
                        .toArray())
                .toArray(int[][]::new);
        return new PlainScan(order, places.persons(), Arrays.stream(places.cases()).sum());
    }

    void replicate(Seed seed, int replications) {
        int[] cases = new int[persons.length];
        for (int replication = 0; replication < replications; replication++) {
            Arrays.fill(cases, 0);
            deal(seed.child("plain", replication).generator(), persons, allCases, cases);
            if (best(cases) < 0) {
                throw new IllegalStateException("A ratio's logarithm is not negative here.");
            }
        }
    }

    double best(int[] cases) {
        double best = 0;
        for (int[] neighbours : order) {
            double population = 0;
            int inside = 0;
            for (int place : neighbours) {
                population += persons[place];
                if (population > allPersons / 2) {
                    break;
                }
                inside += cases[place];
                double expected = allCases * population / allPersons;
                if (inside > expected && inside > 1) {
                    double outside = allCases - inside;
                    best = Math.max(best, inside * Math.log(inside / expected)
                            + outside * Math.log(outside / (allCases - expected)));
                }
            }
        }
        return best;
    }

    /// Deals cases to places by their persons.
    static void deal(UniformRandomProvider random, int[] persons, int cases, int[] dealt) {
        long[] upTo = new long[persons.length];
        long all = 0;
        for (int place = 0; place < persons.length; place++) {
            all += persons[place];
            upTo[place] = all;
        }
        for (int at = 0; at < cases; at++) {
            int found = Arrays.binarySearch(upTo, random.nextLong(all) + 1);
            dealt[found < 0 ? -found - 1 : found]++;
        }
    }
}
