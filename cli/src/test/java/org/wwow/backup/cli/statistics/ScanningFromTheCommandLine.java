package org.wwow.backup.cli.statistics;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class ScanningFromTheCommandLine {
    private static final String[] NEW_YORK = {"--cases", CommandRun.data("scan-new-york/cases.csv"), "--population",
        CommandRun.data("scan-new-york/population.csv"), "--geo", CommandRun.data("scan-new-york/geo.csv"), "--model",
        "poisson", "--max-population", "0.1", "--replications", "99"};

    @Test
    void printsWhereItCameFrom() {
        CommandRun run = scan("--json");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).startsWith("{\n  \"method\": \"scan\",\n  \"model\": \"poisson\",\n  \"places\": 281,")
                .contains("\"logLikelihoodRatio\": 11.57725514", "\"provenance\": {", "\"seed\": 1,",
                        "\"replications\": \"99\"", "\"ellipse-penalty\": \"0.5\"", "\"geo\": \"", "\"cases\": \"",
                        "\"population\": \"", "\"assumptions\": [", "A cluster of reports is not yet one of violence.");
    }

    @Test
    void printsARowAClusterAndLinesForAReader() {
        CommandRun csv = scan("--csv", "--clusters", "3");
        CommandRun text = scan();

        assertThat(csv.out().lines()).hasSize(4);
        assertThat(csv.out()).startsWith("members,centre,radius,from,to,observed,expected,");
        assertThat(text.out()).contains("observed: 85", "logLikelihoodRatio: 11.57726");
    }

    @Test
    void saysInTheTableWhereItComesFromThoughNothingWasFound() {
        CommandRun csv = scan("--csv", "--min-cases", "100000");

        assertThat(csv.exitCode()).as(csv.err()).isZero();
        assertThat(csv.out().lines()).hasSize(2);
        assertThat(csv.out()).startsWith("provenance.method,");
    }

    @Test
    void saysTheSameTwice() {
        assertThat(scan("--json").out()).isEqualTo(scan("--json").out());
        assertThat(scan("--json", "--seed", "2").out()).isNotEqualTo(scan("--json").out());
    }

    @Test
    void watchesWithoutAPopulation() {
        CommandRun run = CommandRun.of(new ScanCommand(), "--cases", CommandRun.data("scan-new-york-city/cases.csv"),
                "--geo", CommandRun.data("scan-new-york-city/geo.csv"), "--model", "permutation", "--max-radius", "3",
                "--max-duration", "7", "--prospective", "--replications", "99", "--json");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).contains("\"from\": \"2001-11-22\"", "\"to\": \"2001-11-24\"", "\"recurrenceInterval\": ",
                "\"timeUnit\": \"days\"");
    }

    @Test
    void endsWithTwoForWrongUse(@TempDir Path folder) throws IOException {
        Path cases = Files.writeString(folder.resolve("cases.csv"), "place,cases\n1,2\nnowhere,1\n");
        CommandRun unknown = scan("--cases", cases.toString());

        assertThat(unknown.exitCode()).isEqualTo(2);
        assertThat(unknown.err().strip())
                .isEqualTo("Table cases. Line 3, column place: this place has no coordinates.");
        assertThat(scan("--model", "circles").exitCode()).isEqualTo(2);
        assertThat(scan("--max-population", "0.9").err()).contains("up to 0.5");
        assertThat(scan("--clusters", "0").exitCode()).isEqualTo(2);
        assertThat(scan("--model", "bernoulli", "--covariate", "year").err()).contains("takes no covariates");
        assertThat(scan("--covariate", "age").err()).contains("no column age");
        assertThat(scan("--geo", "missing.csv").err()).contains("no readable file");
        assertThat(scan("--json", "--csv").exitCode()).isEqualTo(2);
        assertThat(scan("--model", "permutation", "--from", "x").exitCode()).isEqualTo(2);
    }

    /// The usual words; a later word for an option replaces the earlier.
    private static CommandRun scan(String... more) {
        java.util.Map<String, String> options = new java.util.LinkedHashMap<>();
        java.util.List<String> flags = new java.util.ArrayList<>();
        collect(NEW_YORK, options, flags);
        collect(more, options, flags);
        options.forEach((name, value) -> {
            flags.add(name);
            flags.add(value);
        });
        return CommandRun.of(new ScanCommand(), flags.toArray(String[]::new));
    }

    private static void collect(String[] words, java.util.Map<String, String> options, java.util.List<String> flags) {
        for (int at = 0; at < words.length; at++) {
            if (words[at].equals("--json") || words[at].equals("--csv")) {
                flags.add(words[at]);
            } else {
                options.put(words[at], words[++at]);
            }
        }
    }
}
