package org.wwow.backup.statistics.scan;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.wwow.backup.statistics.InputRefused;
import org.wwow.backup.statistics.Seed;
import org.wwow.backup.statistics.scan.Geography.Coordinates;
import org.wwow.backup.statistics.scan.ScanSettings.Chance;
import org.wwow.backup.statistics.scan.ScanSettings.Time;
import org.wwow.backup.statistics.scan.ScanSettings.Window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class ReadingScanTables {
    private static final String GEO = "place,x,y\na,0,0\nb,1,0\nc,5,5\n";
    private static final String POPULATION = "place,population\na,10\nb,20\nc,30\n";
    private static final String CASES = "place,year,cases\na,2001,2\nb,2002,1\nc,2004,1\n";

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "place,x,y\\na,0,NaN\\nb,1,1 | Line 2, column y: this is no number",
        "place,x,y\\na,0,\\nb,1,1 | Line 2, column y: the cell is empty",
        "place,latitude,longitude\\na,121.5,14.6\\nb,1,1 | Line 2, column latitude: a latitude lies between -90 and 90; are latitude and longitude swapped?",
        "place,lat,long\\na,1,14.6\\nb,1,181 | Line 3, column long: a longitude lies between -180 and 180",
        "place,x,y\\na,0,0\\nb,1,1\\na,2,2 | Line 4, column place: line 2 has a place of the same name",
        "place,x,y\\n,0,0 | Line 2, column place: the cell is empty",
        "place,x\\na,1 | no columns x and y",
        "place,x,y\\na,1,2 | fewer than two places",
        "place,latitude\\na,1 | no columns x and y"})
    void refusesPlaces(String csv, String sentence) {
        assertThatThrownBy(() -> Geography.read(ScanTables.stream(lines(csv)), Coordinates.AUTOMATIC))
                .isInstanceOf(InputRefused.class)
                .hasMessageContaining(sentence.strip());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "place,cases\\na,-1 | Line 2, column cases: a count cannot be negative.",
        "place,cases\\na,1.5 | Line 2, column cases: this is no count",
        "place,cases\\na,NaN | Line 2, column cases: this is no count",
        "place,cases\\n,1 | Line 2, column place: the cell is empty",
        "place,cases\\na,99999999999 | Line 2, column cases: there are more than ten million cases",
        "place,cases\\na,1 | fewer than two cases",
        "place,number\\na,1 | no column cases or count",
        "place,date,cases\\na,2001-02-30,1 | Line 2, column date: the calendar has no such day",
        "place,date,cases\\na,2001-02-03,1\\na,2001,1 | Line 3, column date: this time is not written as the others are",
        "place,date,cases\\na,7000000,1 | Line 2, column date: this is no time",
        "place,cases\\na,1,2 | Line 2: it has"})
    void refusesCases(String csv, String sentence) {
        assertThatThrownBy(() -> CountTable.readCases(ScanTables.stream(lines(csv)), List.of()))
                .isInstanceOf(InputRefused.class)
                .hasMessageContaining(sentence.strip());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "place,population\\na,-5 | Line 2, column population: a count cannot be negative.",
        "place,population\\na,many | Line 2, column population: this is no number",
        "place,population\\na,1e300 | Line 2, column population: there are not so many persons.",
        "place,population\\na,5\\na,5 | Line 3, column place: an earlier line has the same place",
        "place,year,population\\na,2001,5\\na,2001,6 | Line 3, column place: an earlier line has the same place",
        "place,people\\na,5 | no column population or controls"})
    void refusesPersons(String csv, String sentence) {
        assertThatThrownBy(() -> CountTable.readPopulation(ScanTables.stream(lines(csv)), List.of()))
                .isInstanceOf(InputRefused.class)
                .hasMessageContaining(sentence.strip());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "POISSON | place,cases\\na,1\\nz,1 | place,population\\na,10\\nb,9 | Table cases. Line 3, column place: this place has no coordinates.",
        "POISSON | place,cases\\na,1\\nc,1 | place,population\\na,10\\nb,9 | Table cases. Line 3, column place: there are cases here, but no population.",
        "POISSON | place,cases\\na,1\\nb,1 | place,population\\na,10\\nz,9 | Table population. Line 3, column place: this place has no coordinates.",
        "POISSON | place,cases\\na,1\\nb,1 | place,year,population\\na,2001,9\\na,2002,10\\nb,2001,5 | Table population. Line 3, column year: the population has several times",
        "BERNOULLI | place,cases\\na,1\\nb,9 | place,population\\na,10\\nb,8 | Table cases. Line 3, column cases: there are more cases than persons at this place.",
        "BERNOULLI | place,cases\\na,1\\nb,4\\nb,5 | place,population\\na,10\\nb,8 | Table cases. Line 4, column cases: there are more cases than persons at this place.",
        "BERNOULLI | place,cases\\na,1\\nc,1 | place,population\\na,10\\nb,8 | Table cases. Line 3, column place: there are cases here, but no population.",
        "BERNOULLI | place,cases\\na,1\\nb,2 | place,population\\na,10\\nb,8.5 | Table population. Line 3, column population: the Bernoulli model counts whole persons.",
        "BERNOULLI | place,cases\\na,1\\nb,2 | place,population\\na,1\\nb,2 | Everybody is a case",
        "PERMUTATION | place,cases\\na,1\\nb,2 | | The cases have no times",
        "SPACE_TIME | place,year,cases\\na,2001,1\\nb,2003,2 | | needs --population",
        "SPACE_TIME | place,year,cases\\na,2001,1\\nb,2001,2 | place,population\\na,10\\nb,8 | must be shorter than the study period",
        "PERMUTATION | place,year,cases\\na,1,1\\nb,30000,2 | | more than 10000 steps"})
    void refusesTablesThatDoNotFit(Model model, String cases, String population, String sentence) {
        assertThatThrownBy(() -> ScanTables.of(GEO, lines(cases), population == null ? "" : lines(population))
                .scan(ScanTables.settings(model, 0))).isInstanceOf(InputRefused.class)
                .hasMessageContaining(sentence.strip());
    }

    @Test
    void refusesACaseOutsideTheStudyPeriod() {
        Time time = new Time(false, OptionalInt.empty(), 1, Optional.of("2001"), Optional.of("2003"));

        assertThatThrownBy(() -> ScanTables.of(GEO, CASES, POPULATION)
                .scan(new ScanSettings(Model.SPACE_TIME, Window.usual(), time, ScanTables.chance(0))))
                .isInstanceOf(InputRefused.class)
                .hasMessage("Table cases. Line 4, column year: the time lies outside the study period.");
    }

    @Test
    void refusesCovariatesNobodyHas() {
        CountTable cases = CountTable.readCases(ScanTables.stream("place,age,cases\na,1,2\nb,3,1\n"), List.of("age"));
        CountTable population = CountTable
                .readPopulation(ScanTables.stream("place,age,population\na,1,5\nb,1,5\n"), List.of("age"));
        Geography geography = Geography.read(ScanTables.stream(GEO), Coordinates.AUTOMATIC);

        assertThatThrownBy(() -> new ScanTables(geography, cases, Optional.of(population))
                .scan(ScanTables.settings(Model.POISSON, 0))).isInstanceOf(InputRefused.class)
                .hasMessageContaining("Line 3, column place: nobody in the population has these covariates.");
        assertThatThrownBy(() -> CountTable.readCases(ScanTables.stream("place,age,cases\na,,2\n"), List.of("age")))
                .hasMessageContaining("Line 2, column age: the cell is empty");
    }

    @Test
    void refusesSettingsWithoutSense() {
        OptionalDouble none = OptionalDouble.empty();

        assertThatThrownBy(() -> new Window(0.6, none, 2, none)).isInstanceOf(InputRefused.class);
        assertThatThrownBy(() -> new Window(Double.NaN, none, 2, none)).isInstanceOf(InputRefused.class);
        assertThatThrownBy(() -> new Window(0.5, OptionalDouble.of(-1), 2, none)).isInstanceOf(InputRefused.class);
        assertThatThrownBy(() -> new Window(0.5, none, 0, none)).isInstanceOf(InputRefused.class);
        assertThatThrownBy(() -> new Window(0.5, none, 2, OptionalDouble.of(2))).isInstanceOf(InputRefused.class);
        assertThatThrownBy(() -> new Chance(-1, OptionalInt.empty(), new Seed(1), true))
                .isInstanceOf(InputRefused.class);
        assertThatThrownBy(() -> new Chance(9, OptionalInt.of(0), new Seed(1), true)).isInstanceOf(InputRefused.class);
        assertThatThrownBy(() -> new Time(true, OptionalInt.of(0), 1, Optional.empty(), Optional.empty()))
                .isInstanceOf(InputRefused.class);
        assertThatThrownBy(() -> new Time(true, OptionalInt.empty(), 0, Optional.empty(), Optional.empty()))
                .isInstanceOf(InputRefused.class);
        assertThatThrownBy(() -> ScanTables.of(GEO.replace("x,y", "lat,long"), CASES, POPULATION)
                .scan(new ScanSettings(Model.POISSON, ScanTables.ellipses(0.5), Time.usual(), ScanTables.chance(0))))
                .hasMessageContaining("Ellipses need a plane");
    }

    @Test
    void readsWhatOfficesSend() {
        ScanTables plain = ScanTables.of(GEO, CASES, POPULATION);
        ScanTables sent = ScanTables.of("\uFEFFplace;x;y\r\na;0,0;0\r\nb;1,0;0\r\nc;5;5\r\n",
                "\uFEFFplace;year;cases\na;٢٠٠١;٢\nb;2002;1\nc;2004;١\n", "place;population\na;١٠\nb;20,0\nc;30\n");

        assertThat(sent.scan(ScanTables.settings(Model.SPACE_TIME, 99)))
                .isEqualTo(plain.scan(ScanTables.settings(Model.SPACE_TIME, 99)));
    }

    @Test
    void movesAPopulationStraightBetweenTwoCounts() {
        ScanTables tables = ScanTables.of(GEO, "place,year,cases\na,2001,2\na,2002,1\nb,2003,2\nc,2005,1\n",
                "place,year,population\na,2001,100\na,2003,300\nb,2002,600\nc,2000,0\nc,2010,100\n");
        Field field = FieldOfTables.of(ScanTables.settings(Model.SPACE_TIME, 0), tables.geography(), tables.cases(),
                tables.population());
        double all = 100 + 200 + 300 + 300 + 300 + 5 * 600 + 10 + 20 + 30 + 40 + 50;

        assertThat(field.expected(field.parts(1))).isCloseTo(6 * 200 / all,
                within(1e-9));
        assertThat(field.expected(field.parts(4))).isCloseTo(6 * 300 / all,
                within(1e-9));
        assertThat(field.expected(field.parts(5))).isCloseTo(6 * 600 / all,
                within(1e-9));
        assertThat(field.expected(field.parts(12))).isCloseTo(6 * 30 / all,
                within(1e-9));
    }

    @Test
    void averagesThePopulationOverAPeriodTheCasesDoNotTell() {
        Time time = new Time(false, OptionalInt.empty(), 1, Optional.of("2001"), Optional.of("2003"));
        ScanTables tables = ScanTables.of(GEO, "place,cases\na,3\nb,3\n",
                "place,year,population\na,2001,100\na,2003,300\nb,2002,400\n");
        Field field = FieldOfTables.of(new ScanSettings(Model.POISSON, Window.usual(), time, ScanTables.chance(0)),
                tables.geography(), tables.cases(), tables.population());

        assertThat(field.expected(field.parts(0))).isCloseTo(6 * 600 / 1800.0, within(1e-9));
        assertThat(field.expected(field.parts(1))).isCloseTo(6 * 1200 / 1800.0, within(1e-9));
    }

    @Test
    void countsStepsBackFromTheLastDay() {
        ScanTables tables = ScanTables.of(GEO, "place,date,cases\na,2024-01-01,3\nb,2024/1/16,3\nc,2024-01-09,1\n", "");
        Time weeks = new Time(true, OptionalInt.of(1), 7, Optional.empty(), Optional.empty());
        ScanResult result = tables
                .scan(new ScanSettings(Model.PERMUTATION, ScanTables.upTo(0.5), weeks, ScanTables.chance(9)));

        assertThat(result.totals().steps()).isEqualTo(3);
        assertThat(result.clusters()).isNotEmpty()
                .allSatisfy(cluster -> assertThat(cluster.time())
                        .hasValue(new Cluster.Time("2024-01-10", "2024-01-16")));
    }

    private static String lines(String csv) {
        return csv.strip().replace("\\n", "\n");
    }
}
