package org.wwow.backup.statistics.scan;

import org.wwow.backup.statistics.InputRefused;

/// The stretches of time a window may have: from the sum before its first step to the sum after its last.
final class Spans {
    private final int[] from;
    private final int[] to;

    private Spans(int[] from, int[] to) {
        this.from = from;
        this.to = to;
    }

    /// All spans up to the longest; if prospective, those that reach the last step.
    static Spans of(Period period, ScanSettings settings) {
        int steps = period.steps();
        if (!settings.model().timed()) {
            return new Spans(new int[]{0}, new int[]{steps});
        }
        int longest = settings.time().longest().orElse(Math.max(1, steps / 2));
        if (longest >= steps) {
            throw InputRefused.because("A window must be shorter than the study period of " + steps
                    + " steps; lower --max-duration or lengthen the period with --from.");
        }
        int first = settings.time().prospective() ? steps : 1;
        int count = 0;
        for (int end = first; end <= steps; end++) {
            count += Math.min(longest, end);
        }
        int[] from = new int[count];
        int[] to = new int[count];
        int at = 0;
        for (int end = first; end <= steps; end++) {
            for (int length = 1; length <= Math.min(longest, end); length++) {
                from[at] = end - length;
                to[at++] = end;
            }
        }
        return new Spans(from, to);
    }

    int count() {
        return from.length;
    }

    int from(int at) {
        return from[at];
    }

    int to(int at) {
        return to[at];
    }
}
