package org.wwow.backup.dossier.redaction;

import java.awt.Rectangle;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.io.StringWriter;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import org.apache.fontbox.util.BoundingBox;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

/// Where words stand on the pages of a document. Broken lines and hyphens do not hide a word; case, marks and joined
/// forms do not either.
final class PdfWords extends PDFTextStripper {
    private static final int GLYPH_UNITS = 1000;
    private static final int MARGIN = 2;

    private final StringBuilder text = new StringBuilder();
    private final List<Rectangle> places = new ArrayList<>();

    private PdfWords() {
        setSortByPosition(true);
    }

    /// What was found.
    ///
    /// @param boxes by page, counted from the lower left corner of the page's crop, unturned, in points
    /// @param found the words that stand somewhere
    record Found(Map<Integer, List<Rectangle>> boxes, Set<String> found) {}

    static Found in(PDDocument document, List<String> words) throws IOException {
        Found all = new Found(new HashMap<>(), new HashSet<>());
        for (int number = 1; !words.isEmpty() && number <= document.getNumberOfPages(); number++) {
            PdfWords page = new PdfWords();
            page.setStartPage(number);
            page.setEndPage(number);
            page.writeText(document, new StringWriter());
            for (String word : words) {
                page.mark(word, number, all);
            }
        }
        return all;
    }

    @Override
    protected void writeString(String ignored, List<TextPosition> positions) {
        for (TextPosition position : positions) {
            String sign = position.getUnicode() == null ? "" : folded(position.getUnicode());
            Rectangle place = place(position);
            for (int at = 0; at < sign.length(); at++) {
                text.append(sign.charAt(at));
                places.add(place);
            }
        }
    }

    private void mark(String word, int page, Found all) {
        String sought = folded(word);
        for (int from = text.indexOf(sought); !sought.isEmpty() && from >= 0; from = text.indexOf(sought, from + 1)) {
            all.found.add(word);
            all.boxes.computeIfAbsent(page, none -> new ArrayList<>())
                    .addAll(places.subList(from, from + sought.length()));
        }
    }

    /// Letters and digits alone, without case, marks and forms: what separates them on the page separates no word.
    private static String folded(String given) {
        StringBuilder out = new StringBuilder();
        Normalizer.normalize(given, Normalizer.Form.NFKD)
                .toLowerCase(Locale.ROOT)
                .codePoints()
                .filter(Character::isLetterOrDigit)
                .forEach(out::appendCodePoint);
        return out.toString();
    }

    /// The glyph's whole box, larger than what is drawn of it.
    private static Rectangle place(TextPosition position) {
        PDFont font = position.getFont();
        AffineTransform onPage = position.getTextMatrix().createAffineTransform();
        Rectangle2D glyph = new Rectangle2D.Double(0, -0.35, 1, 1.5);
        try {
            BoundingBox all = font.getBoundingBox();
            double width = font.getWidth(position.getCharacterCodes()[0]) / GLYPH_UNITS;
            double low = Math.min(-0.35, all.getLowerLeftY() / GLYPH_UNITS);
            double high = Math.max(1.15, all.getUpperRightY() / GLYPH_UNITS);
            glyph = new Rectangle2D.Double(0, low, Math.max(width, 0.2), high - low);
        } catch (IOException | RuntimeException broken) {
            // A font that does not say how large its letters are: the whole em is covered.
        }
        Rectangle bounds = onPage.createTransformedShape(glyph).getBounds();
        bounds.grow(MARGIN, MARGIN);
        return bounds;
    }
}
