package org.wwow.backup.statistics.scan;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

import org.wwow.backup.statistics.ReferenceTables;
import org.wwow.backup.statistics.Seed;
import org.wwow.backup.statistics.scan.Geography.Coordinates;
import org.wwow.backup.statistics.scan.ScanSettings.Chance;
import org.wwow.backup.statistics.scan.ScanSettings.Time;
import org.wwow.backup.statistics.scan.ScanSettings.Window;

/// The three tables of a scan, and the settings the tests share.
record ScanTables(Geography geography, CountTable cases, Optional<CountTable> population) {
    static final ScanTables NEW_YORK = new ScanTables(geography("scan-new-york", Coordinates.AUTOMATIC),
            cases("scan-new-york", "cases"), Optional.of(population("scan-new-york", "population")));
    static final ScanTables NEW_MEXICO = new ScanTables(geography("scan-new-mexico", Coordinates.PLANE),
            cases("scan-new-mexico", "cases-by-year"),
            Optional.of(population("scan-new-mexico", "population-by-year")));
    static final ScanTables NEW_YORK_CITY = new ScanTables(geography("scan-new-york-city", Coordinates.AUTOMATIC),
            cases("scan-new-york-city", "cases"), Optional.empty());
    static final ScanTables NORTH_HUMBERSIDE = new ScanTables(geography("scan-north-humberside", Coordinates.AUTOMATIC),
            cases("scan-north-humberside", "cases"), Optional.of(population("scan-north-humberside", "controls")));

    static Geography geography(String folder, Coordinates kind) {
        return Geography.read(ReferenceTables.open(folder + "/geo.csv"), kind);
    }

    static CountTable cases(String folder, String name, String... covariates) {
        return CountTable.readCases(ReferenceTables.open(folder + "/" + name + ".csv"), List.of(covariates));
    }

    static CountTable population(String folder, String name, String... covariates) {
        return CountTable.readPopulation(ReferenceTables.open(folder + "/" + name + ".csv"), List.of(covariates));
    }

    static ScanTables of(String geography, String cases, String population) {
        return new ScanTables(Geography.read(stream(geography), Coordinates.AUTOMATIC),
                CountTable.readCases(stream(cases), List.of()), population.isEmpty()
                        ? Optional.empty()
                        : Optional.of(CountTable.readPopulation(stream(population), List.of())));
    }

    static InputStream stream(String csv) {
        return new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8));
    }

    static ScanSettings settings(Model model, int replications) {
        return new ScanSettings(model, Window.usual(), Time.usual(), chance(replications));
    }

    static Chance chance(int replications) {
        return new Chance(replications, OptionalInt.empty(), new Seed(1), true);
    }

    static Window upTo(double share) {
        return new Window(share, OptionalDouble.empty(), 2, OptionalDouble.empty());
    }

    static Window ellipses(double penalty) {
        return new Window(0.5, OptionalDouble.empty(), 2, OptionalDouble.of(penalty));
    }

    static Time lasting(int longest, boolean prospective) {
        return new Time(prospective, OptionalInt.of(longest), 1, Optional.empty(), Optional.empty());
    }

    ScanResult scan(ScanSettings settings) {
        return new Scan(settings).of(geography, cases, population, 10);
    }

    List<Cluster> clusters(ScanSettings settings) {
        return scan(settings).clusters();
    }
}
