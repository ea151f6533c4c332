package org.wwow.backup.statistics.scan;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.wwow.backup.statistics.ReferenceTables;
import org.wwow.backup.statistics.scan.Geography.Coordinates;
import org.wwow.backup.statistics.scan.ScanSettings.Time;
import org.wwow.backup.statistics.scan.ScanSettings.Window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/// The stored output of SaTScan 9.6, and figures of independent brute-force scans.
class ScanningKnownPlaces {
    private static final double SIX_DECIMALS = 5e-7;

    @Test
    void agreesWithEveryClusterOfTheReferenceProgram() {
        List<Expected> expected = satscan();
        List<Cluster> found = ScanTables.NEW_YORK.clusters(newYork(0.1, 999));

        assertThat(expected).hasSize(7);
        for (int at = 0; at < expected.size(); at++) {
            Cluster cluster = found.get(at);
            Expected reference = expected.get(at);
            assertThat(cluster.logLikelihoodRatio()).isCloseTo(reference.logRatio(), within(SIX_DECIMALS));
            assertThat(cluster.members()).containsExactlyInAnyOrderElementsOf(reference.members());
            assertThat(cluster.shape().centre()).isEqualTo(reference.members().getFirst());
            assertThat(cluster.observed()).isEqualTo(reference.cases());
            assertThat(cluster.expected()).isCloseTo(reference.expected(), within(0.005));
            assertThat(cluster.relativeRisk()).hasValueCloseTo(reference.relativeRisk(), within(0.005));
        }
    }

    @Test
    void drawsPValuesWithinTheirOwnErrorOfTheReferenceProgram() {
        List<Expected> expected = satscan();
        List<Cluster> found = ScanTables.NEW_YORK.clusters(newYork(0.1, 4999));

        for (int at = 0; at < expected.size(); at++) {
            double reference = expected.get(at).pValue();
            double error = Math.sqrt(Math.max(reference * (1 - reference), 0.001) * (1.0 / 999 + 1.0 / 4999));
            assertThat(found.get(at).chance().pValue().orElseThrow()).isCloseTo(reference, within(3 * error));
        }
    }

    @Test
    void extrapolatesSmallPValues() {
        Cluster first = ScanTables.NEW_YORK.clusters(newYork(0.5, 999)).getFirst();

        assertThat(first.chance().pValue()).hasValueCloseTo(0.001, within(1e-9));
        assertThat(first.chance().gumbelPValue()).hasValueCloseTo(0.00015, within(0.00015));
    }

    @Test
    void agreesOnHalfThePopulation() {
        List<Cluster> found = ScanTables.NEW_YORK.clusters(newYork(0.5, 0));

        ratiosBegin(found, 14.083511, 9.019716, 6.114140, 4.651839, 3.363518, 3.209485);
        assertThat(found.getFirst().shape().centre()).isEqualTo("52");
        assertThat(found.getFirst().members()).hasSize(28);
    }

    @Test
    void findsNewMexicoInSpaceAndTime() {
        List<Cluster> found = ScanTables.NEW_MEXICO.clusters(ScanTables.settings(Model.SPACE_TIME, 0));

        ratiosBegin(found, 11.318677, 7.010935, 4.276633, 3.942138);
        isCluster(found.get(0), "1985", "1989", 232, 171.8465);
        assertThat(found.get(0).relativeRisk()).hasValueCloseTo(1.436, within(0.0005));
        assertThat(found.get(0).members()).containsExactlyInAnyOrder("Bernalillo", "Sandoval", "Valencia", "Torrance",
                "SantaFe", "LosAlamos", "Socorro", "SanMiguel");
        isCluster(found.get(1), "1988", "1989", 16, 5.308);
        assertThat(found.get(1).members()).containsExactly("Chaves");
        assertThat(found.get(2).members()).containsExactlyInAnyOrder("Quay", "Guadelupe");
        isCluster(found.get(2), "1987", "1991", 10, 3.36437);
        assertThat(found.get(3).members()).containsExactlyInAnyOrder("Curry", "Roosevelt");
        isCluster(found.get(3), "1982", "1983", 13, 5.33266);
    }

    @Test
    void watchesNewMexicoFromItsLastYear() {
        List<Cluster> found = ScanTables.NEW_MEXICO
                .clusters(new ScanSettings(Model.SPACE_TIME, Window.usual(), ScanTables.lasting(9, true),
                        ScanTables.chance(99)));

        ratiosBegin(found, 10.044957, 5.382328, 4.276633);
        isCluster(found.getFirst(), "1985", "1991", 309, 244.7678);
        assertThat(found).allSatisfy(cluster -> {
            assertThat(cluster.time()).map(Cluster.Time::to).hasValue("1991");
            assertThat(cluster.chance().recurrenceInterval())
                    .hasValueCloseTo(1 / cluster.chance().pValue().orElseThrow(), within(1e-9));
        });
    }

    @Test
    void comparesLikeWithLike() {
        ScanTables tables = new ScanTables(ScanTables.geography("scan-new-mexico", Coordinates.PLANE),
                ScanTables.cases("scan-new-mexico", "cases", "agegroup", "sex"),
                Optional.of(ScanTables.population("scan-new-mexico", "population", "agegroup", "sex")));
        List<Cluster> found = tables.clusters(ScanTables.settings(Model.SPACE_TIME, 0));

        ratiosBegin(found, 10.016994, 5.692087, 3.881716, 3.255046);
        isCluster(found.getFirst(), "1985", "1989", 232, 175.1361);
        isCluster(found.get(3), "1990", "1991", 5, 1.2278);
    }

    @Test
    void watchesNewYorkCityWithoutAPopulation() {
        ScanResult result = ScanTables.NEW_YORK_CITY.scan(city(true, 999));
        List<Cluster> found = result.clusters();

        assertThat(result.totals().places()).isEqualTo(192);
        assertThat(result.totals().cases()).isEqualTo(194);
        ratiosBegin(found, 3.845418, 3.164201, 2.137259);
        isCluster(found.get(0), "2001-11-22", "2001-11-24", 4, 0.6701);
        assertThat(found.get(0).members()).hasSize(9).startsWith("11418");
        isCluster(found.get(1), "2001-11-24", "2001-11-24", 2, 0.1649);
        isCluster(found.get(2), "2001-11-23", "2001-11-24", 2, 0.2938);
        assertThat(found.get(2).members()).containsExactly("10472");
        assertThat(found).allSatisfy(cluster -> {
            assertThat(cluster.chance().pValue().orElseThrow()).isGreaterThan(0.05);
            assertThat(cluster.shape().radius()).isLessThanOrEqualTo(3);
            assertThat(cluster.relativeRisk()).isEmpty();
        });
    }

    @Test
    void looksBackOnNewYorkCity() {
        List<Cluster> found = ScanTables.NEW_YORK_CITY.clusters(city(false, 0));

        ratiosBegin(found, 8.119521, 5.113791);
        isCluster(found.getFirst(), "2001-11-08", "2001-11-08", 5, 0.3969);
        assertThat(found.getFirst().members()).hasSize(8).startsWith("10454");
        isCluster(found.get(1), "2001-11-10", "2001-11-11", 4, 0.4639);
        assertThat(found.get(1).members()).contains("11374");
    }

    /// Integer coordinates: neighbours at one distance enter together, and equal windows stand in the stated order.
    @Test
    void keepsTheRuleForTiesInNorthHumberside() {
        List<Cluster> found = ScanTables.NORTH_HUMBERSIDE.clusters(ScanTables.settings(Model.BERNOULLI, 199));

        ratiosBegin(found, 4.836516, 4.836516, 3.712697, 3.712697, 3.609718, 3.609718);
        assertThat(found.get(0).members()).containsExactlyInAnyOrder("169", "170", "172", "173");
        assertThat(found.get(1).members()).containsExactlyInAnyOrder("14", "18", "19", "26");
        assertThat(found.get(0).logLikelihoodRatio()).isEqualTo(found.get(1).logLikelihoodRatio());
        assertThat(found.get(2).members()).containsExactlyInAnyOrder("115", "118", "124", "130", "134", "135");
        assertThat(found.get(0).expected()).isCloseTo(1.221675, within(SIX_DECIMALS));
        assertThat(found.get(0).chance().pValue().orElseThrow()).isGreaterThan(0.4);
    }

    @ParameterizedTest
    @CsvSource({"0, 22.034279, 22.034279, 4, 165, 337", "0.5, 17.627423, 22.034279, 4, 165, 337",
        "1, 15.504490, 17.442551, 2, 90, 114"})
    void stretchesWindowsAndPaysForIt(double penalty, double score, double logRatio, double ratio, double angle,
            long observed) {
        Cluster found = ScanTables.NEW_YORK
                .clusters(new ScanSettings(Model.POISSON, ScanTables.ellipses(penalty), Time.usual(),
                        ScanTables.chance(0)))
                .getFirst();

        assertThat(found.score()).isCloseTo(score, within(SIX_DECIMALS));
        assertThat(found.logLikelihoodRatio()).isCloseTo(logRatio, within(SIX_DECIMALS));
        assertThat(found.shape().ratio()).isEqualTo(ratio);
        assertThat(found.shape().angle()).isCloseTo(angle, within(1e-9));
        assertThat(found.observed()).isEqualTo(observed);
    }

    private static ScanSettings newYork(double share, int replications) {
        return new ScanSettings(Model.POISSON, ScanTables.upTo(share), Time.usual(), ScanTables.chance(replications));
    }

    private static ScanSettings city(boolean prospective, int replications) {
        return new ScanSettings(Model.PERMUTATION, new Window(0.5, OptionalDouble.of(3), 2, OptionalDouble.empty()),
                ScanTables.lasting(7, prospective), ScanTables.chance(replications));
    }

    private static void ratiosBegin(List<Cluster> found, double... expected) {
        for (int at = 0; at < expected.length; at++) {
            assertThat(found.get(at).logLikelihoodRatio()).isCloseTo(expected[at], within(SIX_DECIMALS));
        }
    }

    private static void isCluster(Cluster cluster, String from, String to, long observed, double expected) {
        assertThat(cluster.time()).hasValue(new Cluster.Time(from, to));
        assertThat(cluster.observed()).isEqualTo(observed);
        assertThat(cluster.expected()).isCloseTo(expected, within(0.0001));
    }

    private record Expected(List<String> members, long cases, double expected, double relativeRisk, double logRatio,
            double pValue) {}

    private static List<Expected> satscan() {
        String text = text();
        Matcher ids = Pattern.compile("IDs included\\.: ([0-9,\\s]+)").matcher(text);
        List<Expected> all = new ArrayList<>();
        while (ids.find()) {
            String rest = text.substring(ids.end());
            all.add(new Expected(List.of(ids.group(1).strip().split(",\\s*")), (long) figure(rest, "Number of cases"),
                    figure(rest, "Expected cases"), figure(rest, "Relative risk"),
                    figure(rest, "Log likelihood ratio"), figure(rest, "P-value")));
        }
        return all;
    }

    private static double figure(String text, String name) {
        Matcher line = Pattern.compile(name + "\\.*: ([0-9.]+)").matcher(text);
        assertThat(line.find()).isTrue();
        return Double.parseDouble(line.group(1));
    }

    private static String text() {
        try (InputStream output = ReferenceTables.open("scan-new-york/expected-satscan-circular-10percent.txt")) {
            return new String(output.readAllBytes(), StandardCharsets.US_ASCII);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
