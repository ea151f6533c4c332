package org.wwow.backup.statistics.linkage;

import java.util.Optional;

import org.junit.jupiter.api.Test;

import org.wwow.backup.statistics.Seed;
import org.wwow.backup.statistics.linkage.Linkage.Grouping;
import org.wwow.backup.statistics.linkage.Linkage.Settings;
import org.wwow.backup.statistics.linkage.SyntheticPersons.Quality;

import static org.assertj.core.api.Assertions.assertThat;

class FindingSyntheticPersons {
    @Test
    void linksFiveThousandToFiveThousand() {
        LinkageResult result = new Linkage(Settings.of(Grouping.ONE_TO_ONE, new Seed(1))).link(
                SyntheticPersons.febrl("febrl-dataset4a.csv"),
                Optional.of(SyntheticPersons.febrl("febrl-dataset4b.csv")), Unlinked.NONE);
        Quality quality = Quality.of(SyntheticPersons.pairs(result.links()),
                pair -> SyntheticPersons.person(pair.one()).equals(SyntheticPersons.person(pair.other())), 5000);
        System.err.println(quality + " " + quality.f1() + " review " + result.review().size());
        System.err.println(org.wwow.backup.statistics.result.TextPrint.of(result.diagnosis().asValue()));
        assertThat(quality.f1()).isGreaterThan(0.98);
    }

    @Test
    void findsTheDuplicatesOfFebrlOne() {
        LinkageResult result = new Linkage(Settings.of(Grouping.DUPLICATES, new Seed(1)))
                .link(SyntheticPersons.febrl("febrl-dataset1.csv"), Optional.empty(), Unlinked.NONE);
        Quality quality = Quality.of(SyntheticPersons.pairs(result.links()),
                pair -> SyntheticPersons.person(pair.one()).equals(SyntheticPersons.person(pair.other())), 500);
        System.err.println(quality + " " + quality.f1() + " review " + result.review().size());
        System.err.println(org.wwow.backup.statistics.result.TextPrint.of(result.diagnosis().asValue()));
        result.review().forEach(open -> System.err.println(open.pair().party() + open.reason()));
        assertThat(quality.f1()).isGreaterThan(0.98);
    }

    @Test
    void findsTheDuplicatesOfRlData() {
        LinkageResult result = new Linkage(Settings.of(Grouping.DUPLICATES, new Seed(1)))
                .link(SyntheticPersons.rlData500(), Optional.empty(), Unlinked.NONE);
        java.util.List<String> entity = SyntheticPersons.entities();
        Quality quality = Quality.of(SyntheticPersons.pairs(result.links()),
                pair -> entity.get(Integer.parseInt(pair.one().substring(2)) - 1)
                        .equals(entity.get(Integer.parseInt(pair.other().substring(2)) - 1)),
                50);
        System.err.println(quality + " " + quality.f1() + " review " + result.review().size());
        System.err.println(org.wwow.backup.statistics.result.TextPrint.of(result.diagnosis().asValue()));
        result.review().forEach(open -> System.err.println(open.pair().party() + open.reason()));
        assertThat(quality.f1()).isGreaterThan(0.98);
    }
}
