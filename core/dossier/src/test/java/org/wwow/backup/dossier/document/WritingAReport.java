package org.wwow.backup.dossier.document;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class WritingAReport {
    private static final byte[] FINDINGS = "{\"held\":false}".getBytes(StandardCharsets.UTF_8);

    private static final List<JudgementPaper.Row.Outcome> OUTCOMES = List.of(JudgementPaper.Row.Outcome.HELD,
            JudgementPaper.Row.Outcome.FAILED, JudgementPaper.Row.Outcome.NOT_APPLICABLE);

    private static Stream<Locale> languages() {
        return CourtDocument.languages().stream();
    }

    private static JudgementPaper paper(String name, String time) {
        List<JudgementPaper.Row> rows = IntStream.rangeClosed(1, 40)
                .mapToObj(number -> new JudgementPaper.Row(number, "Question " + number,
                        OUTCOMES.get(number % 3), "Because of " + name, "Word " + number % 3))
                .toList();
        return new JudgementPaper(
                new JudgementPaper.Subject(name, 1, 1234, Optional.of("a".repeat(64)), Optional.of("b".repeat(128))),
                new JudgementPaper.Judge("Program 1", Optional.of("c".repeat(64)), Instant.parse(time), true),
                new JudgementPaper.Trusted(Optional.of("d".repeat(64)), List.of("log.example"), Optional.empty(),
                        List.of("CN=Example · SHA-256 " + "e".repeat(64))),
                new JudgementPaper.Findings(false, "The whole in one sentence.", rows, FINDINGS));
    }

    private static byte[] written(JudgementPaper paper, Locale language) throws IOException {
        var out = new ByteArrayOutputStream();
        JudgementPaper.write(paper, language, out);
        return out.toByteArray();
    }

    @ParameterizedTest
    @MethodSource("languages")
    void conformsToPdfA3AndTellsEveryCheck(Locale language) throws IOException {
        byte[] pdf = written(paper("file.asice", "2026-05-15T09:00:00Z"), language);

        assertThat(PdfJudge.broken(pdf)).isEmpty();
        assertThat(text(pdf)).contains("Question 1", "Question 40", "The whole in one sentence.");
    }

    @Test
    void namesFileTimeProgramAndTrust() throws IOException {
        String text = text(written(paper("file.asice", "2026-05-15T09:00:00Z"), Locale.of("en")));

        assertThat(text).contains("file.asice", "1234 bytes", "2026-05-15 09:00:00 UTC", "a time that the reader gave",
                "Program 1", "log.example", "CN=Example", "None was given.");
        assertThat(text.replace(" ", "").replace("\n", "")).contains("a".repeat(64), "b".repeat(128), "c".repeat(64),
                "d".repeat(64));
    }

    @Test
    void saysWhichChecksAskedNothingAndWhatNoProgramCanSee() throws IOException {
        String text = text(written(paper("file.asice", "2026-05-15T09:00:00Z"), Locale.of("en"))).replace('\n', ' ');

        assertThat(text).contains("These checks asked nothing of this file, for the reasons above: 2, 5, 8,",
                "Whether an account is true");
    }

    @Test
    void givesTheSameBytesForTheSameWordsAndOthersForAnotherTime() throws IOException {
        Locale arabic = Locale.of("ar");
        byte[] first = written(paper("file.asice", "2026-05-15T09:00:00Z"), arabic);

        assertThat(written(paper("file.asice", "2026-05-15T09:00:00Z"), arabic)).isEqualTo(first);
        assertThat(written(paper("file.asice", "2026-05-15T09:00:01Z"), arabic)).isNotEqualTo(first);
    }

    @Test
    void carriesTheFindingsForPrograms() throws IOException {
        try (PDDocument document = Loader.loadPDF(written(paper("f", "2026-05-15T09:00:00Z"), Locale.of("fr")))) {
            var names = document.getDocumentCatalog().getNames().getEmbeddedFiles().getNames();

            assertThat(Objects.requireNonNull(names.get("verdict.json")).getEmbeddedFile().toByteArray())
                    .isEqualTo(FINDINGS);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"<fo:external-graphic src=\"file:///etc/hostname\"/>", "\u202Egpj.asice", "nul \u0000",
        "{0} {1}", "ملف.asice", "\uD83D\uDE00"})
    void drawsAHostileNameAsText(String name) throws IOException {
        assertThat(PdfJudge.broken(written(paper(name, "2026-05-15T09:00:00Z"), Locale.of("en")))).isEmpty();
    }

    @Test
    void refusesALanguageItHasNoWordsInAndEndsWhereNothingIsTaken() {
        JudgementPaper paper = paper("f", "2026-05-15T09:00:00Z");
        OutputStream full = new OutputStream() {
            @Override
            public void write(int one) throws IOException {
                throw new IOException("full");
            }
        };

        assertThatIllegalArgumentException()
                .isThrownBy(() -> JudgementPaper.write(paper, Locale.of("de"), OutputStream.nullOutputStream()));
        assertThatIOException().isThrownBy(() -> JudgementPaper.write(paper, Locale.of("en"), full));
    }

    private static String text(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        }
    }
}
