package org.wwow.backup.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class ReportingAJudgement {
    private static final Path SAMPLES = Path.of(System.getProperty("backup.domain", "../domain"), "../docs/samples");
    private static final String TIME = "2027-01-01T18:00:00Z";

    @TempDir
    private Path folder;

    private Typed verify(Path file, String language, Path report) {
        return Typed.run("dossier", "verify", file.toString(), "--trust", SAMPLES.resolve("trust.pem").toString(),
                "--language", language, "--at", TIME, "--report", report.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "fr", "ar", "uk"})
    void holdsWhatTheCommandPrintedInEachLanguage(String language) throws IOException {
        Path report = folder.resolve("report.pdf");

        assertThat(verify(SAMPLES.resolve(language + ".asice"), language, report).exit()).isZero();

        assertThat(text(report)).contains(language + ".asice", "2027-01-01 18:00:00 UTC", "BackUp 0.1.0");
    }

    @Test
    void isTheSameForTheSameFileTrustAndTimeAndTellsOfAFailure() throws IOException {
        byte[] bytes = Files.readAllBytes(SAMPLES.resolve("en.asice"));
        bytes[bytes.length / 2] ^= 1;
        Path changed = Files.write(folder.resolve("changed.asice"), bytes);

        assertThat(verify(changed, "en", folder.resolve("1.pdf")).exit()).isEqualTo(1);
        assertThat(verify(changed, "en", folder.resolve("2.pdf")).exit()).isEqualTo(1);

        assertThat(Files.readAllBytes(folder.resolve("1.pdf")))
                .isEqualTo(Files.readAllBytes(folder.resolve("2.pdf")));
        assertThat(text(folder.resolve("1.pdf"))).contains("The file does not hold");
    }

    @Test
    void neverReplacesAFileAndLeavesNothingWhereItCannotBeWritten() throws IOException {
        Path bag = folder.resolve("bag");
        Files.createDirectories(bag);
        Path mine = Files.writeString(folder.resolve("mine.pdf"), "mine");
        Path nowhere = folder.resolve("none/report.pdf");

        Typed over = Typed.run("bag", "verify", bag.toString(), "--report", mine.toString());
        Typed lost = Typed.run("bag", "verify", bag.toString(), "--report", nowhere.toString());

        assertThat(over.exit()).isEqualTo(2);
        assertThat(over.err()).contains("already exists").hasLineCount(1);
        assertThat(mine).hasContent("mine");
        assertThat(lost.exit()).isEqualTo(2);
        assertThat(lost.err()).hasLineCount(1);
        assertThat(nowhere).doesNotExist();
    }

    @Test
    void aWrongTimeOrLanguageIsWrongUseAndWritesNothing() {
        Path report = folder.resolve("report.pdf");
        for (String[] wrong : new String[][]{{"--at", "noon"}, {"--language", "de"}}) {
            Typed ended = Typed.run("bag", "verify", folder.toString(), "--report", report.toString(), wrong[0],
                    wrong[1]);

            assertThat(ended.exit()).isEqualTo(2);
            assertThat(report).doesNotExist();
        }
    }

    private static String text(Path pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf.toFile())) {
            return new PDFTextStripper().getText(document);
        }
    }
}
