package org.wwow.backup.statistics.linkage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.wwow.backup.statistics.InputRefused;

/// The pairs worth comparing: those that agree by key in every field of at least one pass. A pair found by several
/// passes is one pair.
///
/// Unless the schema names passes, every two fields make one, so a pair is found if any two of its fields agree by
/// key; with three fields or fewer each field makes one alone as well. A pass that would make more pairs than allowed
/// is left out, and its count says so.
final class Blocking {
    private static final int FEW_FIELDS = 3;
    private static final int MOST_PASSES = 200;

    private final Population population;
    private final long mostPairs;
    private long[] pairs = new long[1 << 12];
    private int found;

    private Blocking(Population population, long mostPairs) {
        this.population = population;
        this.mostPairs = mostPairs;
    }

    /// What a pass did.
    ///
    /// @param name its fields
    /// @param pairs how many pairs agree in them
    /// @param used whether they were taken
    record Pass(String name, long pairs, boolean used) {}

    /// The pairs, each `lesser << 32 | greater`, sorted, and what each pass did.
    record Candidates(LongList pairs, List<Pass> passes) {}

    /// One key a record: the number of its block, or -1.
    record Keys(String name, IntList blocks) {}

    static Candidates byFields(Population population, List<List<String>> named, long mostPairs) {
        List<List<Integer>> passes = named.isEmpty() ? usual(population) : named(population, named);
        Map<Integer, Keys> keys = new HashMap<>();
        List<Keys> joined = new ArrayList<>();
        for (List<Integer> pass : passes) {
            List<Keys> parts = new ArrayList<>();
            for (int feature : pass) {
                parts.add(keys.computeIfAbsent(feature, at -> keysOf(population, at)));
            }
            joined.add(join(parts, population.size()));
        }
        return of(population, joined, mostPairs);
    }

    /// The pairs that share a block in any of the given keys.
    static Candidates of(Population population, List<Keys> passes, long mostPairs) {
        if (passes.size() > MOST_PASSES) {
            throw InputRefused.because("The schema has more than " + MOST_PASSES + " blocking passes.");
        }
        Blocking blocking = new Blocking(population, mostPairs);
        List<Pass> done = passes.stream().map(blocking::run).toList();
        long[] sorted = Arrays.copyOf(blocking.pairs, blocking.found);
        Arrays.sort(sorted);
        return new Candidates(LongList.distinct(sorted), done);
    }

    private static List<List<Integer>> usual(Population population) {
        List<List<Integer>> passes = new ArrayList<>();
        int fields = population.features().size();
        for (int one = 0; one < fields; one++) {
            if (fields <= FEW_FIELDS) {
                passes.add(List.of(one));
            }
            for (int other = one + 1; other < fields; other++) {
                passes.add(List.of(one, other));
            }
        }
        return passes;
    }

    private static List<List<Integer>> named(Population population, List<List<String>> named) {
        List<String> names = population.features().stream().map(Feature::name).toList();
        return named.stream().map(pass -> pass.stream().map(names::indexOf).toList()).toList();
    }

    private static Keys keysOf(Population population, int feature) {
        Map<String, Integer> numbers = new HashMap<>();
        int[] blocks = new int[population.size()];
        for (int record = 0; record < blocks.length; record++) {
            Optional<String> key = BlockingKey.of(population.cell(record, feature));
            blocks[record] = key.isEmpty() ? -1 : numbers.computeIfAbsent(key.get(), _ -> numbers.size());
        }
        return new Keys(population.features().get(feature).name(), new IntList(blocks));
    }

    private static Keys join(List<Keys> parts, int size) {
        if (parts.size() == 1) {
            return parts.getFirst();
        }
        Map<List<Integer>, Integer> numbers = new HashMap<>();
        int[] blocks = new int[size];
        for (int record = 0; record < size; record++) {
            int at = record;
            List<Integer> key = parts.stream().map(part -> part.blocks().get(at)).toList();
            blocks[record] = key.contains(-1) ? -1 : numbers.computeIfAbsent(key, _ -> numbers.size());
        }
        return new Keys(String.join(" + ", parts.stream().map(Keys::name).toList()), new IntList(blocks));
    }

    private Pass run(Keys keys) {
        Map<Integer, List<Integer>> blocks = new HashMap<>();
        for (int record = 0; record < population.size(); record++) {
            if (keys.blocks().get(record) >= 0) {
                blocks.computeIfAbsent(keys.blocks().get(record), _ -> new ArrayList<>()).add(record);
            }
        }
        long count = blocks.values().stream().mapToLong(this::pairsOf).sum();
        if (count > mostPairs) {
            return new Pass(keys.name(), count, false);
        }
        blocks.values().forEach(this::add);
        return new Pass(keys.name(), count, true);
    }

    private long pairsOf(List<Integer> block) {
        long size = block.size();
        long first = block.stream().filter(record -> record < population.boundary()).count();
        return population.isBetween() ? first * (size - first) : size * (size - 1) / 2;
    }

    private void add(List<Integer> block) {
        for (int one = 0; one < block.size(); one++) {
            for (int other = one + 1; other < block.size(); other++) {
                if (population.compares(block.get(one), block.get(other))) {
                    if (found == pairs.length) {
                        pairs = Arrays.copyOf(pairs, Math.multiplyExact(found, 2));
                    }
                    pairs[found++] = Population.pair(block.get(one), block.get(other));
                }
            }
        }
    }
}
