package org.wwow.backup.cli.statistics;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class ComparingCodersFromTheCommandLine {
    @TempDir
    private Path folder;

    @Test
    void printsAlphaWithItsInterval() throws IOException {
        Path codings = Files.writeString(folder.resolve("c.csv"), "unit;a;b\n1;١;1\n2;2;2\n3;3;1\n");

        CommandRun run = CommandRun.of(new AgreementCommand(), codings.toString(), "--level", "interval", "--json");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).contains("\"alpha\": 0.").contains("\"unitsUsed\": 3").contains("\"seed\": 1");
    }

    @Test
    void endsWithTwoForOneCoder() throws IOException {
        Path codings = Files.writeString(folder.resolve("c.csv"), "unit,a\n1,x\n");

        assertThat(CommandRun.of(new AgreementCommand(), codings.toString()).exitCode()).isEqualTo(2);
    }
}
