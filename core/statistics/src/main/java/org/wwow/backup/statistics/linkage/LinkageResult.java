package org.wwow.backup.statistics.linkage;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.wwow.backup.statistics.result.Value;
import org.wwow.backup.statistics.result.Value.Group;

/// Links, groups, and the pairs a person should look at. It names records by `a:` or `b:` and their id, and holds
/// nothing of what stood in them.
///
/// @param links the links, the heaviest first
/// @param groups the records of each person, for every person with a link
/// @param review what waits for a person, the most urgent first
/// @param diagnosis how it came about
public record LinkageResult(List<Link> links, List<List<String>> groups, List<Review> review, Diagnosis diagnosis) {
    /// Copies the lists.
    public LinkageResult {
        links = List.copyOf(links);
        groups = groups.stream().map(List::copyOf).toList();
        review = List.copyOf(review);
    }

    /// Two records.
    ///
    /// @param one the one of table a, or the lesser
    /// @param other the other
    public record Party(String one, String other) {
        static Party of(Population population, int one, int other) {
            String first = population.label(one);
            String second = population.label(other);
            return first.compareTo(second) <= 0 ? new Party(first, second) : new Party(second, first);
        }
    }

    /// Two records that are one person, with the evidence.
    ///
    /// @param party the records
    /// @param bits the weight, what is believed beforehand included
    /// @param probability by the model, that they are one person
    /// @param evidence of each field
    public record Link(Party party, double bits, double probability, Evidence evidence) {
        Group asValue(String decision) {
            return Group.empty()
                    .put("decision", Value.of(decision))
                    .put("one", Value.of(party.one()))
                    .put("other", Value.of(party.other()))
                    .put("probability", Value.of(probability))
                    .put("bits", Value.of(bits));
        }
    }

    /// A pair that waits for a person.
    ///
    /// @param pair the pair
    /// @param doubt why it waits
    /// @param because the record that stands in the way, if one does
    public record Review(Link pair, Doubt doubt, Optional<String> because) {
        /// The reason in words.
        public String reason() {
            return doubt.reason() + because.map(record -> " (" + record + ")").orElse("") + ". "
                    + pair.evidence().inWords();
        }
    }

    /// How the result came about.
    ///
    /// @param records of both tables
    /// @param pairs that could be compared
    /// @param candidates that were
    /// @param passes what each blocking pass brought
    /// @param model the fitted model
    /// @param bounds from where pairs are linked and reviewed, and the expected errors
    public record Diagnosis(long records, long pairs, long candidates, Value passes, Model model, Value bounds) {
        static Diagnosis of(Population population, Blocking.Candidates candidates, FellegiSunter model, Bounds bounds) {
            List<Value> passes = new ArrayList<>();
            candidates.passes()
                    .forEach(pass -> passes.add(Group.empty()
                            .put("fields", Value.of(pass.name()))
                            .put("pairs", Value.of(pass.pairs()))
                            .put("used", Value.of(pass.used()))));
            Value limits = Group.empty()
                    .put("linkFrom", bounds.upper() > 1 ? new Value.Missing() : Value.of(bounds.upper()))
                    .put("reviewFrom", Value.of(Math.min(1, bounds.lower())))
                    .put("expectedFalseLinks", Value.of(bounds.falseLinks()))
                    .put("expectedMissed", Value.of(bounds.missed()));
            return new Diagnosis(population.size(), population.pairs(), candidates.pairs().size(),
                    new Value.Sequence(passes),
                    new Model(model.progress().share(), model.progress().iterations(), model.progress().settled(),
                            model.levels()),
                    limits);
        }

        Group asValue() {
            return Group.empty()
                    .put("records", Value.of(records))
                    .put("pairs", Value.of(pairs))
                    .put("candidates", Value.of(candidates))
                    .put("bounds", bounds)
                    .put("model", model.asValue())
                    .put("passes", passes);
        }
    }

    /// The fitted model.
    ///
    /// @param share of all pairs that are of one person
    /// @param iterations of the EM algorithm
    /// @param settled whether it came to rest
    /// @param levels each level with its m, its u and its bits
    public record Model(double share, int iterations, boolean settled, Value levels) {
        Group asValue() {
            return Group.empty()
                    .put("shareOfPairs", Value.of(share))
                    .put("iterations", Value.of((long) iterations))
                    .put("settled", Value.of(settled))
                    .put("levels", levels);
        }
    }

    /// The result as it is printed: links with their evidence, the review with its reasons, how it came about.
    public Group asValue() {
        return Group.empty()
                .put("linked", Value.of((long) links.size()))
                .put("persons", Value.of((long) groups.size()))
                .put("forReview", Value.of((long) review.size()))
                .put("links", new Value.Sequence(links.stream()
                        .<Value>map(link -> link.asValue("link")
                                .put("reason", Value.of(link.evidence().inWords()))
                                .put("evidence", link.evidence().asValue()))
                        .toList()))
                .put("groups", new Value.Sequence(groups.stream().map(Value::ofTexts).toList()))
                .put("review", new Value.Sequence(review.stream()
                        .<Value>map(open -> open.pair()
                                .asValue(open.doubt().name().toLowerCase(java.util.Locale.ROOT))
                                .put("reason", Value.of(open.reason()))
                                .put("evidence", open.pair().evidence().asValue()))
                        .toList()))
                .putAll(diagnosis.asValue());
    }

    /// One row for each link and each pair of the review of a printed result, without the evidence's parts.
    public static Value rows(Group printed) {
        List<Value> rows = new ArrayList<>();
        for (String part : List.of("links", "review")) {
            if (printed.parts().get(part) instanceof Value.Sequence(var pairs)) {
                for (Value pair : pairs) {
                    Group row = Group.empty();
                    ((Group) pair).parts().forEach((name, value) -> {
                        if (!name.equals("evidence")) {
                            row.put(name, value);
                        }
                    });
                    rows.add(row);
                }
            }
        }
        return new Value.Sequence(rows);
    }
}
