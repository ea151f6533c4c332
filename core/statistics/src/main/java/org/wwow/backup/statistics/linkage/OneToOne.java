package org.wwow.backup.statistics.linkage;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.wwow.backup.statistics.linkage.Assignment.Doubted;

/// Links each record to at most one other, and to none where two fit about as well.
///
/// A pair is taken if it is heavier by [#MARGIN] than every other likely pair of its two records; then the pairs of the
/// records taken are out, and it begins anew. The answer does not depend on the order of the pairs.
final class OneToOne {
    /// Eight times as likely as the next best.
    static final double MARGIN = 3;

    private OneToOne() {}

    /// @param likely pairs above the upper bound, the heaviest first
    static Assignment of(List<ScoredPair> likely) {
        List<ScoredPair> links = new ArrayList<>();
        List<Doubted> doubtful = new ArrayList<>();
        List<ScoredPair> open = likely;
        boolean moved = true;
        while (moved && !open.isEmpty()) {
            Map<Integer, List<ScoredPair>> best = twoBest(open);
            List<ScoredPair> taken = open.stream().filter(pair -> isClear(pair, best)).toList();
            Map<Integer, ScoredPair> owner = new HashMap<>();
            taken.forEach(pair -> {
                owner.put(pair.one(), pair);
                owner.put(pair.other(), pair);
            });
            List<ScoredPair> left = new ArrayList<>();
            for (ScoredPair pair : open) {
                if (!owner.containsKey(pair.one()) && !owner.containsKey(pair.other())) {
                    left.add(pair);
                } else if (!pair.equals(owner.get(pair.one()))) {
                    doubtful.add(new Doubted(pair, Doubt.OUTDONE, rival(pair, owner)));
                }
            }
            links.addAll(taken);
            moved = !taken.isEmpty();
            open = left;
        }
        Map<Integer, List<ScoredPair>> best = twoBest(open);
        open.forEach(pair -> doubtful.add(new Doubted(pair, Doubt.RIVAL, rivalOf(pair, best))));
        links.sort(ScoredPair.HEAVIEST);
        return new Assignment(links, doubtful);
    }

    private static Map<Integer, List<ScoredPair>> twoBest(List<ScoredPair> heaviestFirst) {
        Map<Integer, List<ScoredPair>> best = new HashMap<>();
        for (ScoredPair pair : heaviestFirst) {
            for (int record : new int[]{pair.one(), pair.other()}) {
                List<ScoredPair> of = best.computeIfAbsent(record, _ -> new ArrayList<>(2));
                if (of.size() < 2) {
                    of.add(pair);
                }
            }
        }
        return best;
    }

    private static boolean isClear(ScoredPair pair, Map<Integer, List<ScoredPair>> best) {
        return isClear(pair, best.getOrDefault(pair.one(), List.of()))
                && isClear(pair, best.getOrDefault(pair.other(), List.of()));
    }

    private static boolean isClear(ScoredPair pair, List<ScoredPair> twoBest) {
        return twoBest.getFirst().equals(pair)
                && (twoBest.size() == 1 || pair.bits() >= twoBest.get(1).bits() + MARGIN);
    }

    private static int rival(ScoredPair pair, Map<Integer, ScoredPair> owner) {
        ScoredPair in = owner.get(pair.one());
        ScoredPair better = in != null ? in : owner.getOrDefault(pair.other(), pair);
        int shared = in != null ? pair.one() : pair.other();
        return better.one() == shared ? better.other() : better.one();
    }

    private static int rivalOf(ScoredPair pair, Map<Integer, List<ScoredPair>> best) {
        return best.values()
                .stream()
                .flatMap(List::stream)
                .filter(other -> !other.equals(pair) && (other.touches(pair.one()) || other.touches(pair.other())))
                .min(Comparator.comparing((ScoredPair other) -> other, ScoredPair.HEAVIEST))
                .map(other -> pair.touches(other.one()) ? other.other() : other.one())
                .orElse(-1);
    }
}
