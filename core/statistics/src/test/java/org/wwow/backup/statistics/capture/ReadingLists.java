package org.wwow.backup.statistics.capture;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.wwow.backup.statistics.InputRefused;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ReadingLists {
    @Test
    void takesPatternsAndPersonsForTheSameTable() {
        CaptureTable patterns = CaptureTables.of("A,B,count\n1,0,2\n0,1,1\n1,1,1\n");
        CaptureTable persons = CaptureTables.of("id;A;B\np1;1;0\np2;1;0\np3;0;1\np4;yes;TRUE\n");

        assertThat(persons).isEqualTo(patterns);
        assertThat(patterns.observed()).isEqualTo(4);
        assertThat(patterns.onAll(0b11)).isEqualTo(1);
    }

    @Test
    void keepsStrataAndReplicatesApart() {
        CaptureStudy study = CaptureTables
                .study("stratum,replicate,A,B,count\nN,1,1,0,2\nN,1,1,1,2\nN,2,0,1,5\nN,2,1,1,1\n");

        assertThat(study.tables().keySet()).containsExactly(new CaptureStudy.Part("N", "1"),
                new CaptureStudy.Part("N", "2"));
    }

    @Test
    void dropsShortListsWithThePersonsOnlyTheyHold() {
        CaptureTable table = CaptureTables.of("A,B,C,count\n1,0,0,20\n0,1,0,30\n1,1,0,9\n0,0,1,3\n1,0,1,1\n");

        CaptureTable fewer = table.withoutListsBelow(10);

        assertThat(fewer.lists()).containsExactly("A", "B");
        assertThat(fewer.observed()).isEqualTo(60);
        assertThat(fewer.total(0)).isEqualTo(30);
        assertThatThrownBy(() -> table.withoutListsBelow(35)).isInstanceOf(InputRefused.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "A,count\\n1,5 | at least two lists",
        "A,B,count\\n1,0,1 | one person",
        "A,B,count\\n1,0,0\\n0,1,0 | no person",
        "A,B,count | no rows",
        "A,B,count\\n1,0,5\\n1,0,7 | Line 3: this pattern stands in the table already",
        "A,B,count\\n0,0,5\\n1,0,7 | Line 2: this pattern is on no list",
        "A,B,count\\n1,0,-5 | Line 2, column count: a count cannot be negative",
        "A,B,count\\n1,0,NaN | Line 2, column count",
        "A,B,count\\n2,0,5 | Line 2, column A: write 1",
        "A,B,count\\n1,0,5\\n1,0 | Line 3",
        "id,A,B\\n7,1,0\\n7,0,1 | Line 3, column id: this id stands",
        "id,A,B\\n7,1,0\\n8,0,0 | Line 3: this person is on no list",
        "A,B,C,count\\n1,0,0,5\\n1,1,0,7 | List C holds nobody",
        "A,B,count\\n1,0,999999999\\n1,1,999999999 | more than a billion"})
    void refusesWithOneSentence(String csv, String expected) {
        assertThatThrownBy(() -> CaptureTables.of(csv.replace("\\n", "\n"))).isInstanceOf(InputRefused.class)
                .hasMessageContaining(expected.strip());
    }
}
