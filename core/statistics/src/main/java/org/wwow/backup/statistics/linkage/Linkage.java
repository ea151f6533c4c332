package org.wwow.backup.statistics.linkage;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.wwow.backup.statistics.InputRefused;
import org.wwow.backup.statistics.Seed;
import org.wwow.backup.statistics.linkage.Assignment.Doubted;
import org.wwow.backup.statistics.linkage.LinkageResult.Link;
import org.wwow.backup.statistics.linkage.LinkageResult.Party;
import org.wwow.backup.statistics.linkage.LinkageResult.Review;

/// Finds records of the same person in one table or in two.
///
/// Passes bring pairs together; a model is fitted to all pairs; every candidate is weighed; the pairs above a bound
/// become links unless another record fits as well or a chain would join what contradicts itself; what lies between
/// the bounds goes to a person. The tables are never changed: a result is a list of links, made anew each time from the
/// tables, the settings and the list of what was taken back.
///
/// @param settings how
public record Linkage(Settings settings) {
    /// A pair that would be a link but for what is shared.
    private static final double LIKELY_FAMILY = 0.9;
    private static final long PAIRS_A_RECORD = 50;
    private static final long PAIRS_AT_LEAST = 20_000;
    private static final long PAIRS_OF_A_NAMED_PASS = 10_000_000;

    /// How records are linked.
    ///
    /// @param grouping what may be linked to what
    /// @param falseLinks the expected share of false links allowed
    /// @param missed the expected share of pairs of one person allowed below the review
    /// @param sample how many pairs outside the blocks the model is fitted to
    /// @param seed the origin of all chance
    public record Settings(Grouping grouping, double falseLinks, double missed, int sample, Seed seed) {
        /// @throws InputRefused if an error is no share or the sample is too small or too large
        public Settings {
            if (!(falseLinks > 0 && falseLinks < 0.5) || !(missed > 0 && missed < 0.5)) {
                throw InputRefused.because("An allowed error is a share above 0 and below 0.5.");
            }
            if (sample < 1_000 || sample > 20_000_000) {
                throw InputRefused.because("The sample has from 1000 to 20 million pairs.");
            }
        }

        /// One false link in a hundred, one missed pair in a hundred, a sample of 400,000.
        public static Settings of(Grouping grouping, Seed seed) {
            return new Settings(grouping, 0.01, 0.01, 400_000, seed);
        }
    }

    /// What may be linked to what.
    public enum Grouping {
        /// One table: groups of records of one person.
        DUPLICATES,
        /// Two tables without duplicates: each record to at most one of the other table.
        ONE_TO_ONE,
        /// Two tables with duplicates: groups over both.
        GROUPS
    }

    /// Links one table or two.
    ///
    /// @throws InputRefused if there is nothing to compare or nothing to learn from
    public LinkageResult link(PersonTable a, Optional<PersonTable> b, Unlinked unlinked) {
        if (b.isEmpty() != (settings.grouping() == Grouping.DUPLICATES)) {
            throw InputRefused.because("One table is searched for duplicates, two are linked one to one or in groups.");
        }
        Population population = Population.of(a, b, settings.grouping() == Grouping.ONE_TO_ONE
                ? Population.Linking.BETWEEN
                : Population.Linking.ALL);
        Set<Long> apart = unlinked.in(population);
        Blocking.Candidates candidates = candidates(population, a.passes());
        long[] vectors = vectors(population, candidates.pairs());
        Patterns patterns = Patterns.of(population, candidates.pairs(), vectors, settings.sample(), settings.seed());
        FellegiSunter model = FellegiSunter.fit(population.features(), patterns, (double) population.pairs(),
                (double) population.mostMatches());
        Scale scale = new Scale(population, model, Rareness.in(population));
        List<ScoredPair> alike = score(scale, candidates.pairs(), vectors, apart);
        List<ScoredPair> scored = alike.stream().filter(pair -> pair.own() > 0).toList();
        List<ScoredPair> families = alike.stream()
                .filter(pair -> pair.own() <= 0 && pair.probability() >= LIKELY_FAMILY)
                .toList();
        Bounds bounds = Bounds.of(scored, settings.falseLinks(), settings.missed());
        List<ScoredPair> likely = scored.stream().filter(pair -> pair.probability() >= bounds.upper()).toList();
        Assignment assignment = population.isBetween() ? OneToOne.of(likely) : Groups.of(likely, scale, apart);
        return new LinkageResult(links(assignment, scale), groups(assignment, population),
                review(doubted(assignment, scored, bounds, families), scale),
                LinkageResult.Diagnosis.of(population, candidates, model, bounds));
    }

    private Blocking.Candidates candidates(Population population, List<List<String>> named) {
        if (population.features().stream().anyMatch(feature -> SampledBits.isEncoded(feature.comparison()))) {
            return Blocking.of(population, SampledBits.keys(population, settings.seed()), PAIRS_OF_A_NAMED_PASS);
        }
        long usual = Math.max(PAIRS_AT_LEAST, PAIRS_A_RECORD * population.size());
        return Blocking.byFields(population, named, named.isEmpty() ? usual : PAIRS_OF_A_NAMED_PASS);
    }

    private static long[] vectors(Population population, LongList pairs) {
        long[] vectors = new long[pairs.size()];
        for (int at = 0; at < vectors.length; at++) {
            vectors[at] = population.vector((int) (pairs.get(at) >>> 32), (int) pairs.get(at));
        }
        return vectors;
    }

    private static List<ScoredPair> score(Scale scale, LongList pairs, long[] vectors, Set<Long> apart) {
        double prior = scale.model().priorBits();
        List<ScoredPair> scored = new ArrayList<>();
        for (int at = 0; at < vectors.length; at++) {
            int one = (int) (pairs.get(at) >>> 32);
            int other = (int) pairs.get(at);
            double evidence = scale.bits(one, other, vectors[at]);
            if (evidence > 0 && !apart.contains(pairs.get(at))) {
                scored.add(new ScoredPair(one, other, prior + evidence, scale.ownBits(one, other, vectors[at])));
            }
        }
        scored.sort(ScoredPair.HEAVIEST);
        return scored;
    }

    private static List<Link> links(Assignment assignment, Scale scale) {
        List<Link> links = new ArrayList<>();
        for (ScoredPair pair : assignment.links()) {
            links.add(new Link(Party.of(scale.population(), pair.one(), pair.other()), pair.bits(), pair.probability(),
                    scale.evidence(pair.one(), pair.other())));
        }
        return links;
    }

    private static List<List<String>> groups(Assignment assignment, Population population) {
        return Groups.made(assignment.links())
                .stream()
                .map(group -> group.stream().map(population::label).sorted().toList())
                .sorted(Comparator.comparing(List::getFirst))
                .toList();
    }

    private static List<Doubted> doubted(Assignment assignment, List<ScoredPair> scored, Bounds bounds,
            List<ScoredPair> families) {
        List<Doubted> doubted = new ArrayList<>(assignment.doubtful());
        scored.stream()
                .filter(pair -> pair.probability() < bounds.upper() && pair.probability() >= bounds.lower())
                .forEach(pair -> doubted.add(new Doubted(pair, Doubt.UNCERTAIN, -1)));
        families.forEach(pair -> doubted.add(new Doubted(pair, Doubt.FAMILY, -1)));
        doubted.sort(Comparator.comparing(Doubted::doubt)
                .thenComparingDouble(open -> Math.abs(open.pair().bits()))
                .thenComparing(Doubted::pair, ScoredPair.HEAVIEST));
        return doubted;
    }

    private static List<Review> review(List<Doubted> doubted, Scale scale) {
        List<Review> review = new ArrayList<>();
        for (Doubted open : doubted) {
            Optional<String> cause = open.cause() < 0
                    ? Optional.empty()
                    : Optional.of(scale.population().label(open.cause()));
            ScoredPair pair = open.pair();
            review.add(new Review(
                    new Link(Party.of(scale.population(), pair.one(), pair.other()), pair.bits(), pair.probability(),
                            scale.evidence(pair.one(), pair.other())),
                    open.doubt(), cause));
        }
        return review;
    }
}
