package org.wwow.backup.dossier.redaction;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionJavaScript;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationText;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDDocumentOutline;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;

/// Documents as strangers make them.
final class Papers {
    static final String NAME = "Wilhelmina";

    private Papers() {}

    /// A page with lines of text, turned by so many degrees.
    static byte[] lines(int turn, String... lines) throws IOException {
        try (PDDocument document = new PDDocument()) {
            page(document, turn, lines);
            return bytes(document);
        }
    }

    private static PDPage page(PDDocument document, int turn, String... lines) throws IOException {
        PDPage page = new PDPage(PDRectangle.A4);
        page.setRotation(turn);
        document.addPage(page);
        try (PDPageContentStream content = new PDPageContentStream(document, page)) {
            content.beginText();
            content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 14);
            content.setLeading(20);
            content.newLineAtOffset(72, 700);
            for (String line : lines) {
                content.showText(line);
                content.newLine();
            }
            content.endText();
        }
        return page;
    }

    /// The name everywhere a document can hold one: text, note, outline, attachment, script, metadata, thumbnail.
    static byte[] everywhere() throws IOException {
        try (PDDocument document = new PDDocument()) {
            PDPage page = page(document, 0, "The red bicycle of " + NAME + " stood there.");
            PDAnnotationText note = new PDAnnotationText();
            note.setContents(NAME);
            note.setRectangle(new PDRectangle(10, 10, 20, 20));
            page.setAnnotations(List.of(note));
            page.getCOSObject()
                    .setItem(COSName.getPDFName("Thumb"), LosslessFactory.createFromImage(document,
                            new BufferedImage(4, 4, BufferedImage.TYPE_INT_RGB)));
            PDDocumentOutline outline = new PDDocumentOutline();
            PDOutlineItem item = new PDOutlineItem();
            item.setTitle(NAME);
            outline.addLast(item);
            document.getDocumentCatalog().setDocumentOutline(outline);
            document.getDocumentCatalog().setOpenAction(new PDActionJavaScript("app.alert('" + NAME + "')"));
            document.getDocumentInformation().setAuthor(NAME);
            PDMetadata metadata = new PDMetadata(document);
            metadata.importXMPMetadata(("<x>" + NAME + "</x>").getBytes(StandardCharsets.UTF_8));
            document.getDocumentCatalog().setMetadata(metadata);
            attach(document);
            return bytes(document);
        }
    }

    private static void attach(PDDocument document) throws IOException {
        PDComplexFileSpecification file = new PDComplexFileSpecification();
        file.setFile(NAME + ".txt");
        file.setEmbeddedFile(new PDEmbeddedFile(document,
                new ByteArrayInputStream(NAME.getBytes(StandardCharsets.UTF_8))));
        PDEmbeddedFilesNameTreeNode tree = new PDEmbeddedFilesNameTreeNode();
        tree.setNames(Map.of(NAME, file));
        PDDocumentNameDictionary names = new PDDocumentNameDictionary(document.getDocumentCatalog());
        names.setEmbeddedFiles(tree);
        document.getDocumentCatalog().setNames(names);
    }

    /// A document whose first version held the name and whose last, appended, does not.
    static byte[] saidBefore() throws IOException {
        byte[] before = lines(0, "The bicycle of " + NAME + ".");
        try (PDDocument document = Loader.loadPDF(before)) {
            PDPage page = document.getPage(0);
            try (PDPageContentStream content = new PDPageContentStream(document, page,
                    PDPageContentStream.AppendMode.OVERWRITE, true)) {
                content.beginText();
                content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 14);
                content.newLineAtOffset(72, 700);
                content.showText("Nothing here.");
                content.endText();
            }
            page.getCOSObject().setNeedToBeUpdated(true);
            var out = new ByteArrayOutputStream();
            document.saveIncremental(out);
            return out.toByteArray();
        }
    }

    static byte[] encrypted(String password) throws IOException {
        try (PDDocument document = new PDDocument()) {
            page(document, 0, "Locked.");
            var policy = new StandardProtectionPolicy("owner", password, new AccessPermission());
            policy.setEncryptionKeyLength(256);
            document.protect(policy);
            return bytes(document);
        }
    }

    /// A page whose size is no page's.
    static byte[] huge() throws IOException {
        try (PDDocument document = new PDDocument()) {
            document.addPage(new PDPage(new PDRectangle(200_000, 200_000)));
            return bytes(document);
        }
    }

    /// Pages that name each other as their parents and children.
    static byte[] endless() {
        return """
                %PDF-1.4
                1 0 obj
                <</Type/Catalog/Pages 2 0 R>>
                endobj
                2 0 obj
                <</Type/Pages/Kids[3 0 R]/Count 2>>
                endobj
                3 0 obj
                <</Type/Pages/Parent 2 0 R/Kids[2 0 R 3 0 R]/Count 2>>
                endobj
                trailer
                <</Root 1 0 R>>
                """.getBytes(StandardCharsets.US_ASCII);
    }

    /// A form that draws itself.
    static byte[] drawingItself() {
        return """
                %PDF-1.4
                1 0 obj
                <</Type/Catalog/Pages 2 0 R>>
                endobj
                2 0 obj
                <</Type/Pages/Kids[3 0 R]/Count 1>>
                endobj
                3 0 obj
                <</Type/Page/Parent 2 0 R/MediaBox[0 0 100 100]/Contents 4 0 R/Resources<</XObject<</F 5 0 R>>>>>>
                endobj
                4 0 obj
                <</Length 4>>
                stream
                /F Do
                endstream
                endobj
                5 0 obj
                <</Type/XObject/Subtype/Form/BBox[0 0 100 100]/Length 4/Resources<</XObject<</F 5 0 R>>>>>>
                stream
                /F Do
                endstream
                endobj
                trailer
                <</Root 1 0 R>>
                """.getBytes(StandardCharsets.US_ASCII);
    }

    /// A picture packed in a way that is not drawn here.
    static byte[] jpeg2000() {
        return """
                %PDF-1.5
                1 0 obj
                <</Type/Catalog/Pages 2 0 R>>
                endobj
                2 0 obj
                <</Type/Pages/Kids[3 0 R]/Count 1>>
                endobj
                3 0 obj
                <</Type/Page/Parent 2 0 R/MediaBox[0 0 100 100]/Resources<</XObject<</F 5 0 R>>>>>>
                endobj
                5 0 obj
                <</Type/XObject/Subtype/Image/Width 1/Height 1/Filter/JPXDecode/Length 4>>
                stream
                none
                endstream
                endobj
                trailer
                <</Root 1 0 R>>
                """.getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] bytes(PDDocument document) throws IOException {
        var out = new ByteArrayOutputStream();
        document.save(out);
        return out.toByteArray();
    }
}
