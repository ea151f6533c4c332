package org.wwow.backup.law;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.wwow.backup.law.Period.Cover;
import org.wwow.backup.law.form.Day;

import static org.assertj.core.api.Assertions.assertThat;

class CountingDays {
    @ParameterizedTest
    @ValueSource(strings = {"2024-02-29", "2000-02-29", "2023-12-31", "0001-01-01", "2023-04-30"})
    void readsWhatItWrites(String text) {
        assertThat(String.valueOf(Day.read(text))).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2023-02-29", "1900-02-29", "2023-04-31", "2023-00-10", "2023-13-10", "2023-10-00",
        "23-10-01",
        "2023/10/01", "2023-10/01", "2023-1a-01", "0000-01-01", "2023-10-011", "", "-023-10-01"})
    void refusesWhatIsNoDay(String text) {
        assertThat(Day.read(text)).isNull();
    }

    @ParameterizedTest
    @CsvSource({"2020-02-29,1,2021-02-28", "2020-02-29,4,2024-02-29", "2019-01-11,15,2034-01-11",
        "2020-02-29,80,2100-02-28"})
    void addsYears(String from, int years, String to) {
        assertThat(day(from).plusYears(years)).hasToString(to);
    }

    @Test
    void ordersByYearThenMonthThenDate() {
        assertThat(day("2023-12-31").isBefore(day("2024-01-01"))).isTrue();
        assertThat(day("2023-01-31").isBefore(day("2023-02-01"))).isTrue();
        assertThat(day("2023-01-01").isBefore(day("2023-01-01"))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"2022-01-01/2022-12-31,2022-01-01/2022-12-31,WHOLLY",
        "2022-01-01/2022-12-31,2022-03-01/2022-03-01,WHOLLY",
        "2022-01-01/2022-12-31,2021-12-31/2022-01-01,UNCLEAR", "2022-01-01/2022-12-31,2022-12-31/2023-01-01,UNCLEAR",
        "2022-01-01/2022-12-31,2021-01-01/2021-12-31,NOT_AT_ALL",
        "2022-01-01/2022-12-31,2023-01-01/2023-01-02,NOT_AT_ALL", "2022-01-01/..,../..,UNCLEAR",
        "2022-01-01/..,2022-01-01/..,WHOLLY", "../2022-12-31,../2022-12-31,WHOLLY",
        "../2022-12-31,2022-01-01/..,UNCLEAR",
        "../..,../..,WHOLLY", "2022-01-01/..,../2021-12-31,NOT_AT_ALL", "../2021-12-31,2022-01-01/..,NOT_AT_ALL"})
    void tellsWhetherOnePeriodCoversAnother(String one, String other, Cover cover) {
        assertThat(period(one).covers(period(other))).isEqualTo(cover);
        assertThat(period(one)).hasToString(one);
    }

    private static Period period(String text) {
        int slash = text.indexOf('/');
        return new Period(Day.read(text.substring(0, slash)), Day.read(text.substring(slash + 1)));
    }

    private static Day day(String text) {
        return java.util.Objects.requireNonNull(Day.read(text));
    }
}
