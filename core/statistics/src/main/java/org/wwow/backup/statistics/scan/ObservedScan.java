package org.wwow.backup.statistics.scan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

/// The scan of the cases as they are: the most likely window, and others that share no place with a better one.
final class ObservedScan {
    private final Field field;
    private final Ground ground;
    private final int leastCases;
    private final int[] cases;
    private final long[] parts;

    ObservedScan(Field field, Ground ground, int leastCases) {
        this.field = field;
        this.ground = ground;
        this.leastCases = leastCases;
        this.cases = field.sumsOfCases();
        this.parts = field.sumsOfParts();
    }

    /// The most likely window, then the most likely of all that share no place with it, and so on.
    List<Window> clusters(int most) {
        boolean[] taken = new boolean[field.places()];
        List<Window> best = everyCentre().mapToObj(centre -> best(centre, taken)).flatMap(Optional::stream).toList();
        List<Window> chosen = new ArrayList<>();
        while (!best.isEmpty() && chosen.size() < most) {
            Window next = Collections.min(best, Window.BEST_FIRST);
            chosen.add(next);
            for (int member : ground.members(next)) {
                taken[member] = true;
            }
            best = best.parallelStream()
                    .map(window -> isFree(window, taken) ? Optional.of(window) : best(window.centre(), taken))
                    .flatMap(Optional::stream)
                    .toList();
        }
        return chosen;
    }

    private IntStream everyCentre() {
        return IntStream.range(0, field.places()).parallel();
    }

    private boolean isFree(Window window, boolean[] taken) {
        return Arrays.stream(ground.members(window)).noneMatch(member -> taken[member]);
    }

    private Optional<Window> best(int centre, boolean[] taken) {
        return IntStream.range(0, ground.outlines().size())
                .mapToObj(outline -> best(outline, centre, taken))
                .flatMap(Optional::stream)
                .min(Window.BEST_FIRST);
    }

    /// A centre's windows hold one another, so those without a taken place are those before the first one.
    private Optional<Window> best(int outline, int centre, boolean[] taken) {
        int[] order = ground.order(outline, centre);
        int width = field.steps() + 1;
        int[] zoneCases = new int[width];
        long[] zoneParts = new long[width];
        Best best = new Best(outline, centre);
        for (int at = 0; at < order.length; at++) {
            int place = order[at] < 0 ? ~order[at] : order[at];
            if (taken[place]) {
                break;
            }
            for (int step = 1; step < width; step++) {
                zoneCases[step] += cases[place * width + step];
                zoneParts[step] += parts[place * width + step];
            }
            if (order[at] >= 0) {
                for (int span = 0; span < ground.spans().count(); span++) {
                    best.meet(at + 1, span, zoneCases, zoneParts);
                }
            }
        }
        return Optional.ofNullable(best.window);
    }

    /// The best window of a centre so far.
    private final class Best {
        private final int outline;
        private final int centre;
        private final double penalty;
        private @Nullable Window window;

        Best(int outline, int centre) {
            this.outline = outline;
            this.centre = centre;
            this.penalty = ground.outlines().get(outline).penalty();
        }

        void meet(int places, int span, int[] zoneCases, long[] zoneParts) {
            int from = ground.spans().from(span);
            int to = ground.spans().to(span);
            int inside = zoneCases[to] - zoneCases[from];
            if (inside < leastCases) {
                return;
            }
            long share = zoneParts[to] - zoneParts[from];
            double logRatio = field.likelihood().logRatio(inside, field.expected(share));
            double score = logRatio * penalty;
            if (score > 0 && (window == null || score >= window.score())) {
                Window met = new Window(outline, centre, places, from, to, inside, share, logRatio, score);
                window = window == null || Window.BEST_FIRST.compare(met, window) < 0 ? met : window;
            }
        }
    }
}
