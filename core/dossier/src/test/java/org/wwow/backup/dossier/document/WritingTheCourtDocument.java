package org.wwow.backup.dossier.document;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.wwow.backup.dossier.file.Edition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class WritingTheCourtDocument {
    private static Stream<Locale> languages() {
        return CourtDocument.languages().stream();
    }

    @ParameterizedTest
    @MethodSource("languages")
    void conformsToPdfA3AndLeavesNothingOut(Locale language) throws IOException {
        assertThat(PdfJudge.broken(written(SampleFile.of(12), language))).isEmpty();
        assertThat(CourtDocument.warnings(SampleFile.of(12), language)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("languages")
    void saysWhereASectionIsEmpty(Locale language) throws IOException {
        byte[] pdf = written(SampleFile.of(0), language);

        assertThat(PdfJudge.broken(pdf)).isEmpty();
        assertThat(CourtDocument.warnings(SampleFile.of(0), language)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("languages")
    void hasEveryWordInEveryLanguage(Locale language) throws IOException {
        assertThat(words("_" + language.getLanguage()).stringPropertyNames())
                .isEqualTo(words("").stringPropertyNames());
    }

    @ParameterizedTest
    @MethodSource("languages")
    void speaksOfNobodysGuiltAndScoresNobody(Locale language) throws IOException {
        String all = String.join("\n", words("_" + language.getLanguage()).values()
                .stream()
                .map(Object::toString)
                .toList()).toLowerCase(language);

        assertThat(all).doesNotContain("guilt", "coupable", "culpab", "مذنب", "إدانة", "винн", "score", "proven guilty",
                "victim", "victime", "ضحية", "жертв");
        assertThat(all).doesNotContain("'");
    }

    @Test
    void failsWhereADocumentWasBroken() throws IOException {
        byte[] whole = written(SampleFile.of(2), Locale.of("en"));
        try (PDDocument document = Loader.loadPDF(whole)) {
            document.getDocumentCatalog().setOutputIntents(List.of());
            document.getDocumentCatalog().getCOSObject().removeItem(COSName.getPDFName("AF"));
            var out = new ByteArrayOutputStream();
            document.save(out);

            assertThat(PdfJudge.broken(out.toByteArray())).isNotEmpty();
        }
    }

    @Test
    void givesTheSameBytesEachTime() throws IOException {
        assertThat(written(SampleFile.of(3), Locale.of("ar")))
                .isEqualTo(written(SampleFile.of(3), Locale.of("ar")));
    }

    @Test
    void carriesTheRecordsAndTheOriginalWordsInside() throws IOException {
        CourtFile file = SampleFile.of(2);
        try (PDDocument document = Loader.loadPDF(written(file, Locale.of("fr")))) {
            var names = document.getDocumentCatalog().getNames().getEmbeddedFiles().getNames();

            assertThat(names.keySet()).containsExactlyInAnyOrder("dossier.json", "index.csv", "account-1.txt");
            assertThat(bytes(Objects.requireNonNull(names.get("dossier.json")))).isEqualTo(file.index().bytes());
            assertThat(new String(bytes(Objects.requireNonNull(names.get("account-1.txt"))), StandardCharsets.UTF_8))
                    .isEqualTo(SampleFile.ARABIC);
            assertThat(
                    Objects.requireNonNull(names.get("dossier.json")).getCOSObject().getNameAsString("AFRelationship"))
                    .isEqualTo("Source");
            assertThat(Objects.requireNonNull(names.get("index.csv")).getCOSObject().getNameAsString("AFRelationship"))
                    .isEqualTo("Data");
        }
    }

    @Test
    void showsExhibitsCustodyOpinionAndWhatSpeaksAgainst() throws IOException {
        String text = text(written(SampleFile.of(3), Locale.of("en"))).replaceAll("\\s+", " ");

        assertThat(text).contains("WW/2026/0409", "Tribunal of Examples", "The weather report says it was dry.",
                "not yet documented", "This section is an opinion and no evidence",
                "more than a month without a comparison", "Medical secrecy", "902(13)", "902(14)", "Eurojust",
                "Number 4: Taken back before it was read.", "Cannot all be true: Exif and GPS differ by 3 hours");
    }

    @ParameterizedTest
    @EnumSource(Edition.class)
    void printsThatAnswersWereChosenAloneInTheIndexAndOverTheAccount(Edition edition) throws IOException {
        String text = text(written(SampleFile.of(2, edition, "Rain."), Locale.of("en"))).replaceAll("\\s+", " ");

        assertThat(text).contains("Exhibit 1: answers chosen by the person alone",
                "These answers were chosen by the person alone, with nobody trained beside them. They are not a statement")
                .doesNotContain("Exhibit 2: answers");
    }

    @ParameterizedTest
    @CsvSource({"fr, Elles ne sont pas une déposition", "uk, Це не свідчення", "ar, وهي ليست إفادة"})
    void printsThatMarkInEachLanguage(String language, String mark) throws IOException {
        String text = text(written(SampleFile.of(2), Locale.of(language)));

        assertThat(Normalizer.normalize(text, Normalizer.Form.NFKC)
                .replaceAll("\\s+", " ")
                .split(mark, -1)).hasSize(3);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            en | Exhibit 2 corrects exhibit 1: | Exhibit 1 was corrected later by the person who gave it: see exhibit 2. | Exhibit 3 corrects something that is not in this file.
            fr | La pièce 2 corrige la pièce 1 : | La pièce 1 a été corrigée plus tard par la personne qui l’a donnée : voir la pièce 2. | La pièce 3 corrige quelque chose qui n’est pas dans ce dossier.
            ar | الدليل 2 يصحح الدليل 1: | الدليل 1 صححه لاحقا الشخص الذي قدمه: انظر الدليل 2. | الدليل 3 يصحح شيئا ليس في هذا الملف.
            uk | Доказ 2 виправляє доказ 1: | Доказ 1 пізніше виправила людина, яка його надала: див. доказ 2. | Доказ 3 виправляє щось, чого немає в цьому файлі.
            """)
    void printsACorrectionAtBothExhibitsAndOverTheAccount(String language, String corrects, String corrected,
            String absent) throws IOException {
        for (Edition edition : Edition.values()) {
            String text = squeezed(text(written(SampleFile.of(3, edition, "Rain."), Locale.of(language))));

            assertThat(text.split(Pattern.quote(squeezed(corrects)), -1)).hasSize(2);
            assertThat(text.split(Pattern.quote(squeezed(corrected)), -1)).hasSize(3);
            assertThat(text.split(Pattern.quote(squeezed(absent)), -1)).hasSize(2);
        }
    }

    private static String squeezed(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKD).replaceAll("[\\s\\p{Cf}\\p{Mn}]+", "");
    }

    @Test
    void marksTheTextsOfElementsThatStandInAnotherLanguage() throws IOException {
        String english = text(written(SampleFile.of(3), Locale.of("en"))).replaceAll("\\s+", " ");
        String french = text(written(SampleFile.of(3), Locale.of("fr"))).replaceAll("\\s+", " ");

        assertThat(english).contains("the authentic text of each instrument prevails", "Texts of elements in: English")
                .doesNotContain("Not translated");
        assertThat(french).contains("le texte authentique de chaque instrument prévaut",
                "Non traduit. Langue de ce texte : anglais.");
    }

    @Test
    void saysThatATranslationOfElementsIsAWorkingOne() throws IOException {
        String french = text(written(SampleFile.inFrench(Opinion.Words.WORKING_TRANSLATION), Locale.of("fr")))
                .replaceAll("\\s+", " ");
        String reviewed = text(written(SampleFile.inFrench(Opinion.Words.REVIEWED_TRANSLATION), Locale.of("fr")))
                .replaceAll("\\s+", " ");

        assertThat(french).contains("traduction de travail depuis cette langue : anglais",
                "L’auteur a pris une bicyclette.").doesNotContain("Non traduit");
        assertThat(reviewed).contains("traduction relue, depuis cette langue : anglais")
                .doesNotContain("traduction de travail");
    }

    @Test
    void keepsTheVowelsOfArabicAndLetsItBeSearched() throws IOException {
        String text = Normalizer.normalize(text(written(SampleFile.of(1), Locale.of("ar"))), Normalizer.Form.NFKC);

        assertThat(text).contains("الملف القضائي", "المدرسة");
        assertThat(text.codePoints().filter(sign -> sign == 0x064E).count()).isGreaterThan(5);
        assertThat(text.codePoints().noneMatch(sign -> Character.getType(sign) == Character.PRIVATE_USE)).isTrue();
    }

    @Test
    void namesTheProtectedVersionOnEachPage() throws IOException {
        byte[] pdf = written(SampleFile.of(2, Edition.PROTECTED, "تقرير"), Locale.of("en"));

        try (PDDocument document = Loader.loadPDF(pdf)) {
            for (int page = 1; page <= document.getNumberOfPages(); page++) {
                PDFTextStripper stripper = new PDFTextStripper();
                stripper.setStartPage(page);
                stripper.setEndPage(page);
                assertThat(stripper.getText(document)).contains("Protected version");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"<fo:external-graphic src=\"file:///etc/hostname\"/>", "]]><!DOCTYPE x [<!ENTITY y SYSTEM "
            + "\"http://127.0.0.1/\">]>&y;",
        "{0} {1} '{2}'", "url(http://127.0.0.1/x)", "\u202Ereversed\u202C",
        "nul \u0000 bell \u0007", "\uD83D\uDE00 \u4E2D \u0E01", "\uFDD0 \uFDD1 \uFFFF", "&amp; &lt;b&gt;"})
    void drawsHostileTextAsTextAndLoadsNothing(String hostile) throws IOException {
        CourtFile file = SampleFile.of(1, Edition.FULL, hostile);
        byte[] pdf = written(file, Locale.of("en"));
        String text = text(pdf);

        assertThat(PdfJudge.broken(pdf)).isEmpty();
        assertThat(CourtDocument.warnings(file, Locale.of("en"))).isEmpty();
        if (hostile.startsWith("<fo")) {
            assertThat(text.replaceAll("\\s", "")).contains("<fo:external-graphicsrc=\"file:///etc/hostname\"/>");
        }
        if (hostile.startsWith("\u202E")) {
            assertThat(text).contains("[U+202E]reversed[U+202C]", "cannot be drawn on paper");
        }
    }

    @Test
    void refusesALanguageItHasNoWordsIn() {
        assertThatThrownBy(
                () -> CourtDocument.write(SampleFile.of(1), Locale.of("de"), OutputStream.nullOutputStream()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void endsWhereItsReaderDoesNotTakeIt() {
        OutputStream full = new OutputStream() {
            @Override
            public void write(int one) throws IOException {
                throw new IOException("full");
            }
        };

        assertThatThrownBy(() -> CourtDocument.write(SampleFile.of(1), Locale.of("en"), full))
                .isInstanceOf(IOException.class);
    }

    @Test
    void takesAHundredExhibits() throws IOException {
        byte[] pdf = written(SampleFile.of(100), Locale.of("uk"));
        List<String> numbers = new ArrayList<>();
        String text = text(pdf);
        for (int number = 1; number <= 100; number++) {
            if (!text.contains(String.format(Locale.ROOT, "00000000-0000-4000-8000-%012x", 100 + number))) {
                numbers.add(Integer.toString(number));
            }
        }

        assertThat(numbers).isEmpty();
        assertThat(CourtDocument.warnings(SampleFile.of(100), Locale.of("uk"))).isEmpty();
    }

    private static Properties words(String language) throws IOException {
        Properties words = new Properties();
        String name = "document" + (language.equals("_en") ? "" : language) + ".properties";
        try (var bytes = CourtDocument.class.getResourceAsStream(name)) {
            words.load(new InputStreamReader(new ByteArrayInputStream(Objects.requireNonNull(bytes).readAllBytes()),
                    StandardCharsets.UTF_8));
        }
        return words;
    }

    private static byte[] written(CourtFile file, Locale language) throws IOException {
        var out = new ByteArrayOutputStream();
        CourtDocument.write(file, language, out);
        return out.toByteArray();
    }

    private static byte[] bytes(PDComplexFileSpecification file) throws IOException {
        return file.getEmbeddedFile().toByteArray();
    }

    private static String text(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        }
    }
}
