package org.wwow.backup.statistics.linkage;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

import org.wwow.backup.statistics.linkage.Assignment.Doubted;

/// Puts records of one person into groups without chains.
///
/// The heaviest pairs come first. A pair joins the groups of its two records only if no record of the one contradicts
/// a record of the other: a contradiction is evidence for two persons, in all or in
/// what is a person's own, or a pair on the list of what was taken back.
/// So A–B and B–C make one group only if A and C allow it; where they do not, the weaker pair goes to a person. A group
/// of more than [#LARGEST] goes to a person too.
final class Groups {
    /// More records than one person has as a rule.
    static final int LARGEST = 20;

    private final Scale scale;
    private final Set<Long> apart;
    private final Map<Integer, List<Integer>> groups = new HashMap<>();

    private Groups(Scale scale, Set<Long> apart) {
        this.scale = scale;
        this.apart = apart;
    }

    /// @param likely pairs above the upper bound, the heaviest first
    /// @param apart pairs that a person said are of two persons
    static Assignment of(List<ScoredPair> likely, Scale scale, Set<Long> apart) {
        Groups groups = new Groups(scale, apart);
        List<ScoredPair> links = new ArrayList<>();
        List<Doubted> doubtful = new ArrayList<>();
        for (ScoredPair pair : likely) {
            OptionalInt contradicting = groups.join(pair);
            if (contradicting.isEmpty()) {
                links.add(pair);
            } else {
                doubtful.add(new Doubted(pair, Doubt.CHAIN, contradicting.getAsInt()));
            }
        }
        return new Assignment(links, doubtful);
    }

    /// Joins two groups, or names a record that stands against it.
    private OptionalInt join(ScoredPair pair) {
        List<Integer> one = groupOf(pair.one());
        List<Integer> other = groupOf(pair.other());
        if (one.contains(pair.other())) {
            return OptionalInt.empty();
        }
        if (one.size() + other.size() > LARGEST) {
            return OptionalInt.of(one.getFirst());
        }
        for (int member : one) {
            for (int stranger : other) {
                if (contradict(Math.min(member, stranger), Math.max(member, stranger))) {
                    return OptionalInt.of(stranger == pair.other() ? member : stranger);
                }
            }
        }
        List<Integer> both = new ArrayList<>(one);
        both.addAll(other);
        both.sort(null);
        both.forEach(member -> groups.put(member, both));
        return OptionalInt.empty();
    }

    private List<Integer> groupOf(int record) {
        return groups.computeIfAbsent(record, _ -> new ArrayList<>(List.of(record)));
    }

    private boolean contradict(int one, int other) {
        long vector = scale.population().vector(one, other);
        return apart.contains(Population.pair(one, other)) || scale.bits(one, other, vector) < 0
                || scale.ownBits(one, other, vector) < 0;
    }

    /// The groups that links make, each sorted, in the order of their least record.
    static List<List<Integer>> made(List<ScoredPair> links) {
        Map<Integer, Set<Integer>> made = new HashMap<>();
        for (ScoredPair link : links) {
            Set<Integer> both = new HashSet<>(made.getOrDefault(link.one(), Set.of(link.one())));
            both.addAll(made.getOrDefault(link.other(), Set.of(link.other())));
            both.forEach(member -> made.put(member, both));
        }
        return made.values()
                .stream()
                .distinct()
                .map(group -> group.stream().sorted().toList())
                .sorted(java.util.Comparator.comparingInt(List::getFirst))
                .toList();
    }
}
