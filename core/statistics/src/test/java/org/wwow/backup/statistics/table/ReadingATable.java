package org.wwow.backup.statistics.table;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Optional;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.wwow.backup.statistics.InputRefused;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ReadingATable {
    @Test
    void takesAByteOrderMarkSemicolonsAndArabicDigits() {
        CsvRow row = first("\uFEFF\"Name\" ;count;share\r\n\"a;\"\"b\"\"\";١٢٣;٤٫٥\r\n");

        assertThat(row.text("NAME")).isEqualTo("a;\"b\"");
        assertThat(row.count("count")).isEqualTo(123);
        assertThat(row.number("share")).isEqualTo(4.5);
        assertThat(first("a;b\n1;2,5\n").number("b")).isEqualTo(2.5);
        assertThat(first("a\tb\n1\t2.5e-3\n").number("b")).isEqualTo(0.0025);
    }

    @Test
    void countsLinesAcrossQuotedLineFeedsAndEmptyLines() {
        CsvReader reader = open("a,b\n\"x\ny\",1\n\n2,3\n");

        assertThat(reader.next().orElseThrow().line()).isEqualTo(2);
        assertThat(reader.next().orElseThrow().line()).isEqualTo(5);
        assertThat(reader.next()).isEmpty();
    }

    @Test
    void readsALastLineWithoutALineFeed() {
        assertThat(first("a,b\n1,\"2\"").count("b")).isEqualTo(2);
    }

    @Test
    void readsDaysAndRefusesThoseTheCalendarLacks() {
        assertThat(first("day,x\n٢٠٢٤/2/29,1\n").date("day")).isEqualTo(LocalDate.of(2024, 2, 29));
        assertThatThrownBy(() -> first("day,x\n2023-02-29,1\n").date("day"))
                .hasMessage("Line 2, column day: the calendar has no such day.");
        assertThatThrownBy(() -> first("day,x\n29.02.2024,1\n").date("day")).hasMessageContaining("year-month-day");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-3", "−3", "1.5", "NaN", "1e3", "", "99999999999999999999", "secret"})
    void refusesWhatIsNoCountAndDoesNotRepeatIt(String cell) {
        assertThatThrownBy(() -> first("name,count\nx,\"" + cell + "\"\n").count("count"))
                .isInstanceOf(InputRefused.class)
                .hasMessageStartingWith("Line 2, column count: ")
                .hasMessageNotContaining("secret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"NaN", "Infinity", "0x10", "1e999", "1 2", "1d", "--1"})
    void refusesWhatIsNoFiniteNumber(String cell) {
        assertThatThrownBy(() -> first("x,y\n" + cell + ",1\n").number("x")).isInstanceOf(InputRefused.class);
    }

    @Test
    void refusesRowsOfAnotherLength() {
        assertThatThrownBy(() -> first("a,b\n1\n")).hasMessageContaining("Line 2").hasMessageContaining("1 cells");
        assertThatThrownBy(() -> first("a,b\n1,2,3\n")).hasMessageContaining("Line 2");
    }

    @Test
    void refusesHeadersThatCannotBeUsed() {
        assertThatThrownBy(() -> open("")).hasMessageContaining("Line 1: it is empty");
        assertThatThrownBy(() -> open("a, A\n")).hasMessageContaining("two columns are called a");
        assertThatThrownBy(() -> open("a,,b\n")).hasMessageContaining("column 2 has no name");
        assertThatThrownBy(() -> open("a,\"b\n")).hasMessageContaining("quotation mark");
    }

    @Test
    void refusesAQuoteThatStaysOpen() {
        assertThatThrownBy(() -> first("a,b\n1,\"2\n3,4\n"))
                .hasMessageContaining("Line 2: a quotation mark stays open");
    }

    @Test
    void refusesOtherEncodings() {
        byte[] sixteen = "a,b\n1,2\n".getBytes(StandardCharsets.UTF_16);
        byte[] latin = "a,b\né,2\n".getBytes(StandardCharsets.ISO_8859_1);

        assertThatThrownBy(() -> CsvReader.open(new ByteArrayInputStream(sixteen)).next())
                .hasMessageContaining("UTF-8");
        assertThatThrownBy(() -> CsvReader.open(new ByteArrayInputStream(latin)).next()).hasMessageContaining("UTF-8");
    }

    @Test
    void refusesAColumnTheTableLacks() {
        assertThatThrownBy(() -> first("a,b\n1,2\n").text("c"))
                .hasMessage("The table has no column c; its columns are a, b.");
    }

    @Test
    @Tag("deep")
    void streamsTwoGigabytes() {
        CsvReader reader = CsvReader.open(new Repeated("count,x\n", "12,abcdefghijklmnopqrstuvwxyz\n", 2_000_000_000L));
        long rows = 0;
        for (Optional<CsvRow> row = reader.next(); row.isPresent(); row = reader.next()) {
            rows += row.get().count("count") / 12;
        }

        assertThat(rows).isEqualTo(2_000_000_000L / 30 + 1);
    }

    private static CsvReader open(String text) {
        return CsvReader.open(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static CsvRow first(String text) {
        return open(text).next().orElseThrow();
    }

    /// A head, then one line again and again until a number of bytes is passed.
    private static final class Repeated extends InputStream {
        private final byte[] head;
        private final byte[] line;
        private final long least;
        private long at;

        Repeated(String head, String line, long least) {
            this.head = head.getBytes(StandardCharsets.UTF_8);
            this.line = line.getBytes(StandardCharsets.UTF_8);
            this.least = least;
        }

        @Override
        public int read(byte[] target, int from, int length) {
            int done = 0;
            while (done < length && at < head.length) {
                target[from + done++] = head[(int) at++];
            }
            int inLine = (int) ((at - head.length) % line.length);
            while (done < length && (inLine != 0 || at - head.length <= least)) {
                int piece = Math.min(length - done, line.length - inLine);
                System.arraycopy(line, inLine, target, from + done, piece);
                done += piece;
                at += piece;
                inLine = (inLine + piece) % line.length;
            }
            return done == 0 ? -1 : done;
        }

        @Override
        public int read() {
            long position = at++;
            if (position < head.length) {
                return head[(int) position];
            }
            long inLines = position - head.length;
            int inLine = (int) (inLines % line.length);
            return inLine == 0 && inLines > least ? -1 : line[inLine];
        }
    }
}
