package org.wwow.backup.cli.statistics;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

import static org.assertj.core.api.Assertions.assertThat;

class ForecastingFromTheCommandLine {
    private static final String CAR = CommandRun.data("ucdp-ged/central-african-republic.csv");
    private static final Clock LATER = Clock.fixed(Instant.parse("2023-01-14T00:00:00Z"), ZoneOffset.UTC);

    @TempDir
    private Path folder;

    @Test
    void triesItselfFirstAndGivesEverybodyTheCountryOnly() {
        CommandRun run = CommandRun.of(new ForecastCommand(), "--events", CAR, "--sum", "best", "--json");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).contains("\"audience\": \"public\"", "\"scores\"", "\"baselines\"", "\"trailing12\"",
                "\"chosen\"", "\"area\": \"all areas\"", "\"isNot\"", "\"seed\": 1", "\"withoutArea\": 42")
                .doesNotContain("Bangui");
    }

    @Test
    void showsAreasAfterReviewAndWritesItDown() throws IOException {
        Path register = folder.resolve("shown.csv");
        CommandRun run = typed(LATER, Map.of(), "--events", CAR, "--audience", "protection", "--review", "R-12",
                "--record", register.toString(), "--csv", "--tested", "12", "--until", "2022-12-31");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).startsWith("area,from,to,shown,").contains("Bangui,2023-01-01,2023-01-31,");
        assertThat(Files.readString(register)).startsWith("shown,review,dataUntil,sha256\r\n")
                .contains("2023-01-14T00:00:00Z,R-12,2022-12-31,");
    }

    @Test
    void printsTheTrialAlone() {
        CommandRun run = CommandRun.of(new ForecastCommand(), "--events", CAR, "--horizon", "28d", "--backtest",
                "--csv",
                "--tested", "12");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).startsWith("ahead,forecast,chosen,crps,").contains("1,model,", "1,zero,");
    }

    @Test
    void endsWithTwoForWhatIsNotAllowed() {
        String unused = folder.resolve("unused.csv").toString();
        assertThat(typed(LATER, Map.of("BACKUP_FORECAST", "off"), "--events", CAR).err()).contains("switched off");
        assertThat(typed(LATER, Map.of(), "--events", CAR, "--audience", "protection", "--review", "R-12").err())
                .contains("--record");
        assertThat(typed(LATER, Map.of(), "--events", CAR, "--audience", "protection", "--record", unused).err())
                .contains("review");
        CommandRun early = typed(Clock.fixed(Instant.parse("2023-01-13T23:00:00Z"), ZoneOffset.UTC), Map.of(),
                "--events", CAR, "--audience", "protection", "--review", "R-12", "--record", unused, "--until",
                "2022-12-31");
        assertThat(early.err()).contains("14 days");
        assertThat(early.exitCode()).isEqualTo(2);
        assertThat(CommandRun.of(new ForecastCommand(), "--events", CAR, "--horizon", "7d").err())
                .contains("multiple of 28");
        assertThat(CommandRun.of(new ForecastCommand(), "--events", CAR, "--unit", "h3").err())
                .contains("no column h3");
        assertThat(CommandRun.of(new ForecastCommand(), "--events", CAR, "--unit", "side_a").exitCode()).isEqualTo(2);
        assertThat(CommandRun.of(new ForecastCommand(), "--events", folder.toString()).exitCode()).isEqualTo(2);
        assertThat(CommandRun.of(new ForecastCommand(), "--events", CAR, "--until", "2022-02-30").exitCode())
                .isEqualTo(2);
    }

    private static CommandRun typed(Clock clock, Map<String, String> environment, String... words) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = new CommandLine(new ForecastCommand(clock, environment)).setCaseInsensitiveEnumValuesAllowed(true)
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(words);
        return new CommandRun(code, out.toString(), err.toString());
    }
}
