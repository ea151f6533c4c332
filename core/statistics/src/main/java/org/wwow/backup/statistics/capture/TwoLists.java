package org.wwow.backup.statistics.capture;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.wwow.backup.statistics.InputRefused;
import org.wwow.backup.statistics.Interval;
import org.wwow.backup.statistics.capture.Estimate.Doubts;
import org.wwow.backup.statistics.capture.Estimate.Figure;
import org.wwow.backup.statistics.result.Value;
import org.wwow.backup.statistics.result.Value.Group;

/// Estimates from two lists: Petersen, Chapman (1951) with the interval of Chao (1987), and how far the answer moves
/// when the lists depend on each other.
///
/// Two lists alone cannot show their dependence (Lum and Ball 2015), so no estimate from them is ever publishable; the
/// honest answer is the curve of [#underDependence].
///
/// @param first persons on the first list
/// @param second persons on the second
/// @param both persons on both
public record TwoLists(long first, long second, long both) {
    private static final double[] ODDS_RATIOS = {0.2, 0.33, 0.5, 0.67, 1, 1.5, 2, 3, 5};

    /// @throws InputRefused if the overlap is longer than a list
    public TwoLists {
        if (both < 0 || both > Math.min(first, second)) {
            throw InputRefused.because("The overlap of two lists lies between 0 and the shorter list.");
        }
    }

    /// Two lists of a table, whatever the others say.
    public static TwoLists of(CaptureTable table, int a, int b) {
        return new TwoLists(table.total(a), table.total(b), table.onAll(1 << a | 1 << b));
    }

    /// Persons on at least one of the two.
    public long observed() {
        return first + second - both;
    }

    /// The estimate of Petersen, infinite without overlap.
    public double petersen() {
        return (double) first * second / both;
    }

    /// The estimate of Chapman, finite always.
    public double chapman() {
        return (first + 1.0) * (second + 1.0) / (both + 1.0) - 1;
    }

    /// The standard error of Chapman's estimate (Seber 1970).
    public double chapmanError() {
        double next = both + 1.0;
        double onlyFirst = (double) first - both;
        double onlySecond = (double) second - both;
        return Math.sqrt((first + 1.0) * (second + 1.0) * onlyFirst * onlySecond / (next * next * (both + 2.0)));
    }

    /// Chao's log-normal interval around Chapman's estimate.
    public Interval interval() {
        return LogNormal.around((double) observed(), chapman(), chapmanError());
    }

    /// How many there would be if persons on one list were `oddsRatio` times as likely to be on the other.
    ///
    /// @param oddsRatio 1 for lists that do not depend on each other, above 1 where they seek the same persons
    public double underDependence(double oddsRatio) {
        return observed() + oddsRatio * ((double) first - both) * ((double) second - both) / both;
    }

    /// All pairs of a table's lists by Chapman; the figure is that of two lists, and with more lists there is none.
    public static Estimate estimate(CaptureTable table) {
        List<Value> pairs = new ArrayList<>();
        for (int a = 0; a < table.lists().size(); a++) {
            for (int b = a + 1; b < table.lists().size(); b++) {
                pairs.add(of(table, a, b).describe(table.lists().get(a) + ":" + table.lists().get(b)));
            }
        }
        Group details = Group.empty().put("pairs", new Value.Sequence(pairs));
        if (table.lists().size() > 2) {
            Doubts doubts = new Doubts(List.of("a pair of lists says nothing about how lists depend on each other"),
                    List.of("There are more than two lists: the pairs are shown for comparison, and no pair is chosen."));
            return new Estimate("chapman", "each pair of lists", Optional.empty(), doubts, details);
        }
        TwoLists lists = of(table, 0, 1);
        if (lists.both() == 0) {
            throw InputRefused.because("The two lists have nobody in common; link them again or bring a third list.");
        }
        Figure figure = new Figure(lists.chapman(), lists.chapmanError(), lists.interval(), Optional.empty());
        Doubts doubts = new Doubts(
                List.of("two lists cannot show whether they depend on each other; read the curve, not the number"),
                lists.both() < 5
                        ? List.of("Fewer than five persons are on both lists: the figure is very unsure.")
                        : List.of());
        return new Estimate("chapman", "independent lists", Optional.of(figure), doubts, details);
    }

    private Group describe(String name) {
        List<Value> curve = new ArrayList<>();
        for (double ratio : both == 0 ? new double[0] : ODDS_RATIOS) {
            curve.add(
                    Group.empty().put("oddsRatio", Value.of(ratio)).put("estimate", Value.of(underDependence(ratio))));
        }
        return Group.empty()
                .put("lists", Value.of(name))
                .put("petersen", Value.of(petersen()))
                .put("chapman", Value.of(chapman()))
                .put("standardError", Value.of(chapmanError()))
                .put("interval", Estimate.interval(interval()))
                .put("underDependence", new Value.Sequence(curve));
    }
}
