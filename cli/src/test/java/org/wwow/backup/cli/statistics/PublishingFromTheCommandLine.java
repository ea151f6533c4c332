package org.wwow.backup.cli.statistics;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class PublishingFromTheCommandLine {
    @TempDir
    private Path folder;

    private String table = "";

    @BeforeEach
    void writeATable() throws IOException {
        table = Files.writeString(folder.resolve("t.csv"), "place;a;b;c\nx;20;3;30\ny;15;40;12\nz;18;22;9\n")
                .toString();
    }

    @Test
    void hidesSmallCountsWithoutSayingWhichWereSmall() {
        CommandRun run = CommandRun.of(new SuppressCommand(), table, "--json");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("\"hidden\": 4")
                .contains("\"optimal\": true")
                .doesNotContain("\"count\": 3,")
                .doesNotContain("rimary");
    }

    @Test
    void givesNoHashByWhichHiddenCountsCouldBeGuessed() {
        assertThat(CommandRun.of(new SuppressCommand(), table, "--json").out()).contains("\"inputs\": {}");
    }

    @Test
    void printsOneCsvRowACell() {
        assertThat(CommandRun.of(new SuppressCommand(), table, "--csv").out())
                .startsWith("categories.place,categories.columns,count,status\r\nTotal,Total,169,shown\r\n")
                .contains("x,b,,suppressed\r\n");
    }

    @Test
    void keepsToAnEarlierRelease() throws IOException {
        Path grown = Files.writeString(folder.resolve("u.csv"), "place;a;b;c\nx;60;43;70\ny;17;80;52\nz;58;62;49\n");
        Path before = Files.writeString(folder.resolve("b.csv"), "place;a;b;c\nx;20;13;30\ny;15;40;12\nz;18;22;9\n");

        assertThat(CommandRun.of(new SuppressCommand(), grown.toString(), "--json").out()).contains("\"hidden\": 0");
        assertThat(
                CommandRun.of(new SuppressCommand(), grown.toString(), "--previous", before.toString(), "--json").out())
                .doesNotContain("\"hidden\": 0");
    }

    @Test
    void paysForNoiseUntilTheBudgetIsSpent() {
        String ledger = folder.resolve("ledger.csv").toString();
        String[] first = {table, "--ledger", ledger, "--release", "2024", "--epsilon", "0.5", "--budget", "1",
            "--json"};

        assertThat(CommandRun.of(new NoiseCommand(), first).out()).contains("\"left\": \"0.5\"")
                .contains("\"seed\": null");
        assertThat(CommandRun.of(new NoiseCommand(), first).err()).contains("paid for already");
        CommandRun tooDear = CommandRun.of(new NoiseCommand(), table, "--ledger", ledger, "--release", "2025",
                "--epsilon", "0.6");
        assertThat(tooDear.exitCode()).isEqualTo(2);
        assertThat(tooDear.out()).isEmpty();
        assertThat(tooDear.err()).contains("0.5 is left and 0.6 is asked for");
        assertThat(CommandRun.of(new NoiseCommand(), table, "--ledger", ledger, "--release", "2025", "--epsilon", "0.5")
                .exitCode()).isZero();
    }

    @Test
    void refusesLedgersThatAreNewDamagedOrRaised() throws IOException {
        String fresh = folder.resolve("fresh.csv").toString();
        Path damaged = Files.writeString(folder.resolve("damaged.csv"), "release,epsilon,cells\r\n(budget),x,1\r\n");

        assertThat(
                CommandRun.of(new NoiseCommand(), table, "--ledger", fresh, "--release", "r", "--epsilon", "1").err())
                .contains("--budget");
        assertThat(CommandRun
                .of(new NoiseCommand(), table, "--ledger", damaged.toString(), "--release", "r", "--epsilon", "1")
                .err()).contains("damaged");
        CommandRun.of(new NoiseCommand(), table, "--ledger", fresh, "--release", "r", "--epsilon", "1", "--budget",
                "1");
        assertThat(CommandRun
                .of(new NoiseCommand(), table, "--ledger", fresh, "--release", "s", "--epsilon", "1", "--budget", "9")
                .err()).contains("cannot be changed");
    }

    @Test
    void endsWithTwoForBadTables() throws IOException {
        Path bad = Files.writeString(folder.resolve("bad.csv"), "place,count\nx,NaN\n");

        CommandRun run = CommandRun.of(new SuppressCommand(), bad.toString());

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).startsWith("Line 2, column count: ");
        assertThat(CommandRun.of(new SuppressCommand(), table, "--threshold", "1").exitCode()).isEqualTo(2);
    }
}
