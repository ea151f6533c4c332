package org.wwow.backup.bench;

import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/// The CPU time a piece of work takes on all its threads: on a machine others use too it says more than the clock.
final class CpuTime {
    /// No peer was measured; better an empty column than a guess.
    static final double NONE = Double.NaN;

    private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);

    private CpuTime() {}

    /// The best of `repetitions` after as many to warm up, beside the peer's seconds.
    static void print(String what, double peer, int repetitions, Runnable work) {
        double best = Double.POSITIVE_INFINITY;
        for (int time = 0; time < 2 * repetitions; time++) {
            Map<Long, Long> before = cpuNanoseconds();
            work.run();
            double seconds = secondsSince(before);
            best = time < repetitions ? best : Math.min(best, seconds);
        }
        String beside = Double.isNaN(peer)
                ? "no peer measured"
                : String.format(Locale.ROOT, "peer %.4f s, %.1f times", peer, peer / best);
        OUT.printf(Locale.ROOT, "%-62s %10.5f s CPU   %s%n", what, best, beside);
    }

    /// Of each thread; some methods use several.
    private static Map<Long, Long> cpuNanoseconds() {
        var threads = ManagementFactory.getThreadMXBean();
        Map<Long, Long> used = new HashMap<>();
        for (long thread : threads.getAllThreadIds()) {
            used.put(thread, Math.max(0, threads.getThreadCpuTime(thread)));
        }
        return used;
    }

    /// What the threads alive now have used since; one that ended meanwhile had been idle long before.
    private static double secondsSince(Map<Long, Long> before) {
        long sum = 0;
        for (Map.Entry<Long, Long> used : cpuNanoseconds().entrySet()) {
            sum += used.getValue() - before.getOrDefault(used.getKey(), 0L);
        }
        return sum / 1e9;
    }
}
