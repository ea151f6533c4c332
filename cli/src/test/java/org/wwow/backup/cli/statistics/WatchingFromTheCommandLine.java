package org.wwow.backup.cli.statistics;

import org.junit.jupiter.api.Test;
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
        assertThat(run.out()).startsWith("date,observed,threshold,statistic,alarm\r\n").contains("\r\n312,");
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
}
