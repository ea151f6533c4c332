package org.wwow.backup.server;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/// `backup restore` in a process of its own, told to stop while its database runs (protocol section 23).
class StoppingARestoration {
    private static final long PATIENCE = 120_000_000_000L;

    @SuppressWarnings("NullAway.Init")
    private static ArchivedWorld world;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @BeforeAll
    static void archive() throws Exception {
        world = new ArchivedWorld();
    }

    /// A checkpoint that never comes holds it after the last row; then it is told to stop.
    @Test
    void leavesNoFolderAndNoDatabaseBehindAndCanBeDoneAgain() throws Exception {
        Path never = folder.resolve("never");
        assertThat(new ProcessBuilder("mkfifo", never.toString()).start().waitFor()).isZero();
        Path pid = folder.resolve("new.restoring/postgres/cluster/postmaster.pid");
        Process restoring = process(never);
        try {
            for (long end = System.nanoTime() + PATIENCE; !stands(pid) && restoring.isAlive()
                    && System.nanoTime() < end;) {
                Thread.onSpinWait();
            }
            ProcessHandle database = ProcessHandle.of(Long.parseLong(Files.readAllLines(pid).getFirst().strip()))
                    .orElseThrow();
            assertThat(restoring.isAlive()).isTrue();

            restoring.destroy();
            assertThat(restoring.waitFor(60, TimeUnit.SECONDS)).isTrue();

            assertThat(restoring.exitValue()).isNotZero();
            assertThat(folder.resolve("new")).doesNotExist();
            assertThat(folder.resolve("new.restoring")).doesNotExist();
            database.onExit().get(60, TimeUnit.SECONDS);
            assertThat(processesIn(folder)).isEmpty();
        } finally {
            restoring.destroyForcibly();
            Files.delete(never);
        }
        String said = again();
        assertThat(said).containsPattern("restored at \\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ;")
                .contains("is ready for a server");
        assertThat(folder.resolve("new/postgres")).isDirectory();
    }

    private static boolean stands(Path pid) throws IOException {
        return Files.exists(pid) && Files.size(pid) > 0 && Files.exists(pid.resolveSibling("../../ledger").normalize());
    }

    private static List<String> processesIn(Path folder) {
        return ProcessHandle.allProcesses()
                .flatMap(process -> process.info().commandLine().stream())
                .filter(line -> line.contains("postgres") && line.contains(folder.toString()))
                .toList();
    }

    private List<String> words(Path checkpoint) throws IOException {
        Path identity = Files.writeString(folder.resolve("identity"), world.key.revealText() + "\n");
        return List.of("restore", "--from", world.archive.toString(), "--data", folder.resolve("new").toString(),
                "--identity", identity.toString(), "--tombstones", world.tombstones().toString(), "--log",
                world.log().toString(), "--checkpoint", checkpoint.toString());
    }

    private Process process(Path checkpoint) throws IOException {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-XX:+UseSerialGC", "-Xmx256m", "-cp", System.getProperty("java.class.path"),
                "org.wwow.backup.server.Copies"));
        command.addAll(words(checkpoint));
        return new ProcessBuilder(command).redirectErrorStream(true)
                .redirectOutput(Redirect.to(folder.resolve("said").toFile()))
                .start();
    }

    private String again() throws IOException {
        var said = new ByteArrayOutputStream();
        var to = new PrintStream(said, true, StandardCharsets.UTF_8);
        int code = Copies.run(words(world.checkpoint()), to, to);
        String text = said.toString(StandardCharsets.UTF_8);
        assertThat(code).as(text).isZero();
        return text;
    }
}
