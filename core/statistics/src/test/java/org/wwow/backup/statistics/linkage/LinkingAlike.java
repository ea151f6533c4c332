package org.wwow.backup.statistics.linkage;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

import org.wwow.backup.statistics.Seed;
import org.wwow.backup.statistics.linkage.Linkage.Grouping;
import org.wwow.backup.statistics.linkage.Linkage.Settings;
import org.wwow.backup.statistics.linkage.LinkageResult.Link;
import org.wwow.backup.statistics.linkage.LinkageResult.Party;
import org.wwow.backup.statistics.linkage.compare.Absent;
import org.wwow.backup.statistics.linkage.compare.Cell;
import org.wwow.backup.statistics.linkage.compare.Comparison;
import org.wwow.backup.statistics.result.JsonPrint;

import static org.assertj.core.api.Assertions.assertThat;

/// What must not change the links: the order of the rows, the names of the records, which table is called a, a column
/// that is empty everywhere.
class LinkingAlike {
    private static final PersonTable ONE = SyntheticPersons.febrl("febrl-dataset1.csv");
    private static final PersonTable A = first(SyntheticPersons.febrl("febrl-dataset4a.csv"), 1500);
    private static final PersonTable B = first(SyntheticPersons.febrl("febrl-dataset4b.csv"), 1200);
    private static final Linkage DUPLICATES = new Linkage(Settings.of(Grouping.DUPLICATES, new Seed(1)));
    private static final Linkage ONE_TO_ONE = new Linkage(Settings.of(Grouping.ONE_TO_ONE, new Seed(1)));
    private static final Linkage GROUPS = new Linkage(Settings.of(Grouping.GROUPS, new Seed(1)));

    @Test
    void doesNotDependOnTheOrderOfTheRows() {
        List<PersonRecord> reversed = new ArrayList<>(ONE.records());
        Collections.reverse(reversed);

        String straight = print(DUPLICATES.link(ONE, Optional.empty(), Unlinked.NONE));

        assertThat(print(DUPLICATES.link(with(ONE, reversed), Optional.empty(), Unlinked.NONE))).isEqualTo(straight);
    }

    @Test
    void doesNotDependOnTheNamesOfTheRecords() {
        UnaryOperator<String> renamed = id -> new StringBuilder(id).reverse().toString();
        PersonTable other = with(ONE, ONE.records()
                .stream()
                .map(record -> new PersonRecord(renamed.apply(record.id()), record.cells()))
                .toList());

        Linkage allPairs = new Linkage(new Settings(Grouping.DUPLICATES, 0.01, 0.01, 500_000, new Seed(1)));
        LinkageResult straight = allPairs.link(ONE, Optional.empty(), Unlinked.NONE);
        LinkageResult turned = allPairs.link(other, Optional.empty(), Unlinked.NONE);
        assertThat(weights(turned)).isEqualTo(weights(straight));
        assertThat(unordered(turned, label -> "a:" + renamed.apply(label.substring(2))))
                .isEqualTo(unordered(straight, UnaryOperator.identity()));
    }

    @Test
    void doesNotDependOnWhichTableIsCalledA() {
        for (Linkage linkage : List.of(ONE_TO_ONE, GROUPS)) {
            LinkageResult straight = linkage.link(A, Optional.of(B), Unlinked.NONE);
            LinkageResult turned = linkage.link(B, Optional.of(A), Unlinked.NONE);

            assertThat(straight.links()).hasSizeGreaterThan(300);
            assertThat(unordered(turned, LinkingAlike::exchanged))
                    .isEqualTo(unordered(straight, UnaryOperator.identity()));
            assertThat(weights(turned)).isEqualTo(weights(straight));
            assertThat(turned.review()).hasSameSizeAs(straight.review());
        }
    }

    @Test
    void learnsNothingFromAColumnThatIsEmptyEverywhere() {
        PersonTable wider = new PersonTable(
                plus(ONE.features(), new Feature("empty", new Comparison.OfNames())),
                ONE.records()
                        .stream()
                        .map(record -> new PersonRecord(record.id(), plus(record.cells(), (Cell) Absent.CELL)))
                        .toList(),
                List.of(), 0);

        LinkageResult narrow = DUPLICATES.link(ONE, Optional.empty(), Unlinked.NONE);
        LinkageResult wide = DUPLICATES.link(wider, Optional.empty(), Unlinked.NONE);

        assertThat(SyntheticPersons.pairs(wide.links())).isEqualTo(SyntheticPersons.pairs(narrow.links()));
        assertThat(weights(wide)).isEqualTo(weights(narrow));
    }

    @Test
    void givesTheSameToTheLastDigitForTheSameSeed() {
        assertThat(print(ONE_TO_ONE.link(A, Optional.of(B), Unlinked.NONE)))
                .isEqualTo(print(ONE_TO_ONE.link(A, Optional.of(B), Unlinked.NONE)));
    }

    @Test
    void dependsLittleOnTheSeedOfASmallSample() {
        Set<Party> first = sampled(1);
        Set<Party> second = sampled(2);

        Set<Party> both = new HashSet<>(first);
        both.retainAll(second);
        assertThat((double) both.size() / Math.max(first.size(), second.size())).isGreaterThan(0.99);
    }

    @Test
    void findsInGroupsWhatItFindsOneToOne() {
        Set<Party> one = SyntheticPersons.pairs(ONE_TO_ONE.link(A, Optional.of(B), Unlinked.NONE).links());
        Set<Party> groups = SyntheticPersons.pairs(GROUPS.link(A, Optional.of(B), Unlinked.NONE).links());

        Set<Party> both = new HashSet<>(one);
        both.retainAll(groups);
        assertThat((double) both.size() / one.size()).isGreaterThan(0.98);
    }

    private static Set<Party> sampled(long seed) {
        Settings settings = new Settings(Grouping.ONE_TO_ONE, 0.01, 0.01, 100_000, new Seed(seed));
        return SyntheticPersons.pairs(new Linkage(settings).link(A, Optional.of(B), Unlinked.NONE).links());
    }

    private static PersonTable first(PersonTable table, int records) {
        return with(table, table.records().subList(0, records));
    }

    private static PersonTable with(PersonTable table, List<PersonRecord> records) {
        return new PersonTable(table.features(), records, table.passes(), table.unread());
    }

    private static <T> List<T> plus(List<T> list, T last) {
        List<T> longer = new ArrayList<>(list);
        longer.add(last);
        return longer;
    }

    private static String exchanged(String label) {
        return (label.startsWith("a:") ? "b:" : "a:") + label.substring(2);
    }

    private static String print(LinkageResult result) {
        return JsonPrint.of(result.asValue());
    }

    private static List<Double> weights(LinkageResult result) {
        return result.links().stream().map(Link::bits).toList();
    }

    private static Set<Set<String>> unordered(LinkageResult result, UnaryOperator<String> name) {
        return result.links()
                .stream()
                .map(link -> Set.of(name.apply(link.party().one()), name.apply(link.party().other())))
                .collect(Collectors.toSet());
    }
}
