package org.wwow.backup.statistics.linkage;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.wwow.backup.statistics.InputRefused;
import org.wwow.backup.statistics.ReferenceTables;
import org.wwow.backup.statistics.Seed;
import org.wwow.backup.statistics.linkage.Assignment.Doubted;
import org.wwow.backup.statistics.linkage.Linkage.Grouping;
import org.wwow.backup.statistics.linkage.Linkage.Settings;
import org.wwow.backup.statistics.linkage.LinkageResult.Party;
import org.wwow.backup.statistics.linkage.LinkageResult.Review;
import org.wwow.backup.statistics.linkage.compare.JaroWinkler;
import org.wwow.backup.statistics.table.CsvReader;
import org.wwow.backup.statistics.table.CsvRow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

/// Chains, rivals, bounds, and links taken back.
class KeepingPersonsApart {
    private static final Linkage DUPLICATES = new Linkage(Settings.of(Grouping.DUPLICATES, new Seed(1)));

    @Test
    void makesNoChainOfRecordsThatContradictEachOther() {
        // A and B share a code, B and C another; A and C are born years apart.
        Scale scale = scale("id,one,two,born\nA,11111,,1950-01-01\nB,11111,22222,\nC,,22222,1990-06-15\n");

        Assignment assignment = Groups.of(List.of(pair(0, 1, 20), pair(1, 2, 12)), scale, Set.of());

        assertThat(assignment.links()).containsExactly(pair(0, 1, 20));
        assertThat(assignment.doubtful()).containsExactly(new Doubted(pair(1, 2, 12), Doubt.CHAIN, 0));
        assertThat(Groups.made(assignment.links())).containsExactly(List.of(0, 1));
    }

    @Test
    void joinsThreeWhereNothingContradicts() {
        Scale scale = scale("id,one,two,born\nA,11111,,1950-01-01\nB,11111,22222,\nC,,22222,1950-01-01\n");

        Assignment assignment = Groups.of(List.of(pair(0, 1, 20), pair(1, 2, 12)), scale, Set.of());

        assertThat(assignment.doubtful()).isEmpty();
        assertThat(Groups.made(assignment.links())).containsExactly(List.of(0, 1, 2));
    }

    @Test
    void makesNoChainOverAPairThatWasTakenBack() {
        Scale scale = scale("id,one,two,born\nA,11111,22222,\nB,11111,22222,\nC,11111,22222,\n");

        Assignment assignment = Groups.of(List.of(pair(0, 1, 20), pair(1, 2, 12)), scale,
                Set.of(Population.pair(0, 2)));

        assertThat(assignment.links()).containsExactly(pair(0, 1, 20));
        assertThat(assignment.doubtful().getFirst().doubt()).isEqualTo(Doubt.CHAIN);
    }

    @Test
    void letsNoGroupGrowBeyondItsLimit() {
        StringBuilder csv = new StringBuilder("id,one,two,born\n");
        List<ScoredPair> chain = new ArrayList<>();
        for (int at = 0; at <= Groups.LARGEST; at++) {
            csv.append(String.format(java.util.Locale.ROOT, "r%02d,11111,22222,%n", at));
            if (at > 0) {
                chain.add(pair(at - 1, at, 20));
            }
        }

        Assignment assignment = Groups.of(chain, scale(csv.toString()), Set.of());

        assertThat(Groups.made(assignment.links())).singleElement()
                .satisfies(group -> assertThat(group).hasSize(Groups.LARGEST));
        assertThat(assignment.doubtful()).hasSize(1);
    }

    @Test
    void takesTheClearlyBestPairAndSaysWhoWasOutdone() {
        Assignment assignment = OneToOne.of(List.of(pair(0, 2, 20), pair(1, 2, 17), pair(1, 3, 10)));

        assertThat(assignment.links()).containsExactly(pair(0, 2, 20), pair(1, 3, 10));
        assertThat(assignment.doubtful()).containsExactly(new Doubted(pair(1, 2, 17), Doubt.OUTDONE, 0));
    }

    @Test
    void takesNeitherOfTwoThatFitAboutAsWell() {
        Assignment assignment = OneToOne.of(List.of(pair(0, 2, 20), pair(1, 2, 17.5), pair(4, 5, 9)));

        assertThat(assignment.links()).containsExactly(pair(4, 5, 9));
        assertThat(assignment.doubtful()).containsExactly(new Doubted(pair(0, 2, 20), Doubt.RIVAL, 1),
                new Doubted(pair(1, 2, 17.5), Doubt.RIVAL, 0));
    }

    @Test
    void looksAgainOnceARivalIsTaken() {
        // 1–3 is outdone by 1–2, which is outdone by 0–2: with 0–2 taken nothing rivals 1–3.
        Assignment assignment = OneToOne.of(List.of(pair(0, 2, 30), pair(1, 2, 20), pair(1, 3, 19)));

        assertThat(assignment.links()).containsExactly(pair(0, 2, 30), pair(1, 3, 19));
    }

    @Test
    void bindsLinksByTheExpectedShareOfFalseOnes() {
        List<ScoredPair> sorted = List.of(pair(0, 1, 10), pair(2, 3, 7), pair(4, 5, 4), pair(6, 7, 0), pair(8, 9, -9));

        Bounds strict = Bounds.of(sorted, 0.005, 0.01);
        Bounds loose = Bounds.of(sorted, 0.4, 0.01);

        assertThat(strict.upper()).isEqualTo(pair(2, 3, 7).probability());
        assertThat(strict.falseLinks()).isCloseTo((1 / 1025.0 + 1 / 129.0) / 2, within(1e-9));
        assertThat(loose.upper()).as("no link is less likely than 0.9").isEqualTo(pair(4, 5, 4).probability());
        assertThat(strict.lower()).isEqualTo(0.5);
        assertThat(strict.missed()).isPositive().isLessThan(0.01);
        assertThat(Bounds.of(sorted, 0.005, 1e-6).lower()).isEqualTo(pair(8, 9, -9).probability());
        assertThat(Bounds.of(List.of(), 0.01, 0.01).upper()).isGreaterThan(1);
    }

    @Test
    void takesALinkBackAndLeavesTheOthers() {
        PersonTable table = SyntheticPersons.febrl("febrl-dataset1.csv");
        LinkageResult before = DUPLICATES.link(table, Optional.empty(), Unlinked.NONE);
        Party wrong = before.links().get(7).party();

        LinkageResult after = DUPLICATES.link(table, Optional.empty(),
                unlinked("one,other,why\n" + wrong.other() + "," + wrong.one() + ",different persons\n"));

        Set<Party> left = SyntheticPersons.pairs(before.links());
        left.remove(wrong);
        assertThat(SyntheticPersons.pairs(after.links())).isEqualTo(left);
        assertThat(after.review()).noneMatch(open -> open.pair().party().equals(wrong));
        assertThat(DUPLICATES.link(table, Optional.empty(), Unlinked.NONE).links()).isEqualTo(before.links());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "one,other\\na:rec-1,a:rec-nobody | Line 2, column one: the tables have no record",
        "one,other\\na:rec-0-org,rec-1 | Line 2, column other: write the record as the result does",
        "one\\na:x | no column other",
        "one,other\\na:rec-0-org,a:rec-0-org | Line 2: it takes a record apart from itself"})
    void refusesAListThatTakesBackNothing(String csv, String expected) {
        assertThatThrownBy(() -> DUPLICATES.link(SyntheticPersons.febrl("febrl-dataset1.csv"), Optional.empty(),
                unlinked(csv.replace("\\n", "\n")))).isInstanceOf(InputRefused.class).hasMessageContaining(expected);
    }

    @Test
    void givesEachPairOfTheReviewItsReason() {
        LinkageResult result = DUPLICATES.link(SyntheticPersons.rlData500(), Optional.empty(), Unlinked.NONE);

        assertThat(result.review()).isNotEmpty().allSatisfy(open -> {
            assertThat(open.reason()).contains("For: ").contains("(+");
            assertThat(open.pair().evidence().bits() + result.review().getFirst().pair().bits()
                    - result.review().getFirst().pair().evidence().bits()).isCloseTo(open.pair().bits(), within(1e-9));
        });
        assertThat(result.review().stream().map(Review::doubt)).isSorted();
        assertThat(result.review()
                .stream()
                .filter(open -> open.doubt() == Doubt.UNCERTAIN)
                .map(open -> Math.abs(open.pair().bits()))).isSorted();
    }

    @Test
    void repeatsNothingThatStoodInARecord() {
        LinkageResult result = DUPLICATES.link(SyntheticPersons.rlData500(), Optional.empty(), Unlinked.NONE);
        String printed = org.wwow.backup.statistics.result.JsonPrint.of(result.asValue())
                .toLowerCase(java.util.Locale.ROOT);

        assertThat(printed).doesNotContain("meier", "bauer", "schneider", "carsten", "hartmann");
    }

    @Test
    void saysInWordsWhatSpeaksForAndAgainst() {
        Evidence evidence = new Evidence(List.of(new Evidence.Part("surname", "is the same", 9.12, 2.5),
                new Evidence.Part("town", "is the same", 3, -1.2), new Evidence.Part("born", "differs", -4.25, 0),
                new Evidence.Part("sex", "is the same", 0.4, 0), new Evidence.Part("phone", Evidence.MISSING, 0, 0)));

        assertThat(evidence.inWords())
                .isEqualTo("For: surname is the same, and rare (+9.1); town is the same, but common "
                        + "(+3.0). against: born differs (-4.3). not known: phone.");
        assertThat(evidence.bits()).isCloseTo(8.27, within(1e-9));
        assertThat(new Evidence(List.of()).inWords()).isEqualTo("Nothing speaks for one person. nothing against.");
    }

    @Test
    void takesNoFamilyForOnePerson() {
        LinkageResult result = DUPLICATES.link(families(0), Optional.empty(), Unlinked.NONE);

        assertThat(result.links()).isEmpty();
        assertThat(result.review()).isEmpty();
    }

    @Test
    void findsOnePersonTwiceAmongFamilies() {
        LinkageResult result = DUPLICATES.link(families(60), Optional.empty(), Unlinked.NONE);

        assertThat(result.links()).hasSizeBetween(52, 60)
                .allSatisfy(link -> assertThat(link.party().other()).isEqualTo(link.party().one() + "-dup"));
        assertThat(result.groups()).isNotEmpty().allSatisfy(group -> assertThat(group).hasSize(2));
        assertThat(result.review().stream().filter(open -> open.doubt() == Doubt.FAMILY)).hasSizeGreaterThan(100);
    }

    @Test
    void findsNobodyTwiceWhereNobodyIs() {
        PersonTable both = SyntheticPersons.febrl("febrl-dataset1.csv");
        PersonTable originals = new PersonTable(both.features(),
                both.records().stream().filter(record -> record.id().endsWith("-org")).toList(), List.of(), 0);

        LinkageResult result = DUPLICATES.link(originals, Optional.empty(), Unlinked.NONE);

        assertThat(result.links()).isEmpty();
        assertThat(result.groups()).isEmpty();
    }

    /// 200 families of three that share surname, suburb and street; the first of so many stands twice, her name cut.
    private static PersonTable families(int twice) {
        List<CsvRow> rows = new ArrayList<>();
        CsvReader reader = CsvReader.open(ReferenceTables.open("linkage-synthetic-persons/febrl-dataset4a.csv"));
        for (Optional<CsvRow> row = reader.next(); row.isPresent() && rows.size() < 600; row = reader.next()) {
            rows.add(row.get());
        }
        StringBuilder csv = new StringBuilder("rec_id,given_name,surname,date_of_birth,suburb,postcode,address_1\n");
        for (int at = 0; at < rows.size(); at++) {
            CsvRow home = rows.get(at - at % 3);
            CsvRow self = rows.get(at);
            String given = namedLikeASister(rows.subList(at - at % 3, at), self) ? "" : self.text("given_name");
            String rest = String.join(",", home.text("surname"), self.text("date_of_birth"), home.text("suburb"),
                    home.text("postcode"), home.text("address_1"));
            csv.append(self.text("rec_id")).append(',').append(given).append(',').append(rest).append('\n');
            if (at % 3 == 0 && at / 3 < twice && !given.isEmpty()) {
                String cut = given.substring(0, Math.max(0, given.length() - 1));
                csv.append(self.text("rec_id")).append("-dup,").append(cut).append(',').append(rest).append('\n');
            }
        }
        return SyntheticPersons.read(csv.toString(), SyntheticPersons.febrl());
    }

    private static boolean namedLikeASister(List<CsvRow> sisters, CsvRow self) {
        return sisters.stream()
                .anyMatch(sister -> JaroWinkler.similarity(sister.text("given_name"), self.text("given_name")) > 0.7);
    }

    private static Unlinked unlinked(String csv) {
        return Unlinked.read(new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)));
    }

    private static ScoredPair pair(int one, int other, double bits) {
        return new ScoredPair(one, other, bits, bits + 10);
    }

    private static Scale scale(String csv) {
        Schema schema = new Schema(Optional.of("id"), List.of(Field.of("one", FieldType.CODE),
                Field.of("two", FieldType.CODE), Field.of("born", FieldType.DATE)), List.of());
        Population population = Population.of(SyntheticPersons.read(csv, schema), Optional.empty(),
                Population.Linking.ALL);
        double[] codeM = {0.05, 0.15, 0.8};
        double[] codeU = {0.98, 0.01, 0.01};
        double[] dateM = {0.05, 0.05, 0.05, 0.05, 0.05, 0.15, 0.6};
        double[] dateU = {0.95, 0.01, 0.01, 0.01, 0.01, 0.005, 0.005};
        FellegiSunter model = new FellegiSunter(population.features(), new double[][]{codeM, codeM, dateM},
                new double[][]{codeU, codeU, dateU}, new FellegiSunter.Progress(0.01, 1, true));
        return new Scale(population, model, Rareness.in(population));
    }
}
