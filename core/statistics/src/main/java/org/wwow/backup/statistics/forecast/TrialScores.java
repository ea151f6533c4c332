package org.wwow.backup.statistics.forecast;

import java.util.List;

import org.wwow.backup.statistics.Interval;
import org.wwow.backup.statistics.result.Value;
import org.wwow.backup.statistics.result.Value.Group;

/// How one way to forecast did over all targets of a trial.
///
/// @param crps the mean CRPS
/// @param logScore the mean logarithmic score, infinite where something came that had no probability
/// @param intervalScore the mean interval score of the shortest 80 % ranges
/// @param coverage the share of targets within them
/// @param pitCoverage the share whose randomised PIT lies between 0.1 and 0.9: 0.8 where forecasts are calibrated
/// @param pit the share of randomised PITs in each tenth
/// @param hotSpots how much came in the fifth of the areas with the highest means
public record TrialScores(double crps, double logScore, double intervalScore, double coverage, double pitCoverage,
        List<Double> pit, HotSpots hotSpots) {
    private static final int TENTHS = 10;
    private static final double AREA_SHARE = 0.2;

    /// Hot-spot scores over all targets.
    ///
    /// @param pai the hit rate over the share of areas
    /// @param pei the hits over the most that could have been hit
    public record HotSpots(double pai, double pei) {}

    /// One area's forecast of one step against what came.
    ///
    /// @param forecast the forecast
    /// @param came what came
    /// @param chance an even draw, for the randomised PIT
    record Outcome(CountDistribution forecast, long came, double chance) {}

    /// The scores of all targets, each with an outcome an area.
    static TrialScores of(List<List<Outcome>> targets) {
        Sums sums = new Sums();
        targets.forEach(sums::add);
        return sums.scores();
    }

    private static final class Sums {
        private final double[] pit = new double[TENTHS];
        private double crps;
        private double logScore;
        private double intervalScore;
        private double held;
        private double central;
        private int count;
        private long hits;
        private long best;
        private long total;
        private double share;

        void add(List<Outcome> target) {
            target.forEach(this::add);
            double[] means = target.stream().mapToDouble(outcome -> outcome.forecast().mean()).toArray();
            HotSpotScore spots = HotSpotScore.of(means, target.stream().mapToLong(Outcome::came).toArray(), AREA_SHARE);
            hits += spots.hits();
            best += spots.best();
            share = spots.chosen() / (double) means.length;
        }

        private void add(Outcome outcome) {
            CountDistribution forecast = outcome.forecast();
            long came = outcome.came();
            Interval interval = forecast.shortest(AreaForecast.LEVEL);
            double transform = forecast.pit(came, outcome.chance());
            crps += forecast.crps(came);
            logScore += forecast.logScore(came);
            intervalScore += CountDistribution.intervalScore(interval, came);
            held += interval.holds((double) came) ? 1 : 0;
            central += transform >= 0.1 && transform <= 0.9 ? 1 : 0;
            pit[Math.min(TENTHS - 1, (int) (TENTHS * transform))]++;
            count++;
            total += came;
        }

        TrialScores scores() {
            List<Double> tenths = java.util.Arrays.stream(pit).mapToObj(part -> part / count).toList();
            return new TrialScores(crps / count, logScore / count, intervalScore / count, held / count, central / count,
                    tenths, new HotSpots(hits / (double) total / share, hits / (double) best));
        }
    }

    /// The scores for print.
    public Group asValue() {
        return Group.empty()
                .put("crps", Value.of(crps))
                .put("logScore", Value.of(logScore))
                .put("intervalScore", Value.of(intervalScore))
                .put("coverage", Value.of(coverage))
                .put("pitCoverage", Value.of(pitCoverage))
                .put("pit", Value.ofNumbers(pit.stream().mapToDouble(Double::doubleValue).toArray()))
                .put("pai", Value.of(hotSpots.pai()))
                .put("pei", Value.of(hotSpots.pei()));
    }
}
