package org.wwow.backup.statistics.result;

import java.util.List;

import org.junit.jupiter.api.Test;

import org.wwow.backup.statistics.result.Value.Group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PrintingAResult {
    private static final Group RESULT = Group.empty()
            .put("name", Value.of("a \"b\"\n\u0001"))
            .put("share", Value.of(0.1 + 0.2))
            .put("count", Value.of(7))
            .put("none", Value.of(Double.NaN))
            .put("inner", Group.empty().put("list", Value.ofNumbers(new double[]{1, 2.5})).put("yes", Value.of(true)));

    @Test
    void writesJsonInFullPrecision() {
        assertThat(JsonPrint.of(RESULT)).isEqualTo("""
                {
                  "name": "a \\"b\\"\\n\\u0001",
                  "share": 0.30000000000000004,
                  "count": 7,
                  "none": null,
                  "inner": {
                    "list": [
                      1.0,
                      2.5
                    ],
                    "yes": true
                  }
                }""");
    }

    @Test
    void writesTextForAReader() {
        assertThat(TextPrint.of(RESULT)).contains("share: 0.3\n")
                .contains("none: unknown")
                .contains("inner:\n  list: 1 2.5\n  yes: yes\n");
    }

    @Test
    void writesCsvWithOneColumnAName() {
        Value rows = new Value.Sequence(
                List.of(Group.empty().put("a", Value.of("x,y")), Group.empty().put("b", Value.of(1))));

        assertThat(CsvPrint.of(rows)).isEqualTo("a,b\r\n\"x,y\",\r\n,1\r\n");
        assertThat(CsvPrint.of(RESULT)).contains("inner.list,inner.yes").contains("1.0 | 2.5,true");
    }

    @Test
    void disarmsFormulasButNotNegativeNumbers() {
        assertThat(
                CsvPrint.of(Group.empty().put("a", Value.of("=1+1")).put("b", Value.of(-1.5)).put("c", Value.of("@x"))))
                .isEqualTo("a,b,c\r\n'=1+1,-1.5,'@x\r\n");
    }

    @Test
    void refusesANameTwice() {
        assertThatThrownBy(() -> Group.empty().put("a", Value.of(1)).put("a", Value.of(2)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
