package org.wwow.backup.statistics.forecast;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.wwow.backup.statistics.InputRefused;
import org.wwow.backup.statistics.Interval;
import org.wwow.backup.statistics.Seed;
import org.wwow.backup.statistics.result.Value;
import org.wwow.backup.statistics.result.Value.Group;

/// A forecast of every area with the trial that allows it.
///
/// First every step of the trial is forecast from what was known before it; then the model, or the best baseline where the
/// model did not hold, forecasts the steps to come. There is no forecast without its trial and none without an audience.
public final class AreaForecast {
    /// The level of the ranges.
    public static final double LEVEL = 0.8;

    private static final long FEWEST_EVENTS = 50;

    private final List<Trial> trials;
    private final List<Row> rows;

    private AreaForecast(List<Trial> trials, List<Row> rows) {
        this.trials = trials;
        this.rows = rows;
    }

    /// How the trial is run.
    ///
    /// @param tested how many steps are tried, 24 as a rule
    /// @param seed for the randomised PIT; forecasts themselves hold no chance
    /// @param parallel whether steps are computed side by side; no figure depends on it
    public record Settings(int tested, Seed seed, boolean parallel) {
        /// @throws InputRefused if too few steps are tried
        public Settings {
            if (tested < RollingOrigins.FEWEST_TARGETS || tested > 240) {
                throw InputRefused.because(
                        "Between " + RollingOrigins.FEWEST_TARGETS + " and 240 steps are tried; 24 is usual.");
            }
        }
    }

    /// One area's forecast of one step.
    ///
    /// @param area its name
    /// @param from the first day
    /// @param until the last day
    /// @param ahead how many steps ahead
    /// @param shown what made it: the model or a baseline
    /// @param counts the forecast
    public record Row(String area, LocalDate from, LocalDate until, int ahead, String shown, CountDistribution counts) {
        /// The row for print.
        public Group asValue() {
            Interval range = counts.shortest(LEVEL);
            return Group.empty()
                    .put("area", Value.of(area))
                    .put("from", Value.of(from.toString()))
                    .put("to", Value.of(until.toString()))
                    .put("shown", Value.of(shown))
                    .put("mean", Value.of(counts.mean()))
                    .put("median", Value.of(counts.quantile(0.5)))
                    .put("low", Value.of((long) range.low()))
                    .put("high", Value.of((long) range.high()))
                    .put("level", Value.of(LEVEL))
                    .put("anyProbability", Value.of(1 - counts.atMost(0)));
        }
    }

    /// Tries and forecasts.
    ///
    /// @param until the last day the counts cover
    /// @throws InputRefused if the audience may not have it, or there is too little past
    public static AreaForecast of(AreaPanel counts, LocalDate until, Audience audience, Settings settings) {
        AreaPanel admitted = audience.admitted(counts, until);
        long seen = 0;
        for (int step = 0; step < admitted.steps(); step++) {
            seen += Arrays.stream(admitted.row(step)).sum();
        }
        if (seen < FEWEST_EVENTS) {
            throw InputRefused.because("There are fewer than " + FEWEST_EVENTS
                    + " events; a forecast from so few would be invented.");
        }
        RollingOrigins origins = new RollingOrigins(admitted, settings);
        List<Trial> trials = new ArrayList<>();
        List<Row> rows = new ArrayList<>();
        for (int ahead = 1; ahead <= admitted.horizon().ahead(); ahead++) {
            Trial trial = origins.trial(ahead);
            trials.add(trial);
            rows.addAll(rows(admitted, trial, origins.next(trial)));
        }
        return new AreaForecast(List.copyOf(trials), List.copyOf(rows));
    }

    private static List<Row> rows(AreaPanel counts, Trial trial, List<CountDistribution> next) {
        List<Row> rows = new ArrayList<>();
        int step = counts.steps() + trial.ahead() - 1;
        LocalDate last = counts.start(step + 1).minusDays(1);
        for (int area = 0; area < next.size(); area++) {
            rows.add(new Row(counts.areas().get(area), counts.start(step), last, trial.ahead(), trial.chosen(),
                    next.get(area)));
        }
        return rows;
    }

    /// How each number of steps ahead did on the past.
    public List<Trial> trials() {
        return trials;
    }

    /// The forecasts, nearest steps first, areas in order.
    public List<Row> rows() {
        return rows;
    }

    /// The trials for print.
    public Value trialsAsValue() {
        return new Value.Sequence(trials.stream().<Value>map(Trial::asValue).toList());
    }

    /// The forecasts for print.
    public Value rowsAsValue() {
        return new Value.Sequence(rows.stream().<Value>map(Row::asValue).toList());
    }
}
