package org.wwow.backup.verifier;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipFile;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/// The dossiers of `docs/samples`, and the parts of one that can be checked alone.
class VerifyingTheSamples {
    private static final Path SAMPLES = Path.of(System.getProperty("backup.domain", "../domain"), "../docs/samples");
    private static final String SAMPLE = SAMPLES.resolve("en.asice").toString();
    private static final String TRUST = SAMPLES.resolve("trust.pem").toString();
    private static final String PROOF = "data/proofs/49ee823c-84ca-4ad5-804c-857a591d35fb.tlog-proof";

    @TempDir
    private Path folder;

    private record Ended(int exit, String out, String err) {}

    @Test
    void aDossierHoldsForWhoTrustsItsSigners() throws IOException {
        String policy = part("data/log/policy").toString();
        Ended ended = run("dossier", SAMPLE, "--trust", TRUST, "--policy", policy);

        assertThat(ended.exit()).isZero();
        assertThat(ended.err()).isEmpty();
        assertThat(ended.out()).contains("13. held", "14. held").doesNotContain(". failed: ");
        assertThat(ended.out().lines()).hasSize(81);
    }

    @Test
    void itFailsForWhoTrustsNobodyOrAnotherLog() throws IOException {
        Path another = Files.writeString(folder.resolve("policy"), """
                log example.com/log/testdata+33d7b496+AeHTu4Q3hEIMHNqc6fASMsq3rKNx280NI+oO5xCFkkSx
                quorum none
                """);

        assertThat(run("dossier", SAMPLE).out()).contains("13. failed", "9. held");
        assertThat(run("dossier", SAMPLE).exit()).isEqualTo(1);
        assertThat(run("dossier", SAMPLE, "--trust", TRUST, "--policy", another.toString()).out()).contains("9. failed",
                "13. held");
        assertThat(run("dossier", SAMPLE, "--trust", TRUST, "--root",
                "v3-lQL_YN-qshesqiV-ltYNT7WoV3sUQcERKfGaHZYk").out()).contains("20. failed", "13. held");
    }

    @ParameterizedTest
    @ValueSource(strings = {"fr", "ar", "uk"})
    void itIsToldInTheReadersLanguage(String language) {
        Ended english = run("dossier", SAMPLE);
        Ended ended = run("dossier", SAMPLE, "--language", language);

        assertThat(ended.out().lines()).hasSameSizeAs(english.out().lines().toList());
        assertThat(ended.out().lines()).doesNotContainAnyElementsOf(english.out().lines().toList());
    }

    @Test
    void aReceiptIsRebuiltFromItselfAndWitnessed() throws IOException {
        Ended ended = run("receipt", part(PROOF).toString(), "--policy", part("data/log/policy").toString());

        assertThat(ended.exit()).isZero();
        assertThat(ended.out().lines()).hasSize(5);
        assertThat(ended.out()).contains("The entry stands at index 7 of 16 in log.example/sample.",
                "It is witnessed as the policy asks.", "Signed by log.example/sample (Ed25519).",
                "witness.example/one", "witness.example/two", "(Ed25519 cosignature).");
    }

    @Test
    void aNoteIsHeldByEachKeyThatSignedIt() throws IOException {
        String log = "log.example/sample+f86f8105+AUYHizQcT5GtuNftw9LPVxdb7cRfytuNbxtbK2BoO8Wo";
        String witness = "witness.example/one+947a6860+BDfNkt2u0JSfrKsyhD9xEYuLYEE/ETgfSX6ec7fQgF85";
        String note = part("data/log/16.checkpoint").toString();

        assertThat(run("note", note, "--vkey", log).out().lines()).hasSize(1);
        assertThat(run("note", note, "--vkey", log, "--vkey", witness).out().lines()).hasSize(2);
        assertThat(run("note", note, "--vkey", "x").err()).startsWith("A --vkey is not one: ");
        assertThat(run("note", note, note, "--vkey", log).err()).contains("takes 1 file; see");
        assertThat(run("consistency", note, "--vkey", log).err()).contains("takes 3 files; see");
    }

    @Test
    void theLogGrewFromOneCheckpointToTheNext() throws IOException {
        String log = "log.example/sample+f86f8105+AUYHizQcT5GtuNftw9LPVxdb7cRfytuNbxtbK2BoO8Wo";
        String older = part("data/log/16.checkpoint").toString();
        String newer = part("data/log/24.checkpoint").toString();

        Ended ended = run("consistency", older, newer, part("data/log/16-24.consistency").toString(), "--vkey", log);
        assertThat(ended.exit()).isZero();
        assertThat(ended.out()).isEqualTo("The tree of 24 entries begins with all 16 of the older one.\n");
        assertThat(run("consistency", older, newer, part("data/log/32-40.consistency").toString(), "--vkey", log)
                .exit()).isEqualTo(1);
    }

    @Test
    void whatCannotBeReadIsSaidToBeSo() {
        Ended folderForAFile = run("note", folder.toString(), "--vkey", "x+1+y");
        Ended missing = run("dossier", folder.resolve("none").toString());

        assertThat(run("note", SAMPLE, "--vkey", "x").err()).startsWith("It does not hold: A note is UTF-8.");
        assertThat(folderForAFile.exit()).isEqualTo(2);
        assertThat(missing.err()).startsWith("There is no file ").endsWith("none." + System.lineSeparator());
        assertThat(missing.exit()).isEqualTo(2);
    }

    @Test
    void aFolderIsNoFile() throws IOException {
        Ended ended = run("receipt", folder.toString(), "--policy", part("data/log/policy").toString());

        assertThat(ended.err()).startsWith("A file could not be read or written: ");
        assertThat(ended.exit()).isEqualTo(2);
    }

    @Test
    void helpIsGivenWhereverItIsAskedFor() {
        for (Ended ended : List.of(run(), run("help"), run("--help"), run("dossier", "--help"))) {
            assertThat(ended.exit()).isZero();
            assertThat(ended.out()).startsWith("Checks judicial files").contains("Exit 0: it holds.");
            assertThat(ended.err()).isEmpty();
        }
    }

    private Path part(String path) throws IOException {
        Path to = folder.resolve(path.replace('/', '-'));
        try (var zip = new ZipFile(SAMPLE); InputStream bytes = zip.getInputStream(zip.getEntry(path))) {
            Files.write(to, bytes.readAllBytes());
        }
        return to;
    }

    private static Ended run(String... words) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        int exit = Verifier.run(List.of(words), new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
        return new Ended(exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
