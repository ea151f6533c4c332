package org.wwow.backup.statistics.forecast;

import java.util.Arrays;

import org.wwow.backup.statistics.InputRefused;
import org.wwow.backup.statistics.regression.QuasiNewton;
import org.wwow.backup.statistics.result.Value;
import org.wwow.backup.statistics.result.Value.Group;

/// A self-exciting point process in time (Hawkes 1971): every event raises the rate of further ones for a while.
///
/// rate(t) = background + Σ branching · decay · exp(−decay · (t − tᵢ)) over earlier events. The likelihood takes time in
/// proportion to the number of events (Ozaki 1979).
///
/// @param background events a unit of time that nothing earlier set off, above 0
/// @param branching how many events one sets off in the mean, 0 to below 1
/// @param decay how fast the excitation fades, above 0
public record Excitation(double background, double branching, double decay) {
    private static final int FEWEST = 10;
    private static final int STEPS = 500;
    private static final double MOST_BRANCHING = 0.999;

    /// @throws InputRefused if a value is out of its range
    public Excitation {
        if (!(background > 0 && branching >= 0 && branching < 1 && decay > 0) || !Double.isFinite(background + decay)) {
            throw InputRefused.because(
                    "Background and decay are above 0, and the branching lies between 0 and 1, 1 excluded.");
        }
    }

    /// The excitation of highest likelihood.
    ///
    /// @param times ascending, between 0 and `end`; no two alike
    /// @throws InputRefused if there are too few events or they are out of order
    public static Excitation fit(double[] times, double end) {
        check(times, end);
        if (times.length < FEWEST) {
            throw InputRefused.because("An excitation is fitted to " + FEWEST + " events or more.");
        }
        double rate = times.length / end;
        double[] start = {Math.log(rate / 2), 0, Math.log(rate)};
        double[] found = QuasiNewton.minimise((point, gradient) -> {
            double share = 1 / (1 + Math.exp(-point[1]));
            Excitation here = new Excitation(Math.exp(point[0]), MOST_BRANCHING * share, Math.exp(point[2]));
            double value = -here.logLikelihood(times, end, gradient);
            gradient[0] *= -here.background;
            gradient[1] *= -MOST_BRANCHING * share * (1 - share);
            gradient[2] *= -here.decay;
            return value;
        }, start, STEPS, 1e-7 * times.length);
        return new Excitation(Math.exp(found[0]), MOST_BRANCHING / (1 + Math.exp(-found[1])), Math.exp(found[2]));
    }

    /// The logarithm of the likelihood of events between 0 and `end`.
    ///
    /// @throws InputRefused if the events are out of order
    public double logLikelihood(double[] times, double end) {
        check(times, end);
        return logLikelihood(times, end, new double[3]);
    }

    /// As above, with its slope by background, branching and decay.
    private double logLikelihood(double[] times, double end, double[] gradient) {
        Arrays.fill(gradient, 0);
        double sum = -background * end;
        gradient[0] = -end;
        double excited = 0;
        double aged = 0;
        for (int at = 0; at < times.length; at++) {
            if (at > 0) {
                double gap = times[at] - times[at - 1];
                double fading = Math.exp(-decay * gap);
                aged = fading * (aged + gap * (1 + excited));
                excited = fading * (1 + excited);
            }
            double rate = background + branching * decay * excited;
            sum += Math.log(rate);
            gradient[0] += 1 / rate;
            gradient[1] += decay * excited / rate;
            gradient[2] += branching * (excited - decay * aged) / rate;
            double left = end - times[at];
            double gone = Math.exp(-decay * left);
            sum -= branching * (1 - gone);
            gradient[1] -= 1 - gone;
            gradient[2] -= branching * left * gone;
        }
        return sum;
    }

    /// For each event the probability that it was background; the rest was set off by earlier ones (Zhuang, Ogata and
    /// Vere-Jones 2002).
    ///
    /// @throws InputRefused if the events are out of order
    public double[] backgroundProbabilities(double[] times) {
        check(times, Double.MAX_VALUE);
        double[] probabilities = new double[times.length];
        double excited = 0;
        for (int at = 0; at < times.length; at++) {
            excited = at == 0 ? 0 : Math.exp(-decay * (times[at] - times[at - 1])) * (1 + excited);
            probabilities[at] = background / (background + branching * decay * excited);
        }
        return probabilities;
    }

    /// The events in a time in which a right model has them come at rate 1 (Papangelou); their gaps should be exponential.
    ///
    /// @throws InputRefused if the events are out of order
    public double[] evenTimes(double[] times) {
        check(times, Double.MAX_VALUE);
        double[] even = new double[times.length];
        double excited = 0;
        for (int at = 0; at < times.length; at++) {
            excited = at == 0 ? 0 : Math.exp(-decay * (times[at] - times[at - 1])) * (1 + excited);
            even[at] = background * times[at] + branching * (at - excited);
        }
        return even;
    }

    private static void check(double[] times, double end) {
        for (int at = 0; at < times.length; at++) {
            if (!(times[at] >= 0 && times[at] <= end) || (at > 0 && !(times[at] > times[at - 1]))) {
                throw InputRefused.because(
                        "The times of events ascend, no two alike, between 0 and the end of the watch.");
            }
        }
        if (!(end > 0)) {
            throw InputRefused.because("The watch ends after it begins.");
        }
    }

    /// The excitation for print.
    public Group asValue() {
        return Group.empty()
                .put("background", Value.of(background))
                .put("branching", Value.of(branching))
                .put("decay", Value.of(decay))
                .put("halfLife", Value.of(Math.log(2) / decay));
    }
}
