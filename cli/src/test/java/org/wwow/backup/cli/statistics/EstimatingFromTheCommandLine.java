package org.wwow.backup.cli.statistics;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class EstimatingFromTheCommandLine {
    @TempDir
    private Path folder;

    @Test
    void printsTheBestModelOfKosovoAsJson() {
        CommandRun run = CommandRun.of(new EstimateCommand(), "--lists", CommandRun.data("mse-lists/kosovo.csv"),
                "--method", "loglinear", "--bootstrap", "0", "--json");

        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .startsWith(
                        "{\n  \"method\": \"loglinear\",\n  \"model\": \"[123,14,34]\",\n  \"estimate\": 10356.518957")
                .contains("\"publishable\": false")
                .contains("\"lists\": \"")
                .contains("\"bootstrap\": \"0\"");
    }

    @Test
    void printsAListOfAllMethodsWithTheirRange() {
        CommandRun run = CommandRun.of(new EstimateCommand(), "--lists",
                CommandRun.data("mse-lists/hav-taiwan-3lists.csv"),
                "--bootstrap", "20", "--samples", "200", "--thinning", "2", "--burn-in", "100", "--json");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).startsWith("[").contains("\"method\": \"range\"").contains("\"summary\"");
    }

    @Test
    void printsTextAndCsv() {
        String lists = CommandRun.data("mse-lists/hav-taiwan-3lists.csv");

        assertThat(CommandRun.of(new EstimateCommand(), "--lists", lists, "--method", "coverage").out())
                .contains("method: coverage")
                .contains("isNot:");
        assertThat(CommandRun.of(new EstimateCommand(), "--lists", lists, "--method", "coverage", "--csv").out())
                .startsWith("method,model,estimate,standardError,interval.low,interval.high");
    }

    @Test
    void endsWithTwoAndOneSentenceForBadInput() throws IOException {
        Path bad = Files.writeString(folder.resolve("bad.csv"), "A,B,count\n1,0,7\n1,1,-2\n");

        CommandRun run = CommandRun.of(new EstimateCommand(), "--lists", bad.toString());

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err().strip()).isEqualTo("Line 3, column count: a count cannot be negative.");
    }

    @Test
    void endsWithTwoForWrongUse() {
        String lists = CommandRun.data("mse-lists/kosovo.csv");

        assertThat(CommandRun.of(new EstimateCommand()).exitCode()).isEqualTo(2);
        assertThat(CommandRun.of(new EstimateCommand(), "--lists", "none.csv").exitCode()).isEqualTo(2);
        assertThat(CommandRun.of(new EstimateCommand(), "--lists", lists, "--method", "guess").exitCode()).isEqualTo(2);
        assertThat(CommandRun.of(new EstimateCommand(), "--lists", lists, "--json", "--csv").exitCode()).isEqualTo(2);
        assertThat(
                CommandRun.of(new EstimateCommand(), "--lists", lists, "--method", "lcmcr", "--chains", "1").exitCode())
                .isEqualTo(2);
    }
}
