package org.wwow.backup.cli.statistics;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class WatchingFromTheCommandLine {
    private static final String SERIES = CommandRun.data("earlywarning-counts/salmonella-agona.csv");

    @Test
    void printsThresholdsInFullPrecision() {
        CommandRun run = CommandRun.of(new AlarmCommand(), "--series", SERIES, "--from", "282", "--json");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).startsWith(
                "{\n  \"method\": \"farrington\",\n  \"points\": [\n    {\n      \"date\": \"282\",\n      \"observed\": 2,\n      \"threshold\": 5.65788");
    }

    @ParameterizedTest
    @ValueSource(strings = {"farrington", "flexible", "c1", "c2", "c3", "cusum"})
    void watchesFromTheFirstPossibleStep(String method) {
        CommandRun run = CommandRun.of(new AlarmCommand(), "--series", SERIES, "--method", method, "--csv");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).startsWith("date,observed,threshold,statistic,alarm,provenance.method,")
                .contains("\r\n312,");
    }

    @Test
    void endsWithTwoForWrongUse() {
        assertThat(CommandRun.of(new AlarmCommand(), "--series", SERIES, "--from", "9").err())
                .contains("steps are needed before it");
        assertThat(CommandRun.of(new AlarmCommand(), "--series", SERIES, "--from", "x").exitCode()).isEqualTo(2);
        assertThat(CommandRun.of(new AlarmCommand(), "--series", SERIES, "--alpha", "2").exitCode()).isEqualTo(2);
        assertThat(CommandRun.of(new AlarmCommand(), "--series", CommandRun.data("mse-lists/kosovo.csv")).err())
                .contains("no column date");
    }

    @Test
    void correctsForLateReports(@TempDir Path folder) throws IOException {
        StringBuilder csv = new StringBuilder("occurred,reported,count\n");
        LocalDate start = LocalDate.of(2024, 1, 1);
        for (int week = 0; week < 40; week++) {
            csv.append(start.plusWeeks(week)).append(',').append(start.plusWeeks(week)).append(",6\n");
            if (week < 39) {
                csv.append(start.plusWeeks(week)).append(',').append(start.plusWeeks(week + 1)).append(",3\n");
            }
        }
        String reports = Files.writeString(folder.resolve("reports.csv"), csv).toString();
        CommandRun run = CommandRun.of(new AlarmCommand(), "--reports", reports, "--as-of", "2024-10-06", "--method",
                "c1", "--longest-delay", "2", "--json");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).contains("\"nowcast\"", "\"nowcastTrial\"", "\"date\": \"2024-09-30\"",
                "\"arrived\": 6,", "\"expected\": 9.0,", "\"observed\": 9,");
        assertThat(CommandRun.of(new AlarmCommand(), "--reports", reports).err()).contains("--as-of");
        assertThat(CommandRun.of(new AlarmCommand(), "--reports", reports, "--series", SERIES).err())
                .contains("one of --series and --reports");
        assertThat(CommandRun.of(new AlarmCommand()).exitCode()).isEqualTo(2);
    }
}
