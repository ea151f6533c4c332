package org.wwow.backup.statistics.alarm;

import org.wwow.backup.statistics.InputRefused;

/// Whether enough lies before the first step under watch.
final class History {
    private History() {}

    static void require(CountSeries series, int from, int needed) {
        if (from < needed || from >= series.size()) {
            throw InputRefused.because("The watch begins between step " + (needed + 1) + " and the series' last, step "
                    + series.size() + "; " + needed + " steps are needed before it.");
        }
    }
}
