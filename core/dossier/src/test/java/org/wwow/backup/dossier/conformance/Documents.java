package org.wwow.backup.dossier.conformance;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.ZipFile;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDPageContentStream.AppendMode;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionJavaScript;

import org.wwow.backup.dossier.build.SampleContent;

/// Documents to be judged: the one of a sample, what becomes of it where one rule is broken, and what is made to harm.
public final class Documents {
    private static final Path SAMPLES = Path.of(System.getProperty("backup.domain"), "../docs/samples");
    private static final COSName FONT_FILE = COSName.getPDFName("FontFile2");

    private static final Map<Belied, byte[]> MADE = new ConcurrentHashMap<>();

    private Documents() {}

    /// A document that nobody signed: PDFBox, which writes a changed one whole again, would break the signature.
    static byte[] unsigned() throws IOException {
        return SampleContent.document();
    }

    /// The document of a sample, signed.
    public static byte[] ofSample(String name) throws IOException {
        try (ZipFile zip = new ZipFile(SAMPLES.resolve(name + ".asice").toFile())) {
            return zip.getInputStream(zip.getEntry("data/document.pdf")).readAllBytes();
        }
    }

    /// A claim of PDF/A-3a that one rule belies.
    public enum Belied {
        /// Its fonts are not inside.
        FONT_NOT_EMBEDDED("6.2.11.4.1-1"),
        /// It runs a script when opened.
        SCRIPT("6.5.1-1"),
        /// A colour of a device nobody told of.
        COLOUR_OF_NO_OUTPUT_INTENT("6.2.4.3-3"),
        /// Nothing tells what is a heading.
        NO_TAGS("6.7.3.3-1"),
        /// Under a key, though an empty one.
        ENCRYPTED("6.1.3-2");

        private final String rule;

        Belied(String rule) {
            this.rule = rule;
        }

        private void change(PDDocument document) {
            switch (this) {
                case FONT_NOT_EMBEDDED -> takeFontOut(document);
                case SCRIPT -> script(document);
                case COLOUR_OF_NO_OUTPUT_INTENT -> paint(document);
                case NO_TAGS -> takeTagsOut(document);
                case ENCRYPTED -> encrypt(document);
            }
        }

        /// Clause and test.
        public String rule() {
            return rule;
        }

        /// The document with that change; the same bytes each time.
        public byte[] bytes() throws IOException {
            byte[] made = MADE.get(this);
            if (made == null) {
                made = changed(unsigned(), this::change);
                MADE.put(this, made);
            }
            return made.clone();
        }
    }

    /// The document with a change, written whole again.
    static byte[] changed(byte[] pdf, Consumer<PDDocument> change) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf); var out = new ByteArrayOutputStream()) {
            change.accept(document);
            document.save(out);
            return out.toByteArray();
        }
    }

    private static void takeFontOut(PDDocument document) {
        fonts(document).forEach(font -> font.removeItem(FONT_FILE));
    }

    /// What describes each font of a page.
    private static List<COSDictionary> fonts(PDDocument document) {
        List<COSDictionary> fonts = new ArrayList<>();
        for (var page : document.getPages()) {
            COSDictionary named = page.getResources().getCOSObject().getCOSDictionary(COSName.FONT);
            for (COSName name : named.keySet()) {
                COSDictionary font = named.getCOSDictionary(name);
                COSDictionary described = font.getDictionaryObject(COSName.DESCENDANT_FONTS) instanceof COSArray below
                        ? (COSDictionary) below.getObject(0)
                        : font;
                fonts.add(described.getCOSDictionary(COSName.FONT_DESC));
            }
        }
        return fonts;
    }

    private static void script(PDDocument document) {
        document.getDocumentCatalog().setOpenAction(new PDActionJavaScript("1"));
    }

    private static void takeTagsOut(PDDocument document) {
        document.getDocumentCatalog().getCOSObject().removeItem(COSName.STRUCT_TREE_ROOT);
    }

    private static void paint(PDDocument document) {
        try (var content = new PDPageContentStream(document, document.getPage(0), AppendMode.APPEND, true)) {
            content.setNonStrokingColor(0f, 1f, 0f, 0f);
            content.addRect(0, 0, 9, 9);
            content.fill();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static void encrypt(PDDocument document) {
        try {
            document.protect(new StandardProtectionPolicy("owner", "", new AccessPermission()));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /// Its metadata changed as text.
    static byte[] claiming(String words, String others) throws IOException {
        return changed(unsigned(), document -> {
            try {
                PDMetadata metadata = document.getDocumentCatalog().getMetadata();
                String text = new String(metadata.toByteArray(), StandardCharsets.UTF_8);
                if (!text.contains(words)) {
                    throw new IllegalArgumentException("The metadata does not hold these words.");
                }
                metadata.importXMPMetadata(text.replace(words, others).getBytes(StandardCharsets.UTF_8));
            } catch (IOException impossible) {
                throw new UncheckedIOException(impossible);
            }
        });
    }

    /// Its first font is this many megabytes of zeros, packed twice.
    static byte[] bomb(int megabytes) throws IOException {
        var once = new ByteArrayOutputStream();
        try (OutputStream out = new DeflaterOutputStream(once, new Deflater(Deflater.BEST_SPEED))) {
            for (int i = 0; i < megabytes; i++) {
                out.write(new byte[1 << 20]);
            }
        }
        var twice = new ByteArrayOutputStream();
        try (OutputStream out = new DeflaterOutputStream(twice)) {
            out.write(once.toByteArray());
        }
        var font = new COSStream();
        try (OutputStream raw = font.createRawOutputStream()) {
            raw.write(twice.toByteArray());
        }
        var filters = new COSArray();
        filters.add(COSName.FLATE_DECODE);
        filters.add(COSName.FLATE_DECODE);
        font.setItem(COSName.FILTER, filters);
        return changed(unsigned(), document -> fonts(document).getFirst().setItem(FONT_FILE, font));
    }

    /// A document written by hand: the objects given, numbered from 1, and a table of their places.
    static byte[] of(String... objects) {
        var text = new StringBuilder("%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n");
        var table = new StringBuilder("0000000000 65535 f \n");
        for (int i = 0; i < objects.length; i++) {
            table.append(String.format(Locale.ROOT, "%010d 00000 n \n", text.length()));
            text.append(i + 1).append(" 0 obj\n").append(objects[i]).append("\nendobj\n");
        }
        int place = text.length();
        text.append("xref\n0 ").append(objects.length + 1).append('\n').append(table);
        text.append("trailer\n<</Size ").append(objects.length + 1).append("/Root 1 0 R/Prev ").append(place);
        text.append(">>\nstartxref\n").append(place).append("\n%%EOF\n");
        return text.toString().getBytes(StandardCharsets.ISO_8859_1);
    }
}
