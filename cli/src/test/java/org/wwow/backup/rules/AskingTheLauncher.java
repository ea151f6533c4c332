package org.wwow.backup.rules;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/// The launcher in a folder of its own, beside something that was built.
@Tag("tree")
class AskingTheLauncher {
    @TempDir
    private Path folder;
    private Path built = Path.of("");

    @BeforeEach
    void copyIt() throws IOException {
        Path parts = Files.createDirectories(folder.resolve("config/launcher"));
        Files.copy(SourceTree.root().resolve("backup"), folder.resolve("backup"), StandardCopyOption.COPY_ATTRIBUTES);
        try (Stream<Path> files = Files.list(SourceTree.root().resolve("config/launcher"))) {
            for (Path part : files.toList()) {
                Files.copy(part, parts.resolve(part.getFileName()));
            }
        }
        built = Files.createDirectories(folder.resolve("module/target")).resolve("built");
        Files.writeString(built, "built");
    }

    @ParameterizedTest
    @ValueSource(strings = {"help", "--help", "clean --help", "clean -h", "fix --help", "check --help", "test --help"})
    void saysHowItIsUsedAndDoesNothing(String words) throws Exception {
        Said said = run("./backup " + words);

        assertThat(said.exit()).isZero();
        assertThat(said.out()).contains("backup clean   ", "backup test [--deep]");
        assertThat(built).exists();
    }

    @ParameterizedTest
    @ValueSource(strings = {"clean everything", "clean --dry-run", "fix core", "check --deep", "test --fast"})
    void refusesAWordItDoesNotKnow(String words) throws Exception {
        Said said = run("./backup " + words);

        assertThat(said.exit()).isEqualTo(2);
        assertThat(said.err()).contains("takes no argument");
        assertThat(built).exists();
    }

    @ParameterizedTest
    @ValueSource(strings = {"serve --help", "serve -h", "serve --port 8081 --help", "demo --help", "demo -h"})
    void saysHowAServerIsStartedAndStartsNone(String words) throws Exception {
        Said said = run("./backup " + words);

        assertThat(said.exit()).isZero();
        assertThat(said.out()).startsWith("backup " + words.split(" ", 2)[0] + " ").contains("--port", "--data");
        assertThat(said.err()).isEmpty();
        assertThat(folder.resolve("data")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"serve now", "serve --prot 8081", "demo now", "demo --dry-run", "demo --port 8081 now",
        "serve --data", "demo --port"})
    void startsNoServerAtAWordItDoesNotKnow(String words) throws Exception {
        Said said = run("./backup " + words);

        assertThat(said.exit()).isEqualTo(2);
        assertThat(said.err()).startsWith("backup " + words.split(" ", 2)[0] + " ").contains("--help");
        assertThat(folder.resolve("data")).doesNotExist();
    }

    @Test
    void cleansWhatWasBuilt() throws Exception {
        assertThat(run("./backup clean").exit()).isZero();
        assertThat(built).doesNotExist();
        assertThat(folder.resolve("config/launcher")).isNotEmptyDirectory();
    }

    @Test
    void namesTheTestsThatWereSkippedAndWhy() throws Exception {
        Path reports = Files.createDirectories(folder.resolve("module/target/surefire-reports"));
        Files.writeString(reports.resolve("TEST-one.xml"), """
                <testsuite name="org.example.One" tests="3" errors="0" skipped="2" failures="0">
                  <testcase name="runs" classname="org.example.One" time="0.1"/>
                  <testcase name="asks" classname="org.example.One" time="0.1">
                    <skipped type="x"><![CDATA[Aborted: Assumption failed: age is not installed: nobody else's word
                	at org.example.Assumptions]]></skipped>
                  </testcase>
                  <testcase name="asksAgain" classname="org.example.One" time="0.1">
                    <skipped type="x"><![CDATA[Aborted: Assumption failed: age is not installed: nobody else's word
                	at org.example.Assumptions]]></skipped>
                  </testcase>
                </testsuite>
                """);
        Files.writeString(reports.resolve("TEST-two.xml"), """
                <testsuite name="org.example.Two" tests="2" errors="0" skipped="2" failures="0">
                  <testcase name="" classname="org.example.Two" time="0.1">
                    <skipped type="x"><![CDATA[Aborted:
                assumption was not met due to: [openssl is not installed]
                Expecting value to be true]]></skipped>
                  </testcase>
                  <testcase name="off" classname="org.example.Three" time="0.1">
                    <skipped/>
                  </testcase>
                </testsuite>
                """);

        Said said = run("""
                here=$PWD stamps=$PWD; say() { printf '%s\\n' "$*" >&2; }; . config/launcher/checks.sh
                touch -d '1 hour ago' since; skipped_tests since >skipped-java; say_skipped java; say_skipped web""");

        assertThat(said.err().lines()).containsExactly("java: skipped, because something they ask is missing here:",
                "  One: age is not installed: nobody else's word", "  Three: no reason given",
                "  Two: openssl is not installed");
    }

    private Said run(String line) throws IOException, InterruptedException {
        Path out = folder.resolve("out");
        Path err = folder.resolve("err");
        Process process = new ProcessBuilder(List.of("bash", "-c", line)).directory(folder.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Said(process.exitValue(), Files.readString(out, StandardCharsets.UTF_8),
                Files.readString(err, StandardCharsets.UTF_8));
    }

    /// How it ended and what it wrote.
    private record Said(int exit, String out, String err) {}
}
