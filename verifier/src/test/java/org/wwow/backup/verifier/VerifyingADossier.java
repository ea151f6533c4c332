package org.wwow.backup.verifier;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class VerifyingADossier {
    @TempDir
    private Path folder;

    private record Ended(int exit, String out, String err) {}

    @Test
    void aBagOfAnotherMakerHoldsAndEveryCheckIsTold() throws IOException {
        Ended ended = run("dossier", bag("hello").toString());

        assertThat(ended.exit()).isZero();
        assertThat(ended.out().lines().filter(line -> line.matches("\\d+\\. .*"))).hasSize(40);
        assertThat(ended.out()).contains("5. held: The bag is valid").contains("18. not applicable: ");
    }

    @Test
    void jsonHasFortyChecksInTheReadersLanguage() throws IOException {
        Ended ended = run("dossier", bag("hello").toString(), "--json", "--language", "fr");

        assertThat(ended.exit()).isZero();
        assertThat(ended.out()).startsWith("{\"checks\":[{\"name\":\"Chaque pièce")
                .contains("\"number\":40")
                .contains("\"result\":\"not applicable\"")
                .endsWith("\"held\":true}\n");
    }

    @Test
    void otherBytesEndWithOne() throws IOException {
        assertThat(run("dossier", bag("other").toString()).exit()).isEqualTo(1);
        assertThat(run("dossier", Files.writeString(folder.resolve("text"), "no zip").toString()).exit()).isEqualTo(1);
    }

    @Test
    void wrongUseEndsWithTwoAndOneSentence() throws IOException {
        String bag = bag("hello").toString();
        String text = Files.writeString(folder.resolve("text"), "nonsense").toString();

        for (Ended ended : List.of(run("dossier"), run("dossier", folder.resolve("missing").toString()),
                run("dossier", bag, "--policy", text), run("dossier", bag, "--root", "short"),
                run("dossier", bag, "--trust", text), run("dossier", bag, "--policy", bag + "/missing"),
                run("dossier", bag, "--unknown", "x"))) {
            assertThat(ended.exit()).isEqualTo(2);
            assertThat(ended.out()).isEmpty();
            assertThat(ended.err().lines()).hasSize(1);
        }
    }

    private Path bag(String content) throws IOException {
        Path bag = folder.resolve("bag-" + content);
        Files.createDirectories(bag.resolve("data"));
        Files.writeString(bag.resolve("bagit.txt"), "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n");
        Files.writeString(bag.resolve("data/a.txt"), content);
        Files.writeString(bag.resolve("manifest-sha256.txt"),
                "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824  data/a.txt\n");
        return bag;
    }

    private static Ended run(String... words) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        int exit = Verifier.run(List.of(words), new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
        return new Ended(exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
