package org.wwow.backup.statistics.capture;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.wwow.backup.statistics.InputRefused;

/// When a range over methods may be published; otherwise the published answer is "cannot be estimated reliably".
///
/// At least three lists; every two lists share five persons or more, unless how they depend on each other is written
/// down; at least three methods with nothing against them, within a factor of 1.5 of each other; chains that converged;
/// fifty persons or more; no list so short that its persons might be recognised.
///
/// @param documentedDependence the sentence that says how lists with little overlap depend on each other, if any
public record ReleaseRule(Optional<String> documentedDependence) {
    static final int LEAST_LISTS = 3;
    static final int LEAST_OVERLAP = 5;
    static final int LEAST_METHODS = 3;
    static final double MOST_APART = 1.5;
    static final int LEAST_PERSONS = 50;
    static final int LEAST_LIST = 10;
    private static final int SHORTEST_SENTENCE = 20;

    /// The rule without exception.
    public static final ReleaseRule STRICT = new ReleaseRule(Optional.empty());

    /// @throws InputRefused if the documentation is too short to document anything
    public ReleaseRule {
        if (documentedDependence.filter(text -> text.strip().length() < SHORTEST_SENTENCE).isPresent()) {
            throw InputRefused.because("Document the dependence of the lists in at least one whole sentence.");
        }
    }

    /// Decides about the range over all methods that were tried.
    public Release judge(CaptureTable table, List<Estimate> estimates) {
        List<String> against = new ArrayList<>(aboutTable(table));
        List<Estimate> reliable = estimates.stream().filter(Estimate::isReliable).toList();
        estimates.stream()
                .filter(estimate -> estimate.method().equals("lcmcr") && !estimate.isReliable())
                .flatMap(estimate -> estimate.doubts().failures().stream())
                .forEach(against::add);
        if (reliable.size() < LEAST_METHODS) {
            against.add("only " + reliable.size() + " of the methods gave a figure that can be relied on, and "
                    + LEAST_METHODS + " are needed");
        } else {
            double low = values(reliable).min().orElseThrow();
            double high = values(reliable).max().orElseThrow();
            if (high > MOST_APART * low) {
                against.add("the methods answer from " + Math.round(low) + " to " + Math.round(high)
                        + ", more than a factor of " + MOST_APART + " apart");
            }
        }
        return against.isEmpty()
                ? new Release(true,
                        "All conditions of the release rule hold; publish the range, not one of its figures.")
                : new Release(false, "Cannot be estimated reliably: " + String.join("; ", against) + ".");
    }

    /// Decides about one method's figure alone: never publishable, whatever its quality.
    public Release judgeAlone(CaptureTable table, Estimate estimate) {
        List<String> against = new ArrayList<>(estimate.doubts().failures());
        against.addAll(aboutTable(table));
        return new Release(false, against.isEmpty()
                ? "One method alone is not published; run --method all for the range over methods."
                : "Cannot be estimated reliably: " + String.join("; ", against) + ".");
    }

    private List<String> aboutTable(CaptureTable table) {
        List<String> against = new ArrayList<>();
        if (table.lists().size() < LEAST_LISTS) {
            against.add("there are " + table.lists().size() + " lists, and " + LEAST_LISTS + " are needed");
        }
        if (table.smallestOverlap() < LEAST_OVERLAP && documentedDependence.isEmpty()) {
            against.add("two of the lists share fewer than " + LEAST_OVERLAP
                    + " persons, and how they depend on each other is not documented");
        }
        if (table.observed() < LEAST_PERSONS) {
            against.add("there are fewer than " + LEAST_PERSONS + " persons on the lists");
        }
        for (int list = 0; list < table.lists().size(); list++) {
            if (table.total(list) < LEAST_LIST) {
                against.add("a list holds fewer than " + LEAST_LIST + " persons, who might be recognised");
                break;
            }
        }
        return against;
    }

    private static java.util.stream.DoubleStream values(List<Estimate> estimates) {
        return estimates.stream()
                .flatMap(estimate -> estimate.figure().stream())
                .mapToDouble(Estimate.Figure::value);
    }
}
