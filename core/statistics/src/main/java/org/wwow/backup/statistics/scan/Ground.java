package org.wwow.backup.statistics.scan;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/// All windows of a scan: outlines, the places around each centre, and spans of time.
final class Ground {
    private final List<Outline> outlines;
    private final List<Neighbours> neighbours = new ArrayList<>();
    private final Spans spans;

    Ground(Field field, ScanSettings settings) {
        ScanSettings.Window window = settings.window();
        this.outlines = Outline.all(window.ellipsePenalty().isPresent(), window.ellipsePenalty().orElse(0));
        this.spans = Spans.of(field.period(), settings);
        AtomicLong windows = new AtomicLong();
        for (Outline outline : outlines) {
            neighbours.add(Neighbours.of(field, outline, window, windows));
        }
    }

    List<Outline> outlines() {
        return outlines;
    }

    Spans spans() {
        return spans;
    }

    /// The places around a centre; see [Neighbours].
    int[] order(int outline, int centre) {
        return neighbours.get(outline).order(centre);
    }

    /// The places of a window, nearest to its centre first.
    int[] members(Window window) {
        int[] order = order(window.outline(), window.centre());
        int[] members = new int[window.places()];
        for (int at = 0; at < members.length; at++) {
            members[at] = order[at] < 0 ? ~order[at] : order[at];
        }
        return members;
    }

    /// The square of the stretched straight distance from a window's centre to its farthest place.
    double reach(Window window) {
        double farthest = 0;
        for (int member : members(window)) {
            farthest = Math.max(farthest, neighbours.get(window.outline()).square(window.centre(), member));
        }
        return farthest;
    }
}
