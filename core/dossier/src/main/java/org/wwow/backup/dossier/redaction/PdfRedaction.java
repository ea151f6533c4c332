package org.wwow.backup.dossier.redaction;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Set;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;

import org.wwow.backup.dossier.bag.BagSource;
import org.wwow.backup.sealing.Digest;

/// Takes words and places out of a PDF (check 25). The pages are drawn, the boxes burnt into the drawing, and a new
/// document is made of these pictures alone.
///
/// So nothing of the old file can be left: no text under a box, no hidden layer, note, attachment, script, outline,
/// thumbnail, earlier version, font or metadata. The price is that the result has no text to be searched.
public final class PdfRedaction {
    /// Larger files are no papers.
    static final int BYTES = 256 << 20;
    static final int PAGES = 2_000;
    private static final int DOTS = 150;
    private static final float POINTS = 72;
    private static final float SCALE = DOTS / POINTS;
    private static final double PIXELS = 40e6;

    private PdfRedaction() {}

    /// Burns boxes over the places given and over every place where one of the words stands in the text.
    ///
    /// @param words each must be in the text of some page; letters and digits count, case, marks and line ends do not
    /// @return the redacted document
    /// @throws RedactionRefused if the file is no such document, a box lies outside, a word is nowhere, or a check of
    ///         the result fails
    /// @throws IOException if the file cannot be read
    public static byte[] burn(BagSource file, List<PageBox> boxes, List<String> words)
            throws IOException, RedactionRefused {
        if ((boxes.isEmpty() && words.isEmpty()) || words.stream().anyMatch(String::isBlank)) {
            throw new RedactionRefused(RedactionRefused.Reason.NOTHING);
        }
        byte[] given = read(file);
        byte[] made;
        try (PDDocument document = Loader.loadPDF(new RandomAccessReadBuffer(given))) {
            requireDrawable(document);
            made = redrawn(document, boxes, words);
        } catch (InvalidPasswordException locked) {
            throw new RedactionRefused(RedactionRefused.Reason.ENCRYPTED);
        } catch (IOException | RuntimeException | StackOverflowError damaged) {
            throw new RedactionRefused(RedactionRefused.Reason.NOT_A_DOCUMENT);
        }
        PdfProof.requireHeld(made, boxes, words);
        return made;
    }

    private static byte[] read(BagSource file) throws IOException, RedactionRefused {
        try (InputStream bytes = file.open()) {
            byte[] all = bytes.readNBytes(BYTES + 1);
            if (all.length > BYTES) {
                throw new RedactionRefused(RedactionRefused.Reason.TOO_LARGE);
            }
            return all;
        }
    }

    private static void requireDrawable(PDDocument document) throws RedactionRefused {
        if (document.isEncrypted()) {
            throw new RedactionRefused(RedactionRefused.Reason.ENCRYPTED);
        }
        if (document.getNumberOfPages() > PAGES) {
            throw new RedactionRefused(RedactionRefused.Reason.TOO_LARGE);
        }
        if (document.getNumberOfPages() < 1) {
            throw new RedactionRefused(RedactionRefused.Reason.NOT_A_DOCUMENT);
        }
        if (PdfFilters.anyOf(document, Set.of(COSName.JPX_DECODE, COSName.JBIG2_DECODE))) {
            throw new RedactionRefused(RedactionRefused.Reason.UNDRAWABLE);
        }
    }

    private static byte[] redrawn(PDDocument document, List<PageBox> boxes, List<String> words)
            throws IOException, RedactionRefused {
        PdfWords.Found found = PdfWords.in(document, words);
        if (!found.found().containsAll(words)) {
            throw new RedactionRefused(RedactionRefused.Reason.NOT_FOUND);
        }
        if (boxes.stream().anyMatch(box -> box.page() > document.getNumberOfPages())) {
            throw new RedactionRefused(RedactionRefused.Reason.OUTSIDE);
        }
        PDFRenderer renderer = new PDFRenderer(document);
        // Notes and form fields are not text of the page: nobody looked for the words in them.
        renderer.setAnnotationsFilter(note -> false);
        try (PDDocument fresh = new PDDocument()) {
            for (int at = 0; at < document.getNumberOfPages(); at++) {
                int number = at + 1;
                BufferedImage drawn = drawn(document.getPage(at), renderer, at,
                        found.boxes().getOrDefault(number, List.of()));
                burn(drawn, boxes.stream().filter(box -> box.page() == number).map(PageBox::box).toList());
                add(fresh, drawn);
            }
            var out = new ByteArrayOutputStream();
            COSString none = new COSString(Digest.hash().firstHalf());
            fresh.getDocument().getTrailer().setItem(COSName.ID, new COSArray(List.of(none, none)));
            fresh.save(out, CompressParameters.NO_COMPRESSION);
            return out.toByteArray();
        }
    }

    /// The page without its turn, the words burnt out, then turned as a reader sees it.
    private static BufferedImage drawn(PDPage page, PDFRenderer renderer, int at, List<Rectangle> words)
            throws IOException, RedactionRefused {
        PDRectangle crop = page.getCropBox();
        if (crop.getWidth() * SCALE * crop.getHeight() * SCALE > PIXELS || crop.getWidth() < 1
                || crop.getHeight() < 1) {
            throw new RedactionRefused(RedactionRefused.Reason.TOO_LARGE);
        }
        int turn = page.getRotation();
        page.setRotation(0);
        BufferedImage picture = renderer.renderImage(at, SCALE, ImageType.RGB);
        page.setRotation(turn);
        Graphics2D brush = picture.createGraphics();
        brush.setColor(Color.BLACK);
        for (Rectangle word : words) {
            double top = crop.getHeight() - word.getMaxY();
            brush.fillRect((int) Math.floor(word.getX() * SCALE), (int) Math.floor(top * SCALE),
                    (int) Math.ceil(word.getWidth() * SCALE) + 1, (int) Math.ceil(word.getHeight() * SCALE) + 1);
        }
        brush.dispose();
        return turned(picture, turn);
    }

    private static BufferedImage turned(BufferedImage picture, int turn) {
        int width = picture.getWidth();
        int height = picture.getHeight();
        AffineTransform way = switch (Math.floorMod(turn, 360)) {
            case 90 -> new AffineTransform(0, 1, -1, 0, height, 0);
            case 180 -> new AffineTransform(-1, 0, 0, -1, width, height);
            case 270 -> new AffineTransform(0, -1, 1, 0, 0, width);
            default -> new AffineTransform();
        };
        boolean lying = Math.floorMod(turn, 180) == 90;
        var upright = new BufferedImage(lying ? height : width, lying ? width : height, BufferedImage.TYPE_INT_RGB);
        Graphics2D brush = upright.createGraphics();
        brush.drawImage(picture, way, null);
        brush.dispose();
        return upright;
    }

    private static void burn(BufferedImage page, List<Box> boxes) throws RedactionRefused {
        Graphics2D brush = page.createGraphics();
        brush.setColor(Color.BLACK);
        for (Box box : boxes) {
            Rectangle area = pixels(box);
            if (area.getMaxX() > page.getWidth() + SCALE || area.getMaxY() > page.getHeight() + SCALE) {
                throw new RedactionRefused(RedactionRefused.Reason.OUTSIDE);
            }
            brush.fill(area);
        }
        brush.dispose();
    }

    /// The pixels a box covers, every one it touches.
    static Rectangle pixels(Box box) {
        int left = (int) Math.floor(box.left() * SCALE);
        int top = (int) Math.floor(box.top() * SCALE);
        return new Rectangle(left, top, (int) Math.ceil((box.left() + box.width()) * SCALE) - left,
                (int) Math.ceil((box.top() + box.height()) * SCALE) - top);
    }

    private static void add(PDDocument fresh, BufferedImage picture) throws IOException {
        PDRectangle size = new PDRectangle(picture.getWidth() / SCALE, picture.getHeight() / SCALE);
        PDPage page = new PDPage(size);
        fresh.addPage(page);
        try (PDPageContentStream content = new PDPageContentStream(fresh, page)) {
            content.drawImage(LosslessFactory.createFromImage(fresh, picture), 0, 0, size.getWidth(),
                    size.getHeight());
        }
    }
}
