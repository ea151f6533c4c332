package org.wwow.backup.statistics.linkage;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.apache.commons.rng.UniformRandomProvider;

import org.wwow.backup.statistics.Seed;
import org.wwow.backup.statistics.linkage.compare.Comparison;
import org.wwow.backup.statistics.linkage.compare.Comparison.OfEncodings;
import org.wwow.backup.statistics.linkage.compare.Encoding;

/// Blocks of encoded records, which have no keys to agree in: records whose encodings agree in a few bits drawn by lot
/// (locality-sensitive hashing for the Hamming distance, Indyk and Motwani 1998; Durham 2012). Every two fields make
/// passes together, so that two fields which are nearly the same are enough.
final class SampledBits {
    private static final String TASK = "linkage: bits of a block";
    private static final int BITS_A_FIELD = 10;
    private static final int MOST_PASSES = 120;

    private SampledBits() {}

    static boolean isEncoded(Comparison comparison) {
        return comparison instanceof OfEncodings;
    }

    static List<Blocking.Keys> keys(Population population, Seed seed) {
        int fields = population.features().size();
        int couples = fields * (fields - 1) / 2;
        int repeats = Math.max(1, MOST_PASSES / couples);
        List<Blocking.Keys> keys = new ArrayList<>();
        for (int repeat = 0; repeat < repeats; repeat++) {
            for (int one = 0; one < fields; one++) {
                for (int other = one + 1; other < fields; other++) {
                    keys.add(of(population, one, other, seed.child(TASK, keys.size()).generator()));
                }
            }
        }
        return keys;
    }

    private static Blocking.Keys of(Population population, int one, int other, UniformRandomProvider random) {
        int[] here = places(population, one, random);
        int[] there = places(population, other, random);
        Map<Integer, Integer> numbers = new HashMap<>();
        int[] blocks = new int[population.size()];
        for (int record = 0; record < blocks.length; record++) {
            if (population.cell(record, one) instanceof Encoding first
                    && population.cell(record, other) instanceof Encoding second) {
                int key = (bits(first, here) << BITS_A_FIELD) | bits(second, there);
                blocks[record] = numbers.computeIfAbsent(key, _ -> numbers.size());
            } else {
                blocks[record] = -1;
            }
        }
        String name = population.features().get(one).name() + " + " + population.features().get(other).name();
        return new Blocking.Keys(name + " (drawn bits)", new IntList(blocks));
    }

    private static int[] places(Population population, int feature, UniformRandomProvider random) {
        int length = ((OfEncodings) population.features().get(feature).comparison()).length();
        return random.ints(0, length).distinct().limit(Math.min(BITS_A_FIELD, length)).toArray();
    }

    private static int bits(Encoding encoding, int[] places) {
        int bits = 0;
        for (int place : places) {
            bits = (bits << 1) | (encoding.bit(place) ? 1 : 0);
        }
        return bits;
    }
}
