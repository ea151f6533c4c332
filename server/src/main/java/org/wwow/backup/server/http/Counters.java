package org.wwow.backup.server.http;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/// How often each name came in the present window of time; in memory, bounded, forgotten with the window.
///
/// Names must come from [HourlyKey]: then nothing here says who was counted.
public final class Counters {
    private static final int MOST_NAMES = 100_000;

    private final Clock clock;
    private final long windowSeconds;
    private final int limit;
    private final Map<String, Integer> counts = new HashMap<>();
    private long window = Long.MIN_VALUE;

    /// @param limit how often one name may come in a window
    public Counters(Clock clock, Duration window, int limit) {
        this.clock = clock;
        this.windowSeconds = window.toSeconds();
        this.limit = limit;
    }

    /// Counts one.
    ///
    /// @throws Refused with `slow-down` above the limit, with the rest of the window to wait
    public synchronized void count(String name) {
        long now = clock.instant().getEpochSecond();
        if (Math.floorDiv(now, windowSeconds) != window || counts.size() >= MOST_NAMES) {
            window = Math.floorDiv(now, windowSeconds);
            counts.clear();
        }
        if (counts.merge(name, 1, Integer::sum) > limit) {
            throw new Refused(Problem.SLOW_DOWN, (int) (windowSeconds - Math.floorMod(now, windowSeconds)));
        }
    }
}
