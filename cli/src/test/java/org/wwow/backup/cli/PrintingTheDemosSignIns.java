package org.wwow.backup.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import org.wwow.backup.client.OneTimeCode;

import static org.assertj.core.api.Assertions.assertThat;

/// The demo's second process over a world that was made before: no server is asked for anything.
@Timeout(120)
class PrintingTheDemosSignIns {
    private static final String READY = "BackUp answers on port 8080\n";
    private static final String ONE = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
    private static final String TWO = "A".repeat(32);
    private static final Clock CLOCK = Clock.systemUTC();

    @TempDir
    private Path folder;
    private final List<Process> begun = new ArrayList<>();

    @AfterEach
    void end() throws InterruptedException {
        for (Process process : begun) {
            process.destroy();
            process.waitFor();
        }
    }

    @Test
    void namesThePagesEveryMemberAndTwoReportersCodes() throws IOException {
        keep();
        List<String> printed = new ArrayList<>();
        try (BufferedReader out = begin(READY).inputReader(StandardCharsets.UTF_8)) {
            readUntil(out, "One-time codes", printed);
        }

        assertThat(printed).contains("Report:  http://localhost:8080/", "Desk:    http://localhost:8080/desk/")
                .anyMatch(line -> line.matches("ada +officer +Example house +one two three"))
                .anyMatch(line -> line.matches("ben +reviewer +Example court +four five six"))
                .anyMatch(line -> line.equals("Codes of reporters: 1111 · 2222 … (demo.json has all)"))
                .noneMatch(line -> line.contains("3333") || line.contains(ONE) || line.contains(TWO));
    }

    @Test
    void keepsTheirOneTimeCodesCurrent() throws IOException {
        keep();
        try (BufferedReader out = begin(READY).inputReader(StandardCharsets.UTF_8)) {
            readUntil(out, "One-time codes", new ArrayList<>());
            String first = out.readLine();
            assertThat(first).isIn(codesAround(CLOCK.instant()));
            String second = out.readLine();
            assertThat(second).isEqualTo(codes(CLOCK.instant())).isNotEqualTo(first);
        }
    }

    @Test
    void refusesAFolderThatHoldsNoDemo() throws Exception {
        Process process = begin(READY);

        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(1);
        assertThat(process.errorReader(StandardCharsets.UTF_8).readAllAsString()).contains("no demo").hasLineCount(1);
    }

    @Test
    void saysThatTheServerEndedBeforeItAnswered() throws Exception {
        keep();
        Process process = begin("Starting\n");

        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(1);
        assertThat(process.errorReader(StandardCharsets.UTF_8).readAllAsString())
                .contains("ended before it answered")
                .hasLineCount(1);
    }

    private void keep() throws IOException {
        Files.writeString(folder.resolve("demo.json"), """
                {"codes":["1111","2222","3333"],"members":[
                {"name":"ada","role":"officer","organisation":"Example house","passphrase":"one two three",
                "totpSecret":"%s"},{"name":"ben","role":"reviewer","organisation":"Example court",
                "passphrase":"four five six","totpSecret":"%s"}]}""".formatted(ONE, TWO).replace("\n", ""));
    }

    private Process begin(String terminal) throws IOException {
        Process process = new ProcessBuilder(ProcessHandle.current().info().command().orElseThrow(), "-Xmx64m", "-cp",
                System.getProperty("java.class.path"), Backup.class.getName(), "demo-world", "--server",
                "http://localhost:8080", "--data", folder.toString()).start();
        begun.add(process);
        try (OutputStream in = process.getOutputStream()) {
            in.write(terminal.getBytes(StandardCharsets.UTF_8));
        }
        return process;
    }

    private static void readUntil(BufferedReader out, String mark, List<String> lines) throws IOException {
        String line = out.readLine();
        while (line != null && !line.startsWith(mark)) {
            lines.add(line);
            line = out.readLine();
        }
        assertThat(line).isNotNull();
    }

    /// Those of now, or of the step before where the line was read a moment late.
    private static List<String> codesAround(Instant now) {
        return List.of(codes(now), codes(now.minus(Duration.ofSeconds(30))));
    }

    private static String codes(Instant now) {
        return "ada " + OneTimeCode.at(ONE, now) + "   ben " + OneTimeCode.at(TWO, now);
    }
}
