package org.wwow.backup.cli;

import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class CheckingABag {
    private static final Path SUITE = Path.of(System.getProperty("backup.vectors"), "bagit-conformance");

    @Test
    void holds() {
        Typed typed = Typed.run("bag", "verify", SUITE.resolve("v1.0/valid/basicBag").toString());

        assertThat(typed.exit()).isZero();
        assertThat(typed.out()).contains("held: files 1");
    }

    @Test
    void failsWithItsReasonInTheReadersLanguage() {
        Typed typed = Typed.run("bag", "verify", "--language", "fr",
                SUITE.resolve("v0.97/invalid/corrupt-data-file").toString());

        assertThat(typed.exit()).isEqualTo(1);
        assertThat(typed.out()).contains("ne sont pas ceux qui étaient cités");
    }

    @Test
    void isToldToPrograms() {
        Typed typed = Typed.run("bag", "verify", "--json",
                SUITE.resolve("v0.97/invalid/missing-bagit.txt").toString());

        assertThat(typed.exit()).isEqualTo(1);
        assertThat(typed.out()).contains("\"held\":false", "\"rule\":\"DECLARATION_MISSING\"");
    }

    @Test
    void failsForWhatIsNoBagAndNoFile(@TempDir Path folder) throws Exception {
        Path text = Files.writeString(folder.resolve("text.zip"), "no zip file");

        assertThat(Typed.run("bag", "verify", text.toString()).exit()).isEqualTo(1);
        assertThat(Typed.run("bag", "verify", folder.resolve("none").toString()).exit()).isEqualTo(2);
        assertThat(Typed.run("bag", "verify").exit()).isEqualTo(2);
    }
}
