package org.wwow.backup.cli.statistics;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;

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
    void givesAHashThatOnlyWhoHasTheSaltCanCheck() throws Exception {
        String out = CommandRun.of(new SuppressCommand(), table, "--json").out();
        Path salt = folder.resolve("t.csv.salt");
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        String plain = HexFormat.of().formatHex(digest.digest(Files.readAllBytes(Path.of(table))));
        digest.update(Files.readAllBytes(salt));
        String salted = HexFormat.of().formatHex(digest.digest(Files.readAllBytes(Path.of(table))));

        assertThat(out).contains("\"counts\": \"salted:" + salted + "\"").doesNotContain(plain);
        assertThat(Files.size(salt)).isEqualTo(32);
        assertThat(Files.getPosixFilePermissions(salt)).containsExactlyInAnyOrder(PosixFilePermission.OWNER_READ,
                PosixFilePermission.OWNER_WRITE);
        assertThat(CommandRun.of(new SuppressCommand(), table, "--json").out()).as("the same to the last byte")
                .isEqualTo(out);
    }

    @Test
    void drawsAnotherSaltForAnotherTable() throws IOException {
        Path other = Files.copy(Path.of(table), folder.resolve("other.csv"));
        String one = CommandRun.of(new SuppressCommand(), table, "--json").out();
        String same = CommandRun.of(new SuppressCommand(), other.toString(), "--json").out();
        String named = CommandRun
                .of(new SuppressCommand(), other.toString(), "--json", "--salt",
                        folder.resolve("t.csv.salt").toString())
                .out();

        assertThat(same).isNotEqualTo(one);
        assertThat(named).isEqualTo(one);
    }

    @Test
    void refusesASaltThatOthersMayReadOrThatIsNone() throws IOException {
        Path open = Files.write(folder.resolve("open"), new byte[32]);
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rw-r--r--"));
        Path brief = Files.write(folder.resolve("brief"), new byte[31]);
        Files.setPosixFilePermissions(brief, PosixFilePermissions.fromString("rw-------"));

        CommandRun readable = CommandRun.of(new SuppressCommand(), table, "--salt", open.toString());
        CommandRun tooShort = CommandRun.of(new SuppressCommand(), table, "--salt", brief.toString());
        CommandRun nowhere = CommandRun.of(new SuppressCommand(), table, "--salt",
                folder.resolve("no/where").toString());

        assertThat(List.of(readable, tooShort, nowhere)).allMatch(run -> run.exitCode() == 2 && run.out().isEmpty());
        assertThat(readable.err()).contains("Others may use the salt file");
        assertThat(tooShort.err()).contains("has not 32 bytes");
        assertThat(nowhere.err()).contains("name another file with --salt");
    }

    @Test
    void printsForPlatformsAndStatisticalOffices() {
        assertThat(CommandRun.of(new SuppressCommand(), table, "--hxl").out())
                .startsWith("place,columns,count,suppressed,control\r\n#loc+name,#group+columns,#affected,")
                .contains("\r\nx,b,,1,suppression\r\n");
        assertThat(CommandRun.of(new SuppressCommand(), table, "--sdmx").out()).startsWith("STRUCTURE,")
                .contains(",x,b,,Q,C,PERSONS\r\n");
        CommandRun both = CommandRun.of(new SuppressCommand(), table, "--sdmx", "--json");
        assertThat(both.exitCode()).isEqualTo(2);
        assertThat(both.err()).contains("Choose one of --json and --sdmx.");
        assertThat(CommandRun.of(new SuppressCommand(), table, table, "--hxl").err()).contains("one table");
    }

    @Test
    void printsOneCsvRowACell() {
        assertThat(CommandRun.of(new SuppressCommand(), table, "--csv").out())
                .startsWith("categories.place,categories.columns,count,status,provenance.method,provenance.version,")
                .contains("\r\nTotal,Total,169,shown,suppress,1,,", "threshold=5", "counts=salted:")
                .contains("x,b,,suppressed,,,,,,,\r\n");
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
        assertThat(run.err()).startsWith("Table counts. Line 2, column count: ");
        assertThat(CommandRun.of(new SuppressCommand(), table, "--threshold", "1").exitCode()).isEqualTo(2);
    }
}
