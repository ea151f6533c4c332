package org.wwow.backup.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class KeepingALog {
    private static final String STRANGE_KEY = "example.com/log/testdata+33d7b496+"
            + "AeHTu4Q3hEIMHNqc6fASMsq3rKNx280NI+oO5xCFkkSx";
    private static final String STRANGE_LOG = Path.of(System.getProperty("backup.vectors"), "tiled-log-15").toString();

    @TempDir
    Path folder;
    private String log = "";
    private Path entry = Path.of("");
    private List<String> vkeys = List.of();

    @BeforeEach
    void make() throws IOException {
        log = folder.resolve("log").toString();
        entry = Files.writeString(folder.resolve("entry"), "an entry");
        Typed made = Typed.run("ledger", "init", "--log", log, "--origin", "log.example.org");
        assertThat(made.exit()).isZero();
        vkeys = made.out().lines().toList();
    }

    @Test
    void anEntryIsAppendedPublishedProvenAndChecked() throws IOException {
        assertThat(Typed.run("ledger", "append", "--log", log, "--json", entry.toString()).out())
                .isEqualTo("{\"first\":0,\"size\":1}\n");
        assertThat(Typed.run("ledger", "append", "--log", log, "--leaf", "00ff", "--leaf", "aa").exit()).isZero();
        assertThat(Typed.run("ledger", "checkpoint", "--log", log, "--cover").exit()).isZero();

        Typed fsck = Typed.run("ledger", "fsck", "--log", log, "--vkey", vkeys.get(0), "--vkey", vkeys.get(1));
        assertThat(fsck.out()).contains("All 8 entries").contains("signed");
        Path receipt = write("r.tlog-proof", Typed.run("ledger", "prove", "--log", log, "--index", "0").out());
        Path policy = write("policy", "log " + vkeys.getFirst() + "\nquorum none\n");
        Typed verified = Typed.run("receipt", "verify", receipt.toString(), "--policy", policy.toString(), "--entry",
                entry.toString(), "--json");

        assertThat(verified.exit()).isZero();
        assertThat(verified.out()).contains("\"held\":true", "\"number\":9", "at index 0 of 8 in log.example.org")
                .contains("\"number\":10", "\"result\":\"not applicable\"");
    }

    @Test
    void aReceiptOfAnotherEntryFailsCheckNine() throws IOException {
        Typed.run("ledger", "append", "--log", log, entry.toString());
        Typed.run("ledger", "checkpoint", "--log", log);
        Path receipt = write("r.tlog-proof", Typed.run("ledger", "prove", "--log", log, "--index", "0").out());
        Path policy = write("policy", "log " + vkeys.getFirst() + "\nquorum none\n");

        Typed other = Typed.run("receipt", "verify", receipt.toString(), "--policy", policy.toString(), "--leaf", "00");

        assertThat(other.exit()).isEqualTo(1);
        assertThat(other.out()).startsWith("9. failed: ").contains("10. not applicable: ");
        assertThat(other.err()).isEmpty();
    }

    @Test
    void aReceiptWithoutExtraNeedsItsEntry() throws IOException {
        Typed.run("ledger", "append", "--log", log, entry.toString());
        Typed.run("ledger", "checkpoint", "--log", log);
        Path receipt = write("r.tlog-proof", Typed.run("ledger", "prove", "--log", log, "--index", "0").out());
        Path policy = write("policy", "log " + vkeys.getFirst() + "\nquorum none\n");

        assertThat(Typed.run("receipt", "verify", receipt.toString(), "--policy", policy.toString()).exit())
                .isEqualTo(1);
    }

    @Test
    void keysAreReadableByTheirOwnerOnlyAndNeverWrittenOver() throws IOException {
        Path keys = folder.resolve("log.keys");

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(keys))).isEqualTo("rw-------");
        assertThat(Typed.run("ledger", "init", "--log", folder.resolve("two").toString(), "--keys", keys.toString(),
                "--origin", "x").exit()).isEqualTo(2);
        assertThat(Typed.run("ledger", "init", "--log", log, "--origin", "x").err()).contains("already is a log");
    }

    @Test
    void aStrangeLogIsDerivedAndProven() {
        Typed fsck = Typed.run("ledger", "fsck", "--log", STRANGE_LOG, "--vkey", STRANGE_KEY, "--json");
        assertThat(fsck.exit()).isZero();
        assertThat(fsck.out()).contains("\"holds\":true").contains("\"size\":15").contains("\"signatures\":true");
        assertThat(Typed.run("ledger", "consistency", "--log", STRANGE_LOG, "--from", "7", "--json").out())
                .contains("\"proof\":[");
        assertThat(Typed.run("note", "verify", STRANGE_LOG + "/checkpoint", "--vkey", STRANGE_KEY).out())
                .isEqualTo("Signed by example.com/log/testdata.\n");
    }

    @Test
    void aStrangeLogUnderAnotherKeyOrOfOtherEntriesDoesNotHold() {
        assertThat(Typed.run("ledger", "fsck", "--log", STRANGE_LOG, "--vkey", vkeys.getFirst()).exit()).isEqualTo(1);
        assertThat(Typed.run("ledger", "fsck", "--log", STRANGE_LOG, "--leaves").exit()).isEqualTo(1);
        assertThat(Typed.run("note", "verify", STRANGE_LOG + "/checkpoint", "--vkey", vkeys.getFirst()).exit())
                .isEqualTo(1);
    }

    @Test
    void aFlippedTileIsFound() throws IOException {
        Typed.run("ledger", "append", "--log", log, entry.toString());
        Typed.run("ledger", "checkpoint", "--log", log, "--cover");
        Path tile = Path.of(log, "tile/0/000.p/8");
        byte[] bytes = Files.readAllBytes(tile);
        bytes[0] ^= 1;
        Files.write(tile, bytes);

        Typed fsck = Typed.run("ledger", "fsck", "--log", log);

        assertThat(fsck.exit()).isEqualTo(1);
        assertThat(fsck.out()).contains("tile/0/000.p/8 does not hold");
    }

    @Test
    void wrongUseEndsWithTwo() {
        assertThat(Typed.run("ledger", "append", "--log", log).exit()).isEqualTo(2);
        assertThat(Typed.run("ledger", "append", "--log", log, "--leaf", "xyz").exit()).isEqualTo(2);
        assertThat(Typed.run("ledger", "append", "--log", folder.resolve("none").toString(), "--leaf", "00").exit())
                .isEqualTo(2);
        assertThat(Typed.run("ledger", "prove", "--log", STRANGE_LOG, "--index", "15").exit()).isEqualTo(2);
        assertThat(Typed.run("ledger", "prove", "--log", STRANGE_LOG, "--index", "-1").exit()).isEqualTo(2);
        assertThat(Typed.run("ledger", "consistency", "--log", STRANGE_LOG, "--from", "0").exit()).isEqualTo(2);
        assertThat(Typed.run("ledger", "consistency", "--log", STRANGE_LOG, "--from", "3", "--to", "99").exit())
                .isEqualTo(2);
        assertThat(Typed.run("ledger", "fsck", "--log", folder.toString()).exit()).isEqualTo(2);
        assertThat(Typed.run("note", "verify", "no-such-file", "--vkey", STRANGE_KEY).exit()).isEqualTo(2);
        assertThat(Typed.run("note", "verify", STRANGE_LOG + "/checkpoint", "--vkey", "words").exit()).isEqualTo(2);
        assertThat(Typed.run("gossip").exit()).isEqualTo(2);
    }

    @Test
    void helpIsTheDefault() {
        for (String[] words : new String[][]{{}, {"ledger"}, {"note"}, {"receipt"}}) {
            Typed help = Typed.run(words);
            assertThat(help.exit()).isZero();
            assertThat(help.out()).startsWith("Usage: backup");
        }
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }
}
