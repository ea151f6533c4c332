package org.wwow.backup.statistics.scan;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

import org.wwow.backup.statistics.InputRefused;
import org.wwow.backup.statistics.Seed;

/// What is scanned and how.
///
/// @param model what cases are compared with
/// @param window how large a window's ground may be
/// @param time how long a window may be
/// @param chance how much of it is chance
public record ScanSettings(Model model, Window window, Time time, Chance chance) {
    /// The ground of a window.
    ///
    /// @param maxPopulation the largest share of the population (of the cases, for the permutation model), up to a half
    /// @param maxRadius the largest radius in kilometres, or in units of the plane; of an ellipse half its long axis
    /// @param leastCases a window with fewer is no cluster
    /// @param ellipsePenalty present if ellipses are scanned: 0 for no penalty, 0.5 medium, 1 strong
    public record Window(double maxPopulation, OptionalDouble maxRadius, int leastCases,
            OptionalDouble ellipsePenalty) {
        /// @throws InputRefused if a limit makes no sense
        public Window {
            if (!(maxPopulation > 0 && maxPopulation <= 0.5)) {
                throw InputRefused.because("--max-population is a share above 0, up to 0.5.");
            }
            if (maxRadius.isPresent() && !(maxRadius.getAsDouble() > 0 && maxRadius.getAsDouble() < 1e12)) {
                throw InputRefused.because("--max-radius must be above 0.");
            }
            if (leastCases < 1 || leastCases > 1_000_000) {
                throw InputRefused.because("--min-cases must be 1 or more.");
            }
            if (ellipsePenalty.isPresent()
                    && !(ellipsePenalty.getAsDouble() >= 0 && ellipsePenalty.getAsDouble() <= 1)) {
                throw InputRefused.because("--ellipse-penalty lies between 0 and 1.");
            }
        }

        /// Circles of up to half the population with two cases or more.
        public static Window usual() {
            return new Window(0.5, OptionalDouble.empty(), 2, OptionalDouble.empty());
        }
    }

    /// The time of a window; of no use in a model without time.
    ///
    /// @param prospective whether a window must reach the last step
    /// @param longest the most steps of a window; half of all if absent
    /// @param interval units of time, days or years, in a step
    /// @param from the first day or year, as in the table; that of the first case if absent
    /// @param to the last one, likewise
    public record Time(boolean prospective, OptionalInt longest, int interval, Optional<String> from,
            Optional<String> to) {
        /// @throws InputRefused if a length makes no sense
        public Time {
            if (longest.isPresent() && longest.getAsInt() < 1) {
                throw InputRefused.because("--max-duration must be 1 step or more.");
            }
            if (interval < 1 || interval > 100_000) {
                throw InputRefused.because("--interval must be 1 or more.");
            }
        }

        /// Any window of up to half of the period the cases span.
        public static Time usual() {
            return new Time(false, OptionalInt.empty(), 1, Optional.empty(), Optional.empty());
        }
    }

    /// The replications.
    ///
    /// @param replications how many sets of cases are drawn where nothing clusters; 0 for no p-values
    /// @param stopAfter stop as soon as so many of them reach the most likely cluster (Besag and Clifford 1991)
    /// @param seed where they come from
    /// @param parallel whether all processors share them; the result is the same
    public record Chance(int replications, OptionalInt stopAfter, Seed seed, boolean parallel) {
        /// @throws InputRefused if a number makes no sense
        public Chance {
            if (replications < 0 || replications > 1_000_000) {
                throw InputRefused.because("--replications must be between 0 and a million; 999 is usual.");
            }
            if (stopAfter.isPresent() && stopAfter.getAsInt() < 1) {
                throw InputRefused.because("--stop-after must be 1 or more.");
            }
        }
    }
}
