package org.wwow.backup.cli.statistics;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class CoarseningFromTheCommandLine {
    @TempDir
    private Path folder;

    @Test
    void printsATableThatMayBePublished() throws IOException {
        String table = table("""
                date,region,district,count
                2024-01-05,r,a,20
                2024-02-05,r,b,30
                2024-03-05,s,c,2
                2024-02-06,s,d,9
                """);
        CommandRun run = CommandRun.of(new CoarsenCommand(), "--reports", table, "--place", "region,district",
                "--until",
                "2024-03-31", "--json");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).contains("\"method\": \"coarsen\"", "\"time\": \"month\"", "\"placeLevels\": 2",
                "\"suppressed\"", "\"reports\": \"salted:").doesNotContain("\"count\": 2,");
    }

    @Test
    void endsWithTwoForWrongUse() throws IOException {
        String table = table("date,region\n2024-01-05,r\n");

        assertThat(CommandRun.of(new CoarsenCommand(), "--reports", table, "--place", "region", "--until", "2024-12-31")
                .err()).contains("Even the coarsest table");
        assertThat(
                CommandRun.of(new CoarsenCommand(), "--reports", table, "--place", "village", "--until", "2024-12-31")
                        .err())
                .contains("no column village");
        CommandRun twice = CommandRun.of(new CoarsenCommand(), "--reports", table, "--place", "region,region",
                "--until",
                "2024-12-31");
        assertThat(twice.err()).contains("only one");
        assertThat(twice.exitCode()).isEqualTo(2);
        assertThat(CommandRun.of(new CoarsenCommand(), "--reports", table, "--place", "region").exitCode())
                .isEqualTo(2);
    }

    private String table(String csv) throws IOException {
        return Files.writeString(folder.resolve("reports.csv"), csv).toString();
    }
}
