package org.wwow.backup.statistics.capture.loglinear;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import org.wwow.backup.statistics.InputRefused;

/// A hierarchical log-linear model: with an interaction of lists it holds all interactions of fewer of them.
///
/// @param lists how many lists there are
/// @param terms each interaction as a set of bits, single lists included, the interaction of all lists never
public record HierarchicalModel(int lists, Set<Integer> terms) {
    /// More models than this are not searched through one by one.
    public static final int MOST_MODELS = 50_000;

    private static final Comparator<Integer> LARGE_FIRST = Comparator
            .<Integer>comparingInt(term -> -Integer.bitCount(term))
            .thenComparing(HierarchicalModel::digits);

    /// @throws IllegalArgumentException if the terms are not closed downwards or reach all lists at once
    public HierarchicalModel {
        TreeSet<Integer> all = new TreeSet<>(LARGE_FIRST.reversed());
        for (int list = 0; list < lists; list++) {
            all.add(1 << list);
        }
        all.addAll(terms);
        for (int term : all) {
            boolean closed = term > 0 && term < (1 << lists) - 1;
            for (int list = 0; closed && list < lists; list++) {
                int below = term & ~(1 << list);
                closed = below == 0 || all.contains(below);
            }
            if (!closed) {
                throw new IllegalArgumentException("A hierarchical model holds every part of its interactions.");
            }
        }
        terms = java.util.Collections.unmodifiableSet(all);
    }

    /// The model without interactions.
    public static HierarchicalModel independent(int lists) {
        return new HierarchicalModel(lists, Set.of());
    }

    /// The smallest model that holds the given interactions, each a set of bits.
    public static HierarchicalModel generatedBy(int lists, int... generators) {
        Set<Integer> terms = new TreeSet<>();
        for (int generator : generators) {
            for (int part = generator; part > 0; part = (part - 1) & generator) {
                terms.add(part);
            }
        }
        return new HierarchicalModel(lists, terms);
    }

    /// This model with one more interaction, all of whose parts it holds.
    public HierarchicalModel with(int term) {
        Set<Integer> more = new TreeSet<>(terms);
        more.add(term);
        return new HierarchicalModel(lists, more);
    }

    /// All models with interactions of at most `order` lists.
    ///
    /// @throws InputRefused if there are more than [#MOST_MODELS]
    public static List<HierarchicalModel> all(int lists, int order) {
        List<Integer> candidates = new ArrayList<>();
        for (int term = 1; term < (1 << lists) - 1; term++) {
            if (Integer.bitCount(term) > 1 && Integer.bitCount(term) <= order) {
                candidates.add(term);
            }
        }
        candidates.sort(Comparator.<Integer>comparingInt(Integer::bitCount).thenComparingInt(term -> term));
        List<Set<Integer>> found = new ArrayList<>();
        Set<Integer> singles = new TreeSet<>();
        for (int list = 0; list < lists; list++) {
            singles.add(1 << list);
        }
        grow(candidates, 0, singles, found);
        return found.stream().map(terms -> new HierarchicalModel(lists, terms)).toList();
    }

    private static void grow(List<Integer> candidates, int from, Set<Integer> chosen, List<Set<Integer>> found) {
        if (found.size() >= MOST_MODELS) {
            throw InputRefused.because("There are more than " + MOST_MODELS
                    + " models of that order; lower --order or use --select stepwise.");
        }
        found.add(Set.copyOf(chosen));
        for (int at = from; at < candidates.size(); at++) {
            int term = candidates.get(at);
            if (isClosed(term, chosen)) {
                chosen.add(term);
                grow(candidates, at + 1, chosen, found);
                chosen.remove(term);
            }
        }
    }

    private static boolean isClosed(int term, Set<Integer> chosen) {
        for (int bits = term; bits != 0; bits &= bits - 1) {
            int below = term & ~Integer.lowestOneBit(bits);
            if (below != 0 && !chosen.contains(below)) {
                return false;
            }
        }
        return true;
    }

    /// The interactions no other interaction contains, lists counted from 1: `[123,14,34]`.
    public String name() {
        List<Integer> generators = new ArrayList<>(terms);
        generators.removeIf(term -> terms.stream().anyMatch(other -> isWithin(term, other)));
        generators.sort(LARGE_FIRST);
        return "[" + String.join(",", generators.stream().map(HierarchicalModel::digits).toList()) + "]";
    }

    private static boolean isWithin(int term, int other) {
        return other != term && (other & term) == term;
    }

    /// The interactions by the lists' names, single lists left out.
    public List<String> interactions(List<String> names) {
        return terms.stream().filter(term -> Integer.bitCount(term) > 1).map(term -> named(term, names)).toList();
    }

    static String named(int term, List<String> names) {
        List<String> parts = new ArrayList<>();
        for (int list = 0; list < names.size(); list++) {
            if ((term >> list & 1) == 1) {
                parts.add(names.get(list));
            }
        }
        return String.join(":", parts);
    }

    private static String digits(int term) {
        StringBuilder out = new StringBuilder();
        int[] members = java.util.stream.IntStream.range(0, 32).filter(list -> (term >> list & 1) == 1).toArray();
        boolean wide = Arrays.stream(members).anyMatch(list -> list > 8);
        for (int at = 0; at < members.length; at++) {
            out.append(at > 0 && wide ? "." : "").append(members[at] + 1);
        }
        return out.toString();
    }
}
