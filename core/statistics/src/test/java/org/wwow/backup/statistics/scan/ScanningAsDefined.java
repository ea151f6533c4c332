package org.wwow.backup.statistics.scan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.wwow.backup.statistics.Seed;
import org.wwow.backup.statistics.scan.ScanSettings.Time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/// Random places on a grid, full of ties, against a scan that follows the definition word by word; also for every
/// replication, drawn again here.
class ScanningAsDefined {
    private static final int REPLICATIONS = 70;

    @ParameterizedTest
    @CsvSource({"POISSON, false, 1", "POISSON, false, 2", "POISSON, true, 3", "BERNOULLI, false, 4",
        "BERNOULLI, true, 5",
        "PERMUTATION, false, 6", "PERMUTATION, true, 7", "SPACE_TIME, false, 8", "SPACE_TIME, true, 9"})
    void findsTheSameInTheCasesAndInEveryReplication(Model model, boolean ellipses, long seed) {
        ScanTables tables = tables(model, new Seed(seed).generator());
        ScanSettings settings = new ScanSettings(model, ellipses ? ScanTables.ellipses(0.5) : ScanTables.upTo(0.4),
                Time.usual(), ScanTables.chance(REPLICATIONS));
        Field field = FieldOfTables.of(settings, tables.geography(), tables.cases(), tables.population());
        Ground ground = new Ground(field, settings);
        int[] cells = IntStream.range(0, field.places() * field.steps()).map(field::cases).toArray();

        assertThat(tables.clusters(settings).getFirst().score()).isCloseTo(best(field, settings, cells), within(1e-9));
        double[] maxima = new ReplicateBlock(field, ground, new Thresholds(field, 2), field.sumsOfParts())
                .maxima(new Seed(1), 0, ReplicateBlock.LANES);
        for (int replication = 0; replication < maxima.length; replication++) {
            field.draw().into(new Seed(1).child("scan replication", replication).generator(), cells);
            assertThat(maxima[replication]).as("replication " + replication)
                    .isCloseTo(best(field, settings, cells), within(1e-9));
        }
    }

    private static ScanTables tables(Model model, UniformRandomProvider random) {
        StringBuilder geography = new StringBuilder("place,x,y\n");
        StringBuilder cases = new StringBuilder("place,year,cases\n");
        StringBuilder population = new StringBuilder("place,population\n");
        for (int place = 0; place < 30; place++) {
            geography.append(place).append(',').append(place % 6).append(',').append(place / 6).append('\n');
            int persons = 20 + random.nextInt(200);
            population.append(place).append(',').append(persons).append('\n');
            for (int year = 2001; year <= 2006; year++) {
                int hot = model.timed() && place % 7 == 3 && year > 2004 ? 2 : 0;
                cases.append(place + "," + year + "," + (random.nextInt(3) + hot) + "\n");
            }
        }
        return ScanTables.of(geography.toString(), cases.toString(),
                model.needsPopulation() ? population.toString() : "");
    }

    private static double best(Field field, ScanSettings settings, int[] cells) {
        double best = 0;
        for (Outline outline : Outline.all(settings.window().ellipsePenalty().isPresent(),
                settings.window().ellipsePenalty().orElse(0))) {
            for (int centre = 0; centre < field.places(); centre++) {
                for (List<Integer> zone : zones(field, outline, centre, settings.window().maxPopulation())) {
                    best = Math.max(best, outline.penalty() * best(field, settings, cells, zone));
                }
            }
        }
        return best;
    }

    private static double best(Field field, ScanSettings settings, int[] cells, List<Integer> zone) {
        int steps = field.steps();
        int longest = settings.model().timed() ? steps / 2 : 1;
        double best = 0;
        for (int from = 0; from < steps; from++) {
            long inside = 0;
            double expected = 0;
            for (int step = from; step < Math.min(steps, from + longest); step++) {
                for (int place : zone) {
                    inside += cells[place * steps + step];
                    expected += field.expected(field.parts(place * steps + step));
                }
                best = inside < 2 ? best : Math.max(best, ratio(field, settings.model(), (double) inside, expected));
            }
        }
        return best;
    }

    private static double ratio(Field field, Model model, double inside, double expected) {
        double all = field.likelihood().cases();
        if (inside <= expected + 1e-9) {
            return 0;
        }
        if (model != Model.BERNOULLI) {
            return xlogx(inside, expected) + xlogx(all - inside, all - expected);
        }
        double persons = field.likelihood().population();
        double here = Math.rint(expected * persons / all);
        return xlogx(inside, here) + xlogx(here - inside, here) + xlogx(all - inside, persons - here)
                + xlogx(persons - here - all + inside, persons - here) - xlogx(all, persons)
                - xlogx(persons - all, persons);
    }

    private static double xlogx(double part, double whole) {
        return part == 0 ? 0 : part * Math.log(part / whole);
    }

    private static List<List<Integer>> zones(Field field, Outline outline, int centre, double share) {
        double[][] points = field.geography().points(outline);
        Comparator<Integer> nearest = Comparator.comparingDouble(place -> apart(points, centre, place));
        List<Integer> order = IntStream.range(0, field.places()).boxed().sorted(nearest).toList();
        double all = order.stream().mapToDouble(field::weight).sum();
        List<List<Integer>> zones = new ArrayList<>();
        for (int end = 1; end <= order.size(); end++) {
            List<Integer> zone = order.subList(0, end);
            boolean whole = end == order.size()
                    || apart(points, centre, order.get(end)) > apart(points, centre, order.get(end - 1)) + 1e-9;
            if (whole && zone.stream().mapToDouble(field::weight).sum() <= share * all) {
                zones.add(zone);
            }
        }
        return zones;
    }

    private static double apart(double[][] points, int from, int to) {
        return Math.hypot(points[0][from] - points[0][to], points[1][from] - points[1][to]);
    }
}
