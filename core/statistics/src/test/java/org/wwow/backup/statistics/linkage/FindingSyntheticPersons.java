package org.wwow.backup.statistics.linkage;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import org.wwow.backup.statistics.Seed;
import org.wwow.backup.statistics.linkage.Linkage.Grouping;
import org.wwow.backup.statistics.linkage.Linkage.Settings;
import org.wwow.backup.statistics.linkage.LinkageResult.Party;
import org.wwow.backup.statistics.linkage.SyntheticPersons.Quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/// FEBRL 1, FEBRL 4 and RLdata500, whose true pairs are known. The goal was a pairwise F1 of 0.95.
class FindingSyntheticPersons {
    private static final Linkage DUPLICATES = new Linkage(Settings.of(Grouping.DUPLICATES, new Seed(1)));

    @Test
    void linksFiveThousandToFiveThousand() {
        LinkageResult result = new Linkage(Settings.of(Grouping.ONE_TO_ONE, new Seed(1))).link(
                SyntheticPersons.febrl("febrl-dataset4a.csv"),
                Optional.of(SyntheticPersons.febrl("febrl-dataset4b.csv")), Unlinked.NONE);
        Quality quality = Quality.of(SyntheticPersons.pairs(result.links()), SyntheticPersons::sameNumber, 5000);

        assertThat(quality.f1()).isGreaterThan(0.985);
        assertThat(quality.precision()).isGreaterThan(0.999);
        assertThat(trueOnes(result)).as("found or shown").isGreaterThan(4980);
        assertThat(result.diagnosis().pairs()).isEqualTo(25_000_000);
        assertThat(result.diagnosis().candidates()).isLessThan(20_000);
        assertThat(result.diagnosis().model().share() * 25e6).isCloseTo(5000, within(150.0));
        assertThat(result.links().stream().map(link -> link.party().one()).distinct()).hasSameSizeAs(result.links());
        assertThat(result.links().stream().map(link -> link.party().other()).distinct())
                .hasSameSizeAs(result.links());
    }

    @Test
    void findsTheDuplicatesOfFebrlOne() {
        LinkageResult result = DUPLICATES.link(SyntheticPersons.febrl("febrl-dataset1.csv"), Optional.empty(),
                Unlinked.NONE);
        Quality quality = Quality.of(SyntheticPersons.pairs(result.links()), SyntheticPersons::sameNumber, 500);

        assertThat(quality.f1()).isGreaterThan(0.98);
        assertThat(quality.precision()).isOne();
        assertThat(trueOnes(result)).as("found or shown").isGreaterThan(495);
        assertThat(result.diagnosis().model().share() * 499_500).isCloseTo(500, within(20.0));
        assertThat(result.groups()).hasSameSizeAs(result.links()).allSatisfy(group -> assertThat(group).hasSize(2));
    }

    @Test
    void findsOrShowsTheDuplicatesOfRlData() {
        LinkageResult result = DUPLICATES.link(SyntheticPersons.rlData500(), Optional.empty(), Unlinked.NONE);
        List<String> persons = SyntheticPersons.entities();
        Quality quality = Quality.of(SyntheticPersons.pairs(result.links()), pair -> same(persons, pair), 50);

        assertThat(quality.f1()).isGreaterThan(0.96);
        assertThat(quality.precision()).isOne();
        assertThat(result.diagnosis().model().share() * 124_750).isCloseTo(50, within(2.0));
        long shown = result.review().stream().filter(open -> same(persons, open.pair().party())).count();
        assertThat(shown + result.links().size()).isBetween(48L, 50L);
        assertThat(result.review()).hasSizeLessThan(25);
    }

    private static long trueOnes(LinkageResult result) {
        return result.links().stream().filter(link -> SyntheticPersons.sameNumber(link.party())).count()
                + result.review()
                        .stream()
                        .filter(open -> SyntheticPersons.sameNumber(open.pair().party()))
                        .count();
    }

    private static boolean same(List<String> persons, Party pair) {
        return persons.get(Integer.parseInt(pair.one().substring(2)) - 1)
                .equals(persons.get(Integer.parseInt(pair.other().substring(2)) - 1));
    }
}
