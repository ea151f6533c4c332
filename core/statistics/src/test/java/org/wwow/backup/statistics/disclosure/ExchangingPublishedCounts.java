package org.wwow.backup.statistics.disclosure;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.wwow.backup.statistics.disclosure.NoiseBudget.Paid;
import org.wwow.backup.statistics.disclosure.Suppression.Rules;

import static org.assertj.core.api.Assertions.assertThat;

class ExchangingPublishedCounts {
    private static final SuppressedTable TABLE = Suppression
            .of(Tables.of("district,sex,count\nx,f,20\nx,m,3\nx,u,0\ny,f,15\ny,m,40\ny,u,12\nz,f,18\nz,m,22\nz,u,9\n"),
                    Rules.USUAL);

    @Test
    void tagsEveryColumnRightUnderTheHeader() {
        List<String> lines = HxlPrint.of(TABLE.dimensions(), TABLE.counts()).lines().toList();

        assertThat(lines.get(0)).isEqualTo("district,sex,count,suppressed,control");
        assertThat(lines.get(1)).isEqualTo("#adm2+name,#group+sex,#affected,#affected+flag,#meta+control");
        assertThat(lines).hasSize(2 + 16);
    }

    @ParameterizedTest
    @CsvSource({"time,#date", "YEAR,#date", "Region,#adm1+name", "place,#loc+name", "country,#country+name",
        "age group,#group+age_group", "1st act!,#group+st_act", "النوع,#group"})
    void writesTagsAsTheStandardAsks(String name, String tag) {
        Dimension dimension = new Dimension(name, List.of("Total"), List.of(-1));

        String written = HxlPrint.of(List.of(dimension), List.of()).lines().toList().get(1).split(",", -1)[0];

        assertThat(written).isEqualTo(tag).matches("#[a-z][a-z0-9]*(\\+[a-z][a-z0-9_]*)*");
    }

    @Test
    void tellsHiddenFromZeroInBothFormats() {
        String hxl = HxlPrint.of(TABLE.dimensions(), TABLE.counts());
        String sdmx = SdmxPrint.of(TABLE.dimensions(), TABLE.counts());

        assertThat(hxl).contains("\r\nx,m,,1,suppression\r\n").contains("\r\nx,u,0,0,suppression\r\n");
        assertThat(sdmx)
                .startsWith(
                        "STRUCTURE,STRUCTURE_ID,ACTION,REF_AREA,SEX,OBS_VALUE,OBS_STATUS,CONF_STATUS,UNIT_MEASURE\r\n")
                .contains("dataflow,WWOW:COUNTS(1.0),I,x,m,,Q,C,PERSONS\r\n")
                .contains("dataflow,WWOW:COUNTS(1.0),I,x,u,0,A,F,PERSONS\r\n")
                .contains("dataflow,WWOW:COUNTS(1.0),I,_T,_T,139,A,F,PERSONS\r\n");
    }

    @Test
    void doesNotSayWhichHiddenCountsAreSmall() {
        assertThat(TABLE.hidden().cardinality()).isGreaterThan(TABLE.sensitive().cardinality());
        assertThat(SdmxPrint.of(TABLE.dimensions(), TABLE.counts()).lines().filter(line -> line.contains(",,")))
                .hasSize(TABLE.hidden().cardinality())
                .allMatch(line -> line.endsWith(",,Q,C,PERSONS"));
    }

    @Test
    void givesEveryObservationAPeriodAndEveryConceptOnce() {
        FrequencyTable table = Tables.of("half,region,place,count\n2024-H1,r,p,30\n2024-H2,r,p,40\n");
        SuppressedTable shown = Suppression.of(table, Rules.USUAL);

        List<String> lines = SdmxPrint.of(shown.dimensions(), shown.counts()).lines().toList();

        assertThat(lines.getFirst()).contains("TIME_PERIOD,REF_AREA,REF_AREA_3,OBS_VALUE");
        assertThat(lines).hasSize(1 + 8).noneMatch(line -> line.contains("I,_T,"));
        assertThat(lines.get(1)).isEqualTo("dataflow,WWOW:COUNTS(1.0),I,2024-S1,_T,_T,30,A,F,PERSONS");
        assertThat(SdmxPrint.of(List.of(new Dimension("%", List.of("Total"), List.of(-1))), List.of()))
                .contains("ACTION,CATEGORY,OBS_VALUE");
    }

    @Test
    void marksCountsWithNoiseAsEstimated() {
        FrequencyTable counts = Tables.of("place,count\nx,100\ny,50\n");
        List<PublishableCount> noisy = NoiseBudget.of(BigDecimal.ONE, List.of())
                .publish(new Paid("2024", BigDecimal.ONE, 1), counts, new SplittableRandom(3));

        assertThat(SdmxPrint.of(counts.dimensions(), noisy).lines().skip(1)).isNotEmpty()
                .allMatch(line -> line.endsWith(",E,F,PERSONS"));
        assertThat(HxlPrint.of(counts.dimensions(), noisy).lines().skip(2)).isNotEmpty()
                .allMatch(line -> line.endsWith(",0,\"noise, epsilon 1\""));
    }

    @Test
    void isTheSameToTheLastByteEachTime() {
        SuppressedTable again = Suppression
                .of(Tables.of(
                        "district,sex,count\nx,f,20\nx,m,3\nx,u,0\ny,f,15\ny,m,40\ny,u,12\nz,f,18\nz,m,22\nz,u,9\n"),
                        Rules.USUAL);

        assertThat(HxlPrint.of(again.dimensions(), again.counts()))
                .isEqualTo(HxlPrint.of(TABLE.dimensions(), TABLE.counts()));
        assertThat(SdmxPrint.of(again.dimensions(), again.counts()))
                .isEqualTo(SdmxPrint.of(TABLE.dimensions(), TABLE.counts()));
        assertThat(Arrays.stream(SdmxPrint.of(TABLE.dimensions(), TABLE.counts()).split("\r\n"))
                .map(line -> line.split(",", -1).length))
                .containsOnly(9);
    }
}
