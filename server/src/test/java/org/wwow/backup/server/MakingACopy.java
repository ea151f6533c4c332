package org.wwow.backup.server;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.wwow.backup.sealing.age.HybridKey;
import org.wwow.backup.server.archive.ArchiveRefused;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// An archive appears whole or not at all, whatever happens to the one who makes it.
class MakingACopy {
    private static final String BLOB = "blobs/blobs/00/00/00000000000000000000000000000001";
    private static ArchivedWorld world;

    @TempDir
    private Path folder = Path.of("");

    @BeforeAll
    static void aWorld() throws Exception {
        world = new ArchivedWorld();
    }

    @AfterAll
    static void forget() {
        world.database.away(true);
    }

    @Test
    void writesTwoFilesAndNothingElse() throws Exception {
        world.make(folder.resolve("one"));

        assertThat(ArchivedWorld.names(folder)).containsExactly("one", "one.erasable");
    }

    @Test
    void refusesToTakeThePlaceOfAnother() throws Exception {
        Path one = folder.resolve("one");
        Files.writeString(one, "an older archive");

        assertThatThrownBy(() -> world.make(one)).isInstanceOf(ArchiveRefused.class)
                .hasMessageContaining("already is");
        assertThat(Files.readString(one)).isEqualTo("an older archive");
        assertThat(ArchivedWorld.names(folder)).containsExactly("one");
    }

    @Test
    void refusesToSealToNobody() {
        assertThatThrownBy(() -> world.make(folder.resolve("one"), List.of())).isInstanceOf(ArchiveRefused.class)
                .hasMessageContaining("recipient");
    }

    @Test
    void leavesNothingWhereAPayloadCannotBeRead() throws Exception {
        Path unreadable = Files.createDirectories(world.data.resolve(BLOB));

        assertThatThrownBy(() -> world.make(folder.resolve("one"))).isInstanceOf(IOException.class);

        assertThat(ArchivedWorld.names(folder)).isEmpty();
        Files.delete(unreadable);
    }

    @Test
    void writesOverWhatALossOfPowerLeft() throws Exception {
        Files.writeString(folder.resolve("one.unfinished"), "half ".repeat(1_000_000));

        world.make(folder.resolve("one"));

        assertThat(ArchivedWorld.names(folder)).containsExactly("one", "one.erasable");
        assertThat(Files.size(folder.resolve("one"))).isLessThan(5_000_000);
    }

    /// A payload that never begins holds it in the middle; then it is told to stop.
    @Test
    void leavesNothingWhenItIsToldToStop() throws Exception {
        Path endless = Files.createDirectories(world.data.resolve(BLOB).getParent())
                .resolve(Path.of(BLOB).getFileName());
        assertThat(new ProcessBuilder("mkfifo", endless.toString()).start().waitFor()).isZero();
        Process making = process("-Xmx64m");
        try {
            for (long end = System.nanoTime() + 60_000_000_000L; isEmpty("one.unfinished")
                    && System.nanoTime() < end;) {
                Thread.onSpinWait();
            }
            assertThat(ArchivedWorld.names(folder)).contains("one.unfinished", "one.erasable.unfinished");
            making.destroy();
            assertThat(making.waitFor(60, TimeUnit.SECONDS)).isTrue();

            assertThat(ArchivedWorld.names(folder)).doesNotContain("one", "one.erasable", "one.unfinished",
                    "one.erasable.unfinished");
        } finally {
            making.destroyForcibly();
            Files.delete(endless);
        }
    }

    /// Two hundred times as much as it may hold at once of anything that grows with the instance.
    @Test
    void needsNoMoreMemoryForALargePayload() throws Exception {
        Path large = world.data.resolve(BLOB);
        Files.createDirectories(large.getParent());
        try (FileChannel channel = FileChannel.open(large, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.allocate(1), 128L << 20);
        }
        Process making = process("-Xmx40m");

        assertThat(making.waitFor(180, TimeUnit.SECONDS)).isTrue();

        assertThat(Files.readString(folder.resolve("said"))).contains("must be destroyed by");
        assertThat(making.exitValue()).isZero();
        assertThat(Files.size(folder.resolve("one"))).isGreaterThan(128L << 20);
        Files.delete(large);
    }

    @Test
    void saysWhatIsWrongInWords() throws IOException {
        Path recipient = recipient();

        assertThat(said(2, "archive", "--to", folder.resolve("one").toString())).contains("--recipient is needed");
        assertThat(said(2, "archive", "--to", "one", "--recipient", "missing")).contains("There is no file missing");
        assertThat(said(2, "archive", "--compress")).contains("backup archive --to FILE");
        assertThat(said(2, "restore", "--from", "one")).contains("--data is needed");
        assertThat(said(1, "archive", "--to", folder.resolve("one").toString(), "--recipient", recipient.toString(),
                "--data", folder.resolve("nothing").toString())).contains("There is no database in the data folder.");
        assertThat(said(0, "restore", "--help")).contains("--without-erasable");
        Files.writeString(recipient, "age1qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqq\n");
        assertThat(said(2, "archive", "--to", "one", "--recipient", recipient.toString())).contains("recipient");
    }

    private String said(int code, String... words) {
        var said = new ByteArrayOutputStream();
        var to = new PrintStream(said, true, StandardCharsets.UTF_8);
        assertThat(Copies.run(List.of(words), to, to)).isEqualTo(code);
        return said.toString(StandardCharsets.UTF_8);
    }

    private boolean isEmpty(String name) throws IOException {
        return !Files.exists(folder.resolve(name)) || Files.size(folder.resolve(name)) == 0;
    }

    private Path recipient() throws IOException {
        return Files.writeString(folder.resolve("recipient"),
                "# the operator's archive key\n" + HybridKey.draw(new SecureRandom()).recipient().text()
                        + "\n");
    }

    /// `backup archive` in a process of its own, while the database runs.
    private Process process(String memory) throws IOException {
        var external = world.settings.database().orElseThrow();
        Path settings = Files.writeString(folder.resolve("settings"), "data = " + world.data + "\ndatabase.url = "
                + external.url() + "\ndatabase.user = " + external.user() + "\ndatabase.password-file = "
                + external.password() + "\n");
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-XX:+UseSerialGC", memory, "-cp", System.getProperty("java.class.path"),
                "org.wwow.backup.server.Copies", "archive", "--to", folder.resolve("one").toString(), "--recipient",
                recipient().toString(), "--config", settings.toString()));
        File said = folder.resolve("said").toFile();
        return new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(Redirect.to(said)).start();
    }
}
