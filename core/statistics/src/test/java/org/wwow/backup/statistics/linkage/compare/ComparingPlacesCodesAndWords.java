package org.wwow.backup.statistics.linkage.compare;

import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.wwow.backup.statistics.linkage.compare.Place.Position;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class ComparingPlacesCodesAndWords {
    private static final Comparison PLACES = new Comparison.OfPlaces();
    private static final Comparison CODES = new Comparison.OfCodes();
    private static final Comparison WORDS = new Comparison.OfWords();

    @Test
    void measuresGreatCircles() {
        Position paris = new Position(48.8566, 2.3522);

        assertThat(paris.distance(new Position(50.8503, 4.3517))).isCloseTo(263.98, within(0.1));
        assertThat(paris.distance(paris)).isZero();
        assertThat(new Position(0, 0).distance(new Position(0, 180))).isCloseTo(Math.PI * 6371.0088, within(1e-6));
        assertThat(new Position(0, 179.5).distance(new Position(0, -179.5))).isCloseTo(111.195, within(0.001));
        assertThat(new Position(90, 0).distance(new Position(90, 120))).isCloseTo(0, within(1e-9));
        assertThat(new Position(-1, 0).distance(new Position(1, 0))).isCloseTo(222.39, within(0.01));
    }

    /// Along a meridian a degree is 111.195 km.
    @ParameterizedTest
    @CsvSource({"0,4", "0.0089,4", "0.0091,3", "0.0449,3", "0.0451,2", "0.224,2", "0.2255,1", "0.899,1", "0.8999,0",
        "5,0"})
    void compareByDistance(double degrees, int level) {
        Cell here = at(10, 20, "");
        Cell there = at(10 + degrees, 20, "");

        assertThat(PLACES.level(here, there)).isEqualTo(level);
        assertThat(PLACES.level(there, here)).isEqualTo(level);
    }

    @ParameterizedTest
    @CsvSource({"Goma,Goma,4", "Goma,غوما,2", "Kharkiv,Харків,4", "Winston Hills,Winston Hill,3", "Dixon,Dickson,2",
        "Goma,Bukavu,0"})
    void compareByNameWithoutCoordinates(String one, String other, int level) {
        assertThat(PLACES.level(Place.of(Name.read(one), Optional.empty()), at(1, 2, other))).isEqualTo(level);
        assertThat(PLACES.level(at(1, 2, other), Place.of(Name.read(one), Optional.empty()))).isEqualTo(level);
    }

    @Test
    void trustCoordinatesMoreThanNames() {
        assertThat(PLACES.level(at(10, 20, "Saint Paul"), at(10.1, 20, "Saint Paul"))).isEqualTo(4);
        assertThat(PLACES.level(at(10, 20, "Saint Paul"), at(10.3, 20, "Saint Paul"))).isOne();
        assertThat(PLACES.level(at(10, 20, "Saint Paul"), at(14, 20, "Saint Paul"))).isZero();
        assertThat(PLACES.level(at(10, 20, "Goma"), at(10, 20, "Bukavu"))).isEqualTo(4);
    }

    @Test
    void sayNothingWhereOneHasANameAndTheOtherCoordinates() {
        assertThat(PLACES.level(Place.of(Name.read("Goma"), Optional.empty()), at(1, 2, "")))
                .isEqualTo(Comparison.NONE);
        assertThat(Place.of(Absent.CELL, Optional.empty())).isEqualTo(Absent.CELL);
        assertThat(PLACES.level(Absent.CELL, at(1, 2, ""))).isEqualTo(Comparison.NONE);
    }

    @ParameterizedTest
    @CsvSource({"91,0,swapped", "-90.01,0,swapped", "NaN,0,swapped", "0,180.5,longitude", "0,-181,longitude",
        "0,NaN,longitude"})
    void refuseWhatIsOnNoMap(double latitude, double longitude, String expected) {
        assertThatThrownBy(() -> new Position(latitude, longitude)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(expected);
    }

    @Test
    void takeTheEdgesOfTheMap() {
        assertThat(new Position(90, 180).distance(new Position(90, -180))).isCloseTo(0, within(1e-9));
    }

    @ParameterizedTest
    @CsvSource({"AB-12 34,ab1234,2", "١٢٣٤,1234,2", "12345,12354,1", "12345,1234,1", "12345,123456,1", "12345,12395,1",
        "12345,02345,1", "12345,12399,0", "12345,54321,0", "123,124,0", "1234,124,0", "1234,1243,1", "12345,21354,0",
        "12345,123,0", "123456,123,0"})
    void compareCodesInThreeLevels(String one, String other, int level) {
        assertThat(CODES.level(Code.read(one), Code.read(other))).isEqualTo(level);
        assertThat(CODES.level(Code.read(other), Code.read(one))).isEqualTo(level);
    }

    @Test
    void areAbsentWithoutSigns() {
        assertThat(Code.read(" - ")).isEqualTo(Absent.CELL);
        assertThat(Words.read(" … ")).isEqualTo(Absent.CELL);
        assertThat(CODES.level(Absent.CELL, Code.read("1"))).isEqualTo(Comparison.NONE);
        assertThat(WORDS.level(Words.read("a"), Absent.CELL)).isEqualTo(Comparison.NONE);
    }

    @ParameterizedTest
    @CsvSource({"Stanley Street,stanley  street,3", "Stanley Street,stanley stret,2", "light setreet,light street,2",
        "Stanley Street,Street of Stanley,2", "Stanley Street,Stanford Street,1", "Stanley Street,Crapp Place,0"})
    void compareWordsInFourLevels(String one, String other, int level) {
        assertThat(WORDS.level(Words.read(one), Words.read(other))).isEqualTo(level);
        assertThat(WORDS.level(Words.read(other), Words.read(one))).isEqualTo(level);
    }

    @Test
    void countPairsOfLettersAsOftenAsTheyStand() {
        Words one = (Words) Words.read("aaaa");
        Words other = (Words) Words.read("aa");

        // " a","aa","aa","aa","a " and " a","aa","a " share three of eight: 2·3/8.
        assertThat(one.similarity(other)).isEqualTo(0.75);
        assertThat(other.similarity(one)).isEqualTo(0.75);
        assertThat(one.similarity(one)).isOne();
        assertThat(one.similarity((Words) Words.read("bb"))).isZero();
    }

    @Test
    void areCutAfterAThousandLetters() {
        assertThat(Words.read("a".repeat(5000)).rareness()).hasSize(1000);
    }

    @Test
    void areRareByTheirPlainForm() {
        assertThat(Code.read("ab-1").rareness()).isEqualTo("AB1");
        assertThat(at(1, 2, "Goma").rareness()).isEqualTo("goma");
        assertThat(at(1, 2, "").rareness()).isEmpty();
        assertThat(Absent.CELL.rareness()).isEmpty();
    }

    private static Cell at(double latitude, double longitude, String name) {
        return Place.of(Name.read(name), Optional.of(new Position(latitude, longitude)));
    }
}
