package org.wwow.backup.dossier.build;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.wwow.backup.dossier.casefolder.CaseRefused;
import org.wwow.backup.dossier.caseuco.GraphShapes;
import org.wwow.backup.dossier.caseuco.ShapesFound;
import org.wwow.backup.dossier.conformance.Documents;
import org.wwow.backup.dossier.file.Edition;
import org.wwow.backup.sealing.Digest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class LeavingNothingBehind {
    private static final Paper PAPER = new MadeUpPaper();
    private static final GraphShapes KEPT = _ -> new ShapesFound.Kept("CASE", 1);

    @TempDir
    private Path folder;

    private static DossierPlan plan(Edition edition, Paper paper, Seal seal) {
        return new DossierPlan(edition, Locale.ENGLISH, paper, Optional.of(seal), new SecureRandom());
    }

    private Path place() {
        return folder.resolve("file.asice");
    }

    private List<Path> left() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(path -> !path.equals(folder)).toList();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5, 9, 20, 40, 60})
    void afterACancelAtAnyPiece(int piece) throws Exception {
        int[] pieces = {0};
        DossierBuild build = DossierBuild.of(CaseFolder.of(new CaseInMemory()),
                plan(Edition.PROTECTED, PAPER, new MadeUpSeal()), KEPT);
        assertThatExceptionOfType(CancellationException.class).isThrownBy(() -> build.write(place(), bytes -> {
            if (++pieces[0] == piece) {
                throw new CancellationException();
            }
        }));
        assertThat(left()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Edition.class)
    void afterARefusedSeal(Edition edition) throws Exception {
        Seal refusing = new Seal() {
            @Override
            public byte[] token(Digest digest) {
                return new byte[1];
            }

            @Override
            public byte[] document(Path pdf, Path signed) throws IOException {
                Files.copy(pdf, signed);
                return new byte[1];
            }

            @Override
            public byte[] manifests(SortedMap<String, byte[]> manifests) throws SealRefused {
                throw new SealRefused("The key is gone.", new IOException());
            }
        };
        assertThatExceptionOfType(SealRefused.class).isThrownBy(() -> DossierBuild
                .of(CaseFolder.of(new CaseInMemory()), plan(edition, PAPER, refusing), KEPT)
                .write(place(), bytes -> {}));
        assertThat(left()).isEmpty();
    }

    @Test
    void afterADocumentThatCannotBeWritten() throws Exception {
        Paper failing = (content, pdf) -> {
            Files.writeString(pdf, "half");
            throw new IOException("no room");
        };
        assertThatExceptionOfType(IOException.class).isThrownBy(() -> DossierBuild
                .of(CaseFolder.of(new CaseInMemory()), plan(Edition.FULL, failing, new MadeUpSeal()), KEPT)
                .write(place(), bytes -> {}));
        assertThat(left()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void afterADocumentThatBreaksARuleOfPdfA(Documents.Belied belied) throws Exception {
        byte[] spoilt = belied.bytes();
        MadeUpSeal seal = new MadeUpSeal();
        assertThatExceptionOfType(CaseRefused.class).isThrownBy(() -> DossierBuild
                .of(CaseFolder.of(new CaseInMemory()), plan(Edition.FULL, (_, pdf) -> Files.write(pdf, spoilt), seal),
                        KEPT)
                .write(place(), bytes -> {}))
                .withMessageContaining("check 34: ")
                .withMessageContaining("By veraPDF it breaks rule " + belied.rule() + " of PDF/A-3a");
        assertThat(seal.manifests).isEmpty();
        assertThat(left()).isEmpty();
    }

    @Test
    void afterADocumentThatIsNone() throws Exception {
        Paper none = (_, pdf) -> Files.writeString(pdf, "%PDF-1.7 made up\n");
        assertThatExceptionOfType(CaseRefused.class).isThrownBy(() -> DossierBuild
                .of(CaseFolder.of(new CaseInMemory()), plan(Edition.FULL, none, new MadeUpSeal()), KEPT)
                .write(place(), bytes -> {}))
                .withMessageContaining("veraPDF cannot read it as PDF/A.");
        assertThat(left()).isEmpty();
    }

    @Test
    void afterARefusedCase() throws Exception {
        CaseInMemory files = new CaseInMemory();
        files.files.put("originals/tone.wav", new byte[3]);
        assertThatExceptionOfType(CaseRefused.class).isThrownBy(() -> DossierBuild
                .of(CaseFolder.of(files), plan(Edition.FULL, PAPER, new MadeUpSeal()), KEPT)
                .write(place(), bytes -> {}));
        assertThat(left()).isEmpty();
    }

    @Test
    void afterANameWasFoundInAProtectedDossier() throws Exception {
        CaseInMemory files = new CaseInMemory();
        files.text("names.json", text -> "{\"feuilles\":\"Person X\",\"Olena Vzirets\":\"Person A\"}");
        assertThatExceptionOfType(CaseRefused.class)
                .isThrownBy(() -> DossierBuild
                        .of(CaseFolder.of(files), plan(Edition.PROTECTED, PAPER, new MadeUpSeal()), KEPT)
                        .write(place(), bytes -> {}))
                .withMessageContaining("exhibits/0005/original.txt: still holds a name")
                .satisfies(refused -> assertThat(refused).message().doesNotContain("feuilles"));
        assertThat(left()).isEmpty();
    }

    @Test
    void afterAProtectedBuildWithoutATableOfNames() throws Exception {
        CaseInMemory files = new CaseInMemory();
        files.files.remove("names.json");
        assertThatExceptionOfType(CaseRefused.class).isThrownBy(() -> DossierBuild
                .of(CaseFolder.of(files), plan(Edition.PROTECTED, PAPER, new MadeUpSeal()), KEPT)
                .write(place(), bytes -> {}));
        assertThat(left()).isEmpty();
    }

    @Test
    void refusesASecondBuildOfTheSameFileWhileOneIsUnderWay() throws Exception {
        try (BuildFolder first = BuildFolder.beside(place())) {
            Files.writeString(first.file("mine"), "mine");
            assertThatExceptionOfType(CaseRefused.class).isThrownBy(() -> BuildFolder.beside(place()));
            assertThat(first.file("mine")).hasContent("mine");
        }
        assertThat(left()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whenItsProcessIsEndedInTheMiddle(boolean atOnce) throws Exception {
        Process process = new ProcessBuilder(ProcessHandle.current().info().command().orElseThrow(), "-cp",
                System.getProperty("java.class.path"), StuckBuild.class.getName(), place().toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (var out = process.inputReader(StandardCharsets.UTF_8)) {
            assertThat(out.readLine()).isEqualTo("half way");
            assertThat(left()).isNotEmpty();
        }
        if (atOnce) {
            process.destroyForcibly();
        } else {
            process.destroy();
        }
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(place()).doesNotExist();
        if (!atOnce) {
            assertThat(left()).isEmpty();
        }
        DossierBuild.of(CaseFolder.of(new CaseInMemory()), plan(Edition.FULL, PAPER, new MadeUpSeal()), KEPT)
                .write(place(), bytes -> {});
        assertThat(left()).containsExactly(place());
    }

    /// A build that stops half way and waits to be ended.
    static final class StuckBuild {
        private StuckBuild() {}

        public static void main(String[] words) throws Exception {
            Paper stuck = (content, pdf) -> {
                Files.writeString(pdf, "half");
                System.out.println("half way");
                try {
                    Thread.sleep(120_000);
                } catch (InterruptedException ended) {
                    Thread.currentThread().interrupt();
                }
            };
            DossierBuild.of(CaseFolder.of(new CaseInMemory()), plan(Edition.FULL, stuck, new MadeUpSeal()), KEPT)
                    .write(Path.of(words[0]), bytes -> {});
        }
    }
}
