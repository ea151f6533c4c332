package org.wwow.backup.statistics.capture.study;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

import org.wwow.backup.statistics.InputHash;
import org.wwow.backup.statistics.Provenance;
import org.wwow.backup.statistics.Provenance.Meaning;
import org.wwow.backup.statistics.capture.CaptureStudy;
import org.wwow.backup.statistics.capture.CaptureStudy.Part;
import org.wwow.backup.statistics.capture.CaptureTable;
import org.wwow.backup.statistics.capture.Estimate;
import org.wwow.backup.statistics.capture.EstimateRange;
import org.wwow.backup.statistics.capture.Release;
import org.wwow.backup.statistics.capture.ReleaseRule;
import org.wwow.backup.statistics.capture.study.Methods.Method;
import org.wwow.backup.statistics.result.Value;
import org.wwow.backup.statistics.result.Value.Group;

/// Estimates a whole study: every stratum, every replicate, by one method or by all of them.
public final class StudyEstimate {
    private static final Meaning MEANING = new Meaning(
            List.of("The population is closed: nobody enters or leaves in the period.",
                    "A person is one person on all lists: the lists were linked without error.",
                    "All lists use one definition of who counts.",
                    "Every person could have come onto every list.",
                    "How lists depend on each other, and who is harder to reach, is as the model says."),
            List.of("It is not a count of incidents; one person may have suffered several.",
                    "It is not a trend: a change may be one of reporting.",
                    "It says nothing about a place, period or group outside the lists.",
                    "An interval holds the doubt of its own model only, not that of the linkage."));

    private final Methods methods;
    private final Rules rules;

    /// @param methods the methods with their settings
    /// @param rules which lists to drop and when to publish
    public StudyEstimate(Methods methods, Rules rules) {
        this.methods = methods;
        this.rules = rules;
    }

    /// What is decided by rule.
    ///
    /// @param leastOnList lists shorter than this leave a stratum, 1 as a rule
    /// @param release when a range may be published
    public record Rules(long leastOnList, ReleaseRule release) {}

    /// What goes with every figure.
    ///
    /// @param input the hash of the table
    /// @param settings as given on the command line
    public record Origin(InputHash input, SequencedMap<String, Value> settings) {}

    /// Estimates by one method: a group for a plain table, a sequence for strata.
    public Value byMethod(CaptureStudy study, Method method, Origin origin) {
        List<Value> printed = new ArrayList<>();
        List<Estimate> strata = new ArrayList<>();
        long observed = 0;
        for (Map.Entry<String, List<CaptureTable>> stratum : strata(study).entrySet()) {
            Estimate estimate = estimate(method, stratum.getValue());
            strata.add(estimate);
            observed += observed(stratum.getValue());
            Release release = rules.release().judgeAlone(stratum.getValue().getFirst(), estimate);
            printed.add(print(stratum.getKey(), estimate.asValue(release), origin));
        }
        if (printed.size() == 1) {
            return printed.getFirst();
        }
        Estimate whole = Combination.ofStrata(strata, observed);
        printed.add(print("all", whole.asValue(new Release(false,
                "One method alone is not published; run --method all for the range over methods.")), origin));
        return new Value.Sequence(printed);
    }

    /// Estimates by all methods, each followed by the range over them.
    public Value byAll(CaptureStudy study, Origin origin) {
        List<Value> printed = new ArrayList<>();
        for (Map.Entry<String, List<CaptureTable>> stratum : strata(study).entrySet()) {
            List<CaptureTable> replicates = stratum.getValue();
            List<Estimate> estimates = replicates.size() == 1
                    ? methods.all(replicates.getFirst())
                    : combined(replicates);
            EstimateRange range = EstimateRange.of(replicates.getFirst(), estimates, rules.release());
            for (Estimate estimate : estimates) {
                boolean mayLeave = range.release().publishable() && estimate.isReliable();
                String reason = estimate.isReliable()
                        ? range.release().reason()
                        : "Not used: " + String.join("; ", estimate.doubts().failures()) + ".";
                printed.add(print(stratum.getKey(), estimate.asValue(new Release(mayLeave, reason)), origin));
            }
            printed.add(print(stratum.getKey(), range.asValue(), origin));
        }
        return new Value.Sequence(printed);
    }

    private Estimate estimate(Method method, List<CaptureTable> replicates) {
        if (replicates.size() == 1) {
            return methods.estimate(method, replicates.getFirst());
        }
        List<Estimate> each = replicates.stream().map(table -> methods.estimate(method, table)).toList();
        return Combination.ofReplicates(each, observed(replicates));
    }

    private List<Estimate> combined(List<CaptureTable> replicates) {
        SequencedMap<String, List<Estimate>> byMethod = new LinkedHashMap<>();
        for (CaptureTable table : replicates) {
            for (Estimate estimate : methods.all(table)) {
                byMethod.computeIfAbsent(estimate.method(), _ -> new ArrayList<>()).add(estimate);
            }
        }
        return byMethod.values()
                .stream()
                .filter(each -> each.size() == replicates.size())
                .map(each -> Combination.ofReplicates(each, observed(replicates)))
                .toList();
    }

    private static long observed(List<CaptureTable> replicates) {
        return replicates.stream().mapToLong(CaptureTable::observed).max().orElse(0);
    }

    private SequencedMap<String, List<CaptureTable>> strata(CaptureStudy study) {
        SequencedMap<String, List<CaptureTable>> strata = new LinkedHashMap<>();
        for (Map.Entry<Part, CaptureTable> part : study.tables().entrySet()) {
            strata.computeIfAbsent(part.getKey().stratum(), _ -> new ArrayList<>())
                    .add(part.getValue().withoutListsBelow(rules.leastOnList()));
        }
        return strata;
    }

    private Value print(String stratum, Group estimate, Origin origin) {
        Group out = Group.empty().putAll(estimate);
        if (!stratum.isEmpty()) {
            out.put("stratum", Value.of(stratum));
        }
        String method = Optional.ofNullable(estimate.parts().get("method"))
                .map(value -> value instanceof Value.Text(String text) ? text : "")
                .orElse("");
        SequencedMap<String, InputHash> inputs = new LinkedHashMap<>();
        inputs.put("lists", origin.input());
        return out.put("provenance",
                new Provenance("estimate " + method, Optional.of(methods.chance().seed()), origin.settings(), inputs,
                        MEANING)
                        .asValue());
    }
}
