package org.wwow.backup.statistics.linkage.compare;

import java.time.LocalDate;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ComparingDates {
    private static final Comparison DATES = new Comparison.OfDates();

    @ParameterizedTest
    @CsvSource({"2019-05-03,2019-05-03,2019-05-03", "20190503,2019-05-03,2019-05-03", "3.5.2019,2019-05-03,2019-05-03",
        "2019/5/3,2019-05-03,2019-05-03", "٢٠١٩-٠٥-٠٣,2019-05-03,2019-05-03", "2019-02,2019-02-01,2019-02-28",
        "2020/2,2020-02-01,2020-02-29", "2019,2019-01-01,2019-12-31", "2019-05..2019-07,2019-05-01,2019-07-31",
        "2019/2021,2019-01-01,2021-12-31", "2019-05-03/2019-06,2019-05-03,2019-06-30",
        "~2019,2018-01-01,2020-12-30", "2019-05-03~,2019-05-02,2019-05-04", "1850,1850-01-01,1850-12-31",
        "2149-12-31,2149-12-31,2149-12-31"})
    void areReadAsPeriods(String text, LocalDate first, LocalDate last) {
        assertThat(Period.read(text)).isEqualTo(new Period(first.toEpochDay(), last.toEpochDay()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"2019-02-30 | no such date", "2019-13 | no such date",
        "20191301 | no such date",
        "1849 | between 1850 and 2149", "2150-01-01 | between 1850 and 2149", "1398-05-03 | the calendar it is of",
        "2019-05-03..2019-05-02 | ends before it begins", "May 2019 | write the date as",
        "03/05/2019 | write the date as",
        "NaN | write the date as", "2019- | write the date as", "~ | write the date as", "2019.. | write the date as",
        "19 | write the date as", "201905 | write the date as"})
    void areRefusedWithHalfASentence(String text, String expected) {
        assertThatThrownBy(() -> Period.read(text)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(expected)
                .hasMessageEndingWith(".");
    }

    @ParameterizedTest
    @CsvSource({"1984-03-05,1984-03-05,6", "1984-03-05,1984-05-03,5", "1984-03-05,1984-03-06,5",
        "1984-03-05,1994-03-05,5",
        "1984-03-05,1948-03-05,5", "1984-03-12,1984-03-21,5", "1984-03-05,1984-03-16,2", "1984-03-05,1984-04-05,5",
        "1984-03-05,1984-04-06,1", "1984-03-31,1984-05-01,2", "1984-03-31,1984-05-02,1", "1984-03-05,1985-03-06,1",
        "1984-03-05,1985-03-07,0", "1984-03-05,1990-07-22,0", "1984-03-05,1984-03,4", "1984-03,1984-03,4",
        "1984-03-05,1984,3", "1984,1984,3", "1984,1985,2", "1984,1985-02,1", "1984-12,1985-01,2", "1984,1986,1",
        "1984,1987,0", "1980..1989,1984,3", "1980..1990,1984-03-05,-1", "1980..1990,1995,0", "1980..1990,1991,2"})
    void compareInSevenLevelsOrNone(String one, String other, int level) {
        assertThat(DATES.level(Period.read(one), Period.read(other))).isEqualTo(level);
        assertThat(DATES.level(Period.read(other), Period.read(one))).isEqualTo(level);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  "})
    void areAbsentWhereEmpty(String empty) {
        assertThat(Period.read(empty)).isEqualTo(Absent.CELL);
        assertThat(DATES.level(Period.read(empty), Period.read("1984"))).isEqualTo(Comparison.NONE);
    }

    @Test
    void haveNoRareness() {
        assertThat(Period.read("1984-03-05").rareness()).isEmpty();
    }

    @Test
    void nameEachLevel() {
        assertThat(DATES.levels()).hasSize(7);
        assertThat(DATES.highest()).isEqualTo(6);
        assertThat(DATES.levels().getLast()).isEqualTo("is the same day");
    }
}
