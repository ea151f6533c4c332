package org.wwow.backup.statistics.scan;

import java.util.Comparator;

/// A window as the scan meets it.
///
/// @param outline which outline, by its number
/// @param centre the place in its middle
/// @param places how many places it holds, the nearest to its centre
/// @param from the steps before it
/// @param to the steps up to its end
/// @param cases in it
/// @param parts expected in it
/// @param logRatio the logarithm of its likelihood ratio
/// @param score the same, after the penalty of its outline
record Window(int outline, int centre, int places, int from, int to, long cases, long parts, double logRatio,
        double score) {
    /// The rule for windows of equal score: fewer places, then less time, then later, then the first centre by name.
    static final Comparator<Window> BEST_FIRST = Comparator.comparingDouble((Window window) -> -window.score())
            .thenComparingInt(Window::places)
            .thenComparingInt(window -> window.to() - window.from())
            .thenComparingInt(window -> -window.to())
            .thenComparingInt(Window::centre)
            .thenComparingInt(Window::outline);
}
