package org.wwow.backup.statistics.linkage;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import org.wwow.backup.statistics.linkage.compare.Comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class FittingFellegiSunter {
    private static final double PAIRS = 1_000_000;
    private static final double SHARE = 0.002;
    private static final List<Feature> FOUR = List.of(new Feature("one", new Comparison.OfCodes()),
            new Feature("two", new Comparison.OfCodes()), new Feature("three", new Comparison.OfCodes()),
            new Feature("four", new Comparison.OfCodes()));
    private static final double[][] M = {{0.1, 0.2, 0.7}, {0.05, 0.05, 0.9}, {0.2, 0.1, 0.7}, {0.02, 0.08, 0.9}};
    private static final double[][] U = {{0.9, 0.08, 0.02}, {0.95, 0.04, 0.01}, {0.79, 0.2, 0.01},
        {0.985, 0.01, 0.005}};

    @Test
    void recoversWhatThePairsWereMadeFrom() {
        FellegiSunter model = FellegiSunter.fit(FOUR, expected(0), PAIRS, 10_000);

        assertThat(model.progress().settled()).isTrue();
        assertThat(model.progress().share()).isCloseTo(SHARE, within(1e-5));
        agrees(model, 0.002);
    }

    @Test
    void recoversItWhereAFieldIsOftenMissing() {
        FellegiSunter model = FellegiSunter.fit(FOUR, expected(0.6), PAIRS, 10_000);

        assertThat(model.progress().share()).isCloseTo(SHARE, within(3e-5));
        agrees(model, 0.005);
    }

    @Test
    void countsWhatIsMissingAsMissing() {
        FellegiSunter model = FellegiSunter.fit(FOUR, expected(0.3), PAIRS, 10_000);
        long known = vector(2, 2, 2, 2);

        assertThat(model.bits(0L)).isZero();
        assertThat(model.bits(2, Comparison.NONE)).isZero();
        assertThat(model.bits(vector(2, 2, -1, 2))).isCloseTo(model.bits(known) - model.bits(2, 2), within(1e-9));
        assertThat(model.bits(vector(-1, -1, 0, -1))).isEqualTo(model.bits(2, 0)).isNegative();
    }

    @Test
    void addsTheLogarithmsOfTheRatios() {
        FellegiSunter model = new FellegiSunter(FOUR.subList(0, 2), new double[][]{{0.2, 0.8}, {0.5, 0.5}},
                new double[][]{{0.8, 0.2}, {0.75, 0.25}}, new FellegiSunter.Progress(1 / 9.0, 0, true));

        assertThat(model.bits(0, 1)).isCloseTo(2, within(1e-12));
        assertThat(model.bits(0, 0)).isCloseTo(-2, within(1e-12));
        assertThat(model.bits(1, 1)).isCloseTo(1, within(1e-12));
        assertThat(model.priorBits()).isCloseTo(-3, within(1e-12));
        assertThat(FellegiSunter.probability(0)).isEqualTo(0.5);
        assertThat(FellegiSunter.probability(3)).isCloseTo(8 / 9.0, within(1e-12));
        assertThat(FellegiSunter.probability(-2000)).isZero();
        assertThat(FellegiSunter.probability(2000)).isOne();
    }

    @Test
    void neverFindsMorePersonsThanThereCanBe() {
        FellegiSunter model = FellegiSunter.fit(FOUR, expected(0), PAIRS, 500);

        assertThat(model.progress().share() * PAIRS).isLessThanOrEqualTo(500.0001);
    }

    @Test
    void saysNothingAboutALevelNoPairHad() {
        List<Feature> dated = new ArrayList<>(FOUR);
        dated.set(3, new Feature("four", new Comparison.OfNames()));
        FellegiSunter model = FellegiSunter.fit(dated, expected(0), PAIRS, 10_000);

        assertThat(model.bits(3, 3)).isZero();
        assertThat(model.bits(3, 2)).isGreaterThan(5);
    }

    @Test
    void givesRareValuesMoreAndCommonOnesLess() {
        StringBuilder csv = new StringBuilder("name,code\n");
        for (int at = 0; at < 90; at++) {
            csv.append("Common,").append(at).append('\n');
        }
        for (int at = 0; at < 10; at++) {
            csv.append(at < 2 ? "Rare," : "Other" + at + ",").append(200 + at).append('\n');
        }
        PersonTable table = SyntheticPersons.read(csv.toString(), new Schema(Optional.empty(),
                List.of(Field.of("name", FieldType.NAME), Field.of("code", FieldType.CODE)), List.of()));
        Population population = Population.of(table, Optional.empty(), Population.Linking.ALL);
        Rareness rareness = Rareness.in(population);
        int[] common = named(population, "common");
        int[] rare = named(population, "rare");

        double any = 0.9 * 0.9 + 0.02 * 0.02 + 8 * 0.01 * 0.01;
        assertThat(rareness.bits(0, common[0], common[1])).isCloseTo(Math.log(any / 0.9) / Math.log(2), within(1e-12))
                .isNegative();
        assertThat(rareness.bits(0, rare[0], rare[1])).isCloseTo(Math.log(any / 0.02) / Math.log(2), within(1e-12));
        assertThat(rareness.bits(0, common[0], rare[0])).isZero();
    }

    private static int[] named(Population population, String name) {
        return java.util.stream.IntStream.range(0, population.size())
                .filter(record -> population.cell(record, 0).rareness().equals(name))
                .toArray();
    }

    private static void agrees(FellegiSunter model, double tolerance) {
        for (int feature = 0; feature < 4; feature++) {
            for (int level = 0; level < 3; level++) {
                assertThat(model.m(feature, level)).isCloseTo(M[feature][level], within(tolerance));
                assertThat(model.u(feature, level)).isCloseTo(U[feature][level], within(tolerance));
            }
        }
    }

    private static long vector(int... levels) {
        long vector = 0;
        for (int feature = 0; feature < levels.length; feature++) {
            vector |= (long) (levels[feature] + 1) << (4 * feature);
        }
        return vector;
    }

    /// The expected number of pairs of each vector, the third feature missing in a share of them.
    private static Patterns expected(double missing) {
        List<Long> vectors = new ArrayList<>();
        List<Double> weights = new ArrayList<>();
        for (int third = -1; third < 3; third++) {
            for (int rest = 0; rest < 27; rest++) {
                int[] levels = {rest % 3, rest / 3 % 3, third, rest / 9};
                double kept = third < 0 ? missing : 1 - missing;
                double weight = PAIRS * kept * (SHARE * chance(M, levels) + (1 - SHARE) * chance(U, levels));
                if (weight > 0) {
                    vectors.add(vector(levels));
                    weights.add(weight);
                }
            }
        }
        List<Integer> order = new ArrayList<>(java.util.stream.IntStream.range(0, vectors.size()).boxed().toList());
        order.sort(java.util.Comparator.comparing(vectors::get));
        return new Patterns(LongList.distinct(order.stream().mapToLong(vectors::get).toArray()),
                order.stream().mapToDouble(weights::get).toArray(), 1);
    }

    private static double chance(double[][] rates, int[] levels) {
        double chance = 1;
        for (int feature = 0; feature < levels.length; feature++) {
            chance *= levels[feature] < 0 ? 1 : rates[feature][levels[feature]];
        }
        return chance;
    }
}
