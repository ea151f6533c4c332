package org.wwow.backup.statistics.agreement;

import java.util.Arrays;
import java.util.List;

import org.apache.commons.rng.UniformRandomProvider;

import org.wwow.backup.statistics.InputRefused;
import org.wwow.backup.statistics.Interval;
import org.wwow.backup.statistics.Seed;

/// Krippendorff's alpha: 1 for perfect agreement, 0 for what chance would give, below 0 for systematic disagreement.
///
/// One minus observed over expected disagreement, from the coincidences of values within units (Krippendorff 2011).
/// Units with fewer than two values say nothing. The interval draws whole units anew.
///
/// @param alpha the coefficient
/// @param interval its 95 % bootstrap interval
/// @param pairable values in units with at least two
/// @param unitsUsed units with at least two values
public record Alpha(double alpha, Interval interval, int pairable, int unitsUsed) {
    /// What kind of values are compared.
    public enum Level {
        /// Names: all differences count the same.
        NOMINAL,
        /// Ranks: a difference counts by the values between.
        ORDINAL,
        /// Numbers: a difference counts by its square.
        INTERVAL
    }

    /// Computes alpha.
    ///
    /// @param replicates of the bootstrap, 1000 as a rule
    /// @throws InputRefused if no unit has two values, or all values are the same
    public static Alpha of(Codings codings, Level level, int replicates, Seed seed) {
        if (replicates < 100 || replicates > 1_000_000) {
            throw InputRefused.because("The bootstrap takes between 100 and 1000000 replicates.");
        }
        List<List<Integer>> units = codings.units().stream().filter(unit -> unit.size() > 1).toList();
        if (units.isEmpty()) {
            throw InputRefused.because("No unit was coded twice; nothing can be compared.");
        }
        double alpha = compute(units, codings, level);
        if (Double.isNaN(alpha)) {
            throw InputRefused
                    .because("All values are the same; agreement by chance and by insight cannot be told apart.");
        }
        double[] drawn = new double[replicates];
        for (int replicate = 0; replicate < replicates; replicate++) {
            UniformRandomProvider random = seed.child("alpha", replicate).generator();
            List<List<Integer>> again = random.ints(units.size(), 0, units.size()).mapToObj(units::get).toList();
            drawn[replicate] = compute(again, codings, level);
        }
        double[] usable = Arrays.stream(drawn).filter(value -> !Double.isNaN(value)).sorted().toArray();
        double low = usable.length == 0 ? -1 : usable[(int) Math.floor(0.025 * (usable.length - 1))];
        double high = usable.length == 0 ? 1 : usable[(int) Math.ceil(0.975 * (usable.length - 1))];
        int pairable = units.stream().mapToInt(List::size).sum();
        return new Alpha(alpha, new Interval(Math.min(low, alpha), Math.max(high, alpha), 0.95), pairable,
                units.size());
    }

    private static double compute(List<List<Integer>> units, Codings codings, Level level) {
        int kinds = codings.values().size();
        double[][] coincidences = new double[kinds][kinds];
        double[] totals = new double[kinds];
        double all = 0;
        for (List<Integer> unit : units) {
            double share = 1.0 / (unit.size() - 1);
            for (int one = 0; one < unit.size(); one++) {
                for (int other = 0; other < unit.size(); other++) {
                    if (one != other) {
                        coincidences[unit.get(one)][unit.get(other)] += share;
                    }
                }
                totals[unit.get(one)]++;
                all++;
            }
        }
        double observed = 0;
        double expected = 0;
        for (int one = 0; one < kinds; one++) {
            for (int other = 0; other < kinds; other++) {
                double apart = distance(one, other, totals, new Scale(level, codings.values()));
                observed += coincidences[one][other] * apart;
                expected += totals[one] * totals[other] * apart;
            }
        }
        return expected > 0 ? 1 - (all - 1) * observed / expected : Double.NaN;
    }

    private record Scale(Level level, List<String> values) {}

    private static double distance(int one, int other, double[] totals, Scale scale) {
        if (one == other) {
            return 0;
        }
        return switch (scale.level()) {
            case NOMINAL -> 1;
            case ORDINAL -> {
                double between = -(totals[one] + totals[other]) / 2;
                for (int at = Math.min(one, other); at <= Math.max(one, other); at++) {
                    between += totals[at];
                }
                yield between * between;
            }
            case INTERVAL -> {
                double apart = Double.parseDouble(scale.values().get(one))
                        - Double.parseDouble(scale.values().get(other));
                yield apart * apart;
            }
        };
    }
}
