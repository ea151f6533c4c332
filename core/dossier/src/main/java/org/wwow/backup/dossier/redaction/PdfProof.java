package org.wwow.backup.dossier.redaction;

import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.text.PDFTextStripper;

/// Reads a redacted document as a stranger would: pictures alone, black where the boxes are, no word in any byte.
final class PdfProof {
    private static final Set<String> CATALOG = Set.of("Type", "Version", "Pages");
    private static final Set<String> PAGE = Set.of("Type", "MediaBox", "Parent", "Contents", "Resources");

    private PdfProof() {}

    static void requireHeld(byte[] made, List<PageBox> boxes, List<String> words)
            throws IOException, RedactionRefused {
        try (PDDocument document = Loader.loadPDF(made)) {
            boolean held = names(document.getDocumentCatalog().getCOSObject().keySet(), CATALOG)
                    && document.getDocumentInformation().getMetadataKeys().isEmpty()
                    && new PDFTextStripper().getText(document).isBlank();
            for (PDPage page : document.getPages()) {
                held = held && names(page.getCOSObject().keySet(), PAGE) && picturesOnly(page);
            }
            for (PageBox box : boxes) {
                held = held && isBlack(document.getPage(box.page() - 1), PdfRedaction.pixels(box.box()));
            }
            boolean clean = words.isEmpty() || new Traces(words).in("document.pdf", made).isEmpty();
            if (!held || !clean) {
                throw new RedactionRefused(RedactionRefused.Reason.SURVIVED);
            }
        }
    }

    private static boolean names(Set<COSName> there, Set<String> allowed) {
        return allowed.containsAll(there.stream().map(COSName::getName).collect(Collectors.toSet()));
    }

    private static boolean picturesOnly(PDPage page) {
        var resources = page.getResources();
        return !resources.getFontNames().iterator().hasNext()
                && StreamSupport.stream(resources.getXObjectNames().spliterator(), false)
                        .allMatch(resources::isImageXObject);
    }

    private static boolean isBlack(PDPage page, Rectangle area) throws IOException {
        var resources = page.getResources();
        BufferedImage picture = ((PDImageXObject) resources
                .getXObject(resources.getXObjectNames().iterator().next())).getImage();
        Rectangle seen = area.intersection(new Rectangle(picture.getWidth(), picture.getHeight()));
        for (int y = seen.y; y < seen.y + seen.height; y++) {
            for (int x = seen.x; x < seen.x + seen.width; x++) {
                if ((picture.getRGB(x, y) & 0xff_ffff) != 0) {
                    return false;
                }
            }
        }
        return true;
    }
}
