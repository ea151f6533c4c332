package org.wwow.backup.dossier.redaction;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.wwow.backup.dossier.bag.BagSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.wwow.backup.dossier.redaction.Papers.NAME;

class RedactingADocument {
    @Test
    void leavesNoTraceOfANameWhereverItStood() throws IOException, RedactionRefused {
        byte[] given = Papers.everywhere();
        byte[] redacted = burn(given, List.of(), NAME);

        assertThat(traces(given)).isNotEmpty();
        assertThat(traces(redacted)).isEmpty();
        assertThat(text(redacted)).isBlank();
        assertThat(new String(redacted, StandardCharsets.ISO_8859_1)).doesNotContain("JavaScript", "EmbeddedFile",
                "Outlines", "Annots", "Thumb", "Metadata", "/Font", "Author");
    }

    @Test
    void coversTheWordAndLeavesTheRestToBeSeen() throws IOException, RedactionRefused {
        byte[] plain = Papers.lines(0, "A bicycle.", NAME);
        BufferedImage before = seen(plain);
        BufferedImage after = seen(burn(plain, List.of(), NAME));

        assertThat(dark(before, 72, 128, 60, 18)).isBetween(20, 400);
        assertThat(dark(after, 74, 150, 60, 10)).isEqualTo(60 * 10);
        assertThat(dark(after, 72, 128, 60, 12)).isBetween(20, 400);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 90, 180, 270})
    void coversTheWordHoweverThePageIsTurned(int turn) throws IOException, RedactionRefused {
        BufferedImage with = seen(burn(Papers.lines(turn, NAME), List.of(), NAME));
        BufferedImage before = seen(Papers.lines(turn, NAME));
        int uncovered = 0;
        for (int y = 0; y < before.getHeight(); y++) {
            for (int x = 0; x < before.getWidth(); x++) {
                boolean ink = (before.getRGB(x, y) & 0xff) < 100;
                uncovered += ink && (with.getRGB(x, y) & 0xff) > 100 ? 1 : 0;
            }
        }

        assertThat(with.getWidth()).isBetween(before.getWidth() - 2, before.getWidth() + 2);
        assertThat(uncovered).isZero();
    }

    @Test
    void findsAWordThatIsBrokenAcrossLinesOrHyphened() throws IOException, RedactionRefused {
        byte[] redacted = burn(Papers.lines(0, "bicycle of Wilhel-", "mina"), List.of(), NAME);

        assertThat(text(redacted)).isBlank();
    }

    @Test
    void findsAWordInAnyCase() throws IOException, RedactionRefused {
        assertThat(traces(burn(Papers.lines(0, "WILHELMINA"), List.of(), NAME))).isEmpty();
    }

    @Test
    void dropsWhatAnEarlierVersionSaid() throws IOException, RedactionRefused {
        byte[] given = Papers.saidBefore();
        byte[] redacted = burn(given, List.of(new PageBox(1, new Box(0, 0, 10, 10))));

        assertThat(traces(given)).isNotEmpty();
        assertThat(traces(redacted)).isEmpty();
    }

    @Test
    void burnsABoxWhereThePageIsSeen() throws IOException, RedactionRefused {
        BufferedImage seen = seen(burn(Papers.lines(90, "A"), List.of(new PageBox(1, new Box(500, 20, 100, 30)))));

        assertThat(dark(seen, 501, 21, 98, 28)).isEqualTo(98 * 28);
    }

    @Test
    void givesTheSameBytesEachTime() throws IOException, RedactionRefused {
        byte[] given = Papers.lines(0, NAME);

        assertThat(burn(given, List.of(), NAME)).isEqualTo(burn(given, List.of(), NAME));
    }

    @Test
    void refusesWhatIsNoDocument() {
        refuses("no document".getBytes(StandardCharsets.UTF_8), RedactionRefused.Reason.NOT_A_DOCUMENT);
        refuses(new byte[0], RedactionRefused.Reason.NOT_A_DOCUMENT);
        refuses("%PDF-1.7\n%%EOF\n".getBytes(StandardCharsets.UTF_8), RedactionRefused.Reason.NOT_A_DOCUMENT);
    }

    @Test
    void refusesADocumentThatIsCutOff() throws IOException {
        byte[] whole = Papers.lines(0, "A bicycle.");

        assertThatThrownBy(() -> burn(Arrays.copyOf(whole, 60), List.of(new PageBox(1, new Box(0, 0, 1, 1)))))
                .isInstanceOf(RedactionRefused.class);
    }

    @Test
    void refusesAnEncryptedDocumentWithAndWithoutAPassword() throws IOException {
        refuses(Papers.encrypted("secret"), RedactionRefused.Reason.ENCRYPTED);
        refuses(Papers.encrypted(""), RedactionRefused.Reason.ENCRYPTED);
    }

    @Test
    void refusesAPageWithoutEnd() throws IOException {
        refuses(Papers.huge(), RedactionRefused.Reason.TOO_LARGE);
    }

    @Test
    void refusesPagesThatHoldEachOther() {
        assertThatThrownBy(() -> burn(Papers.endless(), List.of(new PageBox(1, new Box(0, 0, 1, 1)))))
                .isInstanceOf(RedactionRefused.class);
    }

    @Test
    void endsWithAFormThatDrawsItself() throws IOException, RedactionRefused {
        byte[] redacted = burn(Papers.drawingItself(), List.of(new PageBox(1, new Box(0, 0, 1, 1))));

        assertThat(text(redacted)).isBlank();
    }

    @Test
    void refusesAPictureItWouldLeaveOut() {
        refuses(Papers.jpeg2000(), RedactionRefused.Reason.UNDRAWABLE);
    }

    @Test
    void refusesAWordThatStandsNowhere() throws IOException {
        byte[] given = Papers.lines(0, "A bicycle.");

        assertThatThrownBy(() -> burn(given, List.of(), NAME)).isInstanceOfSatisfying(RedactionRefused.class,
                refused -> assertThat(refused.reason()).isEqualTo(RedactionRefused.Reason.NOT_FOUND));
        assertThatThrownBy(() -> burn(Papers.lines(0, NAME), List.of(), NAME, "Someone"))
                .isInstanceOf(RedactionRefused.class);
    }

    @Test
    void refusesABoxOutsideAndAPageThatIsNotThere() throws IOException {
        byte[] given = Papers.lines(0, "A bicycle.");

        assertThatThrownBy(() -> burn(given, List.of(new PageBox(2, new Box(0, 0, 1, 1)))))
                .isInstanceOf(RedactionRefused.class);
        assertThatThrownBy(() -> burn(given, List.of(new PageBox(1, new Box(590, 0, 50, 10)))))
                .isInstanceOf(RedactionRefused.class);
    }

    @Test
    void refusesToTakeOutNothing() throws IOException {
        byte[] given = Papers.lines(0, "A bicycle.");

        assertThatThrownBy(() -> burn(given, List.of())).isInstanceOf(RedactionRefused.class);
        assertThatThrownBy(() -> burn(given, List.of(), " ")).isInstanceOf(RedactionRefused.class);
    }

    private static void refuses(byte[] given, RedactionRefused.Reason reason) {
        assertThatThrownBy(() -> burn(given, List.of(new PageBox(1, new Box(0, 0, 1, 1)))))
                .isInstanceOfSatisfying(RedactionRefused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(reason));
    }

    private static byte[] burn(byte[] given, List<PageBox> boxes, String... words)
            throws IOException, RedactionRefused {
        return PdfRedaction.burn(BagSource.of(given), boxes, List.of(words));
    }

    private static List<Traces.Trace> traces(byte[] pdf) {
        return new Traces(List.of(NAME)).in("document.pdf", pdf);
    }

    private static String text(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        }
    }

    /// The first page, a pixel a point.
    private static BufferedImage seen(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFRenderer(document).renderImage(0);
        }
    }

    private static int dark(BufferedImage page, int left, int top, int width, int height) {
        int dark = 0;
        for (int y = top; y < top + height; y++) {
            for (int x = left; x < left + width; x++) {
                dark += (page.getRGB(x, y) & 0xff) < 128 ? 1 : 0;
            }
        }
        return dark;
    }
}
