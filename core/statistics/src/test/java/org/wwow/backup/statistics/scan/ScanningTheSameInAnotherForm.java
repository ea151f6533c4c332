package org.wwow.backup.statistics.scan;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Random;
import java.util.function.UnaryOperator;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.wwow.backup.statistics.Seed;
import org.wwow.backup.statistics.result.JsonPrint;
import org.wwow.backup.statistics.scan.ScanSettings.Chance;
import org.wwow.backup.statistics.scan.ScanSettings.Time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/// What must not change a result, and what must.
class ScanningTheSameInAnotherForm {
    private static final int PLACES = 40;

    @ParameterizedTest
    @EnumSource(Model.class)
    void givesTheSameInOneThreadAsInMany(Model model) {
        ScanTables tables = world(UnaryOperator.identity(), 1, 0, 1).tables(model);

        assertThat(printed(tables, settings(model, 1, 200, false)))
                .isEqualTo(printed(tables, settings(model, 1, 200, true)));
    }

    @ParameterizedTest
    @EnumSource(Model.class)
    void doesNotCareForTheOrderOfRows(Model model) {
        World world = world(UnaryOperator.identity(), 1, 0, 1);

        assertThat(printed(world.shuffled().tables(model), settings(model, 1, 99, true)))
                .isEqualTo(printed(world.tables(model), settings(model, 1, 99, true)));
    }

    @ParameterizedTest
    @EnumSource(Model.class)
    void drawsOtherReplicationsFromAnotherSeed(Model model) {
        ScanTables tables = world(UnaryOperator.identity(), 1, 0, 1).tables(model);
        List<Cluster> one = tables.clusters(settings(model, 1, 99, true));
        List<Cluster> other = tables.clusters(settings(model, 2, 99, true));

        assertThat(ratios(one)).isEqualTo(ratios(other));
        assertThat(one.getFirst().chance().gumbelPValue()).isNotEqualTo(other.getFirst().chance().gumbelPValue());
    }

    @ParameterizedTest
    @EnumSource(Model.class)
    void keepsItsRatiosUnderOtherNames(Model model) {
        UnaryOperator<String> renamed = name -> "q" + (99 - Integer.parseInt(name));

        assertThat(ratios(world(renamed, 1, 0, 1).tables(model).clusters(settings(model, 1, 0, true))))
                .isEqualTo(ratios(world(UnaryOperator.identity(), 1, 0, 1).tables(model)
                        .clusters(settings(model, 1, 0, true))));
    }

    @ParameterizedTest
    @EnumSource(value = Model.class, names = {"POISSON", "SPACE_TIME"})
    void keepsItsRatiosWhenAllPopulationsGrowAlike(Model model) {
        close(world(UnaryOperator.identity(), 7, 0, 1).tables(model), world(UnaryOperator.identity(), 1, 0, 1)
                .tables(model), model);
    }

    @ParameterizedTest
    @EnumSource(Model.class)
    void keepsItsRatiosWhereverThePlaneLies(Model model) {
        close(world(UnaryOperator.identity(), 1, 0.7, 250).tables(model), world(UnaryOperator.identity(), 1, 0, 1)
                .tables(model), model);
    }

    @Test
    void joinsPlacesAtOnePoint() {
        String geography = "place,x,y\na,0,0\nb,0,0\nc,5,5\nd,9,1\n";
        Cluster found = ScanTables.of(geography, "place,cases\na,3\nb,4\nc,1\nd,1\n",
                "place,population\na,10\nb,10\nc,60\nd,60\n")
                .clusters(ScanTables.settings(Model.POISSON, 0))
                .getFirst();

        assertThat(found.members()).containsExactlyInAnyOrder("a", "b");
        assertThat(found.shape().centre()).isEqualTo("a");
        assertThat(found.shape().radius()).isZero();
    }

    @Test
    void measuresGreatCirclesAcrossTheDateLine() {
        String geography = "place,latitude,longitude\na,0,179.9\nb,0,-179.9\nc,0,170\nd,10,0\n";
        Cluster found = ScanTables.of(geography, "place,cases\na,9\nb,9\nc,1\nd,1\n",
                "place,population\na,10\nb,10\nc,60\nd,60\n")
                .clusters(ScanTables.settings(Model.POISSON, 0))
                .getFirst();

        assertThat(found.members()).containsExactly("a", "b");
        assertThat(found.shape().radius()).isCloseTo(6367 * Math.toRadians(0.2), within(1e-6));
    }

    @Test
    void stopsAsSoonAsEnoughReplicationsDoAsWell() {
        ScanTables tables = world(UnaryOperator.identity(), 1, 0, 1).tables(Model.PERMUTATION);
        Chance stopping = new Chance(9999, OptionalInt.of(10), new Seed(1), true);
        ScanResult result = tables
                .scan(new ScanSettings(Model.PERMUTATION, ScanTables.upTo(0.5), Time.usual(), stopping));
        double top = result.clusters().getFirst().chance().pValue().orElseThrow();

        assertThat(result.totals().stopped()).isTrue();
        assertThat(result.totals().replications()).isLessThan(9999);
        assertThat(top).isCloseTo(11.0 / (result.totals().replications() + 1), within(1e-12));
    }

    @Test
    void leavesOutWhatIsLargerThanAllowed() {
        ScanTables tables = world(UnaryOperator.identity(), 1, 0, 1).tables(Model.POISSON);
        double radius = 1.5;
        List<Cluster> near = tables.clusters(new ScanSettings(Model.POISSON,
                new ScanSettings.Window(0.5, OptionalDouble.of(radius), 3, OptionalDouble.empty()), Time.usual(),
                ScanTables.chance(0)));

        assertThat(near).isNotEmpty().allSatisfy(cluster -> {
            assertThat(cluster.shape().radius()).isLessThanOrEqualTo(radius);
            assertThat(cluster.observed()).isGreaterThanOrEqualTo(3);
        });
        assertThat(near.stream().flatMap(cluster -> cluster.members().stream())).doesNotHaveDuplicates();
    }

    @Test
    void findsAPlantedClusterAndNoneInEvenCases() {
        StringBuilder cases = new StringBuilder("place,cases\n");
        StringBuilder even = new StringBuilder("place,cases\n");
        World world = world(UnaryOperator.identity(), 1, 0, 1);
        for (int place = 0; place < PLACES; place++) {
            cases.append(place).append(',').append(place < 3 ? 12 : 2).append('\n');
            even.append(place).append(",2\n");
        }
        String population = even.toString().replace("cases", "population").replace(",2\n", ",100\n");
        ScanSettings settings = ScanTables.settings(Model.POISSON, 999);
        List<Cluster> planted = ScanTables.of(world.geography(), cases.toString(), population).clusters(settings);

        assertThat(planted.getFirst().members()).contains("0", "1", "2");
        assertThat(planted.getFirst().chance().pValue()).hasValue(0.001);
        assertThat(ScanTables.of(world.geography(), even.toString(), population).clusters(settings)).isEmpty();
    }

    private static ScanSettings settings(Model model, long seed, int replications, boolean parallel) {
        return new ScanSettings(model, ScanTables.upTo(0.5), Time.usual(),
                new Chance(replications, OptionalInt.empty(), new Seed(seed), parallel));
    }

    private static String printed(ScanTables tables, ScanSettings settings) {
        return JsonPrint.of(tables.scan(settings).asValue());
    }

    private static List<Double> ratios(List<Cluster> clusters) {
        return clusters.stream().map(Cluster::logLikelihoodRatio).toList();
    }

    private static void close(ScanTables changed, ScanTables tables, Model model) {
        List<Double> expected = ratios(tables.clusters(settings(model, 1, 0, true)));
        List<Double> found = ratios(changed.clusters(settings(model, 1, 0, true)));

        assertThat(found).hasSameSizeAs(expected);
        for (int at = 0; at < expected.size(); at++) {
            assertThat(found.get(at)).isCloseTo(expected.get(at), within(1e-9));
        }
    }

    /// Rows of the three tables, headers apart.
    private record World(List<String> places, List<String> counts, List<String> persons) {
        World shuffled() {
            return new World(shuffle(places), shuffle(counts), shuffle(persons));
        }

        private static List<String> shuffle(List<String> rows) {
            List<String> shuffled = new ArrayList<>(rows);
            Collections.shuffle(shuffled, new Random(3));
            return shuffled;
        }

        String geography() {
            return "place,x,y\n" + String.join("", places);
        }

        ScanTables tables(Model model) {
            return ScanTables.of(geography(), "place,year,cases\n" + String.join("", counts),
                    model.needsPopulation() ? "place,population\n" + String.join("", persons) : "");
        }
    }

    private static World world(UnaryOperator<String> name, int growth, double turn, double shift) {
        World world = new World(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        Random random = new Random(11);
        for (int place = 0; place < PLACES; place++) {
            double x = random.nextDouble(10);
            double y = random.nextDouble(10);
            String called = name.apply(Integer.toString(place));
            world.places()
                    .add(called + "," + (x * Math.cos(turn) - y * Math.sin(turn) + shift) + ","
                            + (x * Math.sin(turn) + y * Math.cos(turn) - shift) + "\n");
            world.persons().add(called + "," + (100 + random.nextInt(300)) * growth + "\n");
            for (int year = 2000; year < 2006; year++) {
                world.counts().add(called + "," + year + "," + random.nextInt(4) + "\n");
            }
        }
        return world;
    }
}
