package org.wwow.backup.dossier.document;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import java.util.TreeMap;
import java.util.regex.Pattern;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentCatalog;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;
import org.apache.pdfbox.pdmodel.interactive.viewerpreferences.PDViewerPreferences;

import org.wwow.backup.sealing.Digest;

/// Attaches files to a PDF/A-3 and gives it an id that follows from what is in it.
final class Archiving {
    private static final int ID = 16;
    private static final Pattern WORKED = Pattern.compile("(<xmp:MetadataDate>)[^<]*(</xmp:MetadataDate>)");
    private static final Pattern TITLE = Pattern.compile("<dc:title>([^<]*)</dc:title>");

    private Archiving() {}

    /// Writes the document with its attachments.
    ///
    /// @throws IOException if the document cannot be read or written
    static void write(byte[] pdf, List<Attachment> attachments, Instant made, OutputStream out) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            Letters.name(document);
            attach(document, attachments, made);
            PDViewerPreferences preferences = new PDViewerPreferences(new COSDictionary());
            preferences.setDisplayDocTitle(true);
            document.getDocumentCatalog().setViewerPreferences(preferences);
            byte[] metadata = dated(document, made);
            COSString id = new COSString(id(metadata, attachments));
            COSArray ids = new COSArray(List.of(id, id));
            document.getDocument().getTrailer().setItem(COSName.ID, ids);
            document.save(out, CompressParameters.NO_COMPRESSION);
        }
    }

    private static void attach(PDDocument document, List<Attachment> attachments, Instant made) throws IOException {
        PDDocumentCatalog catalog = document.getDocumentCatalog();
        Map<String, PDComplexFileSpecification> names = new TreeMap<>();
        COSArray associated = new COSArray();
        for (Attachment attachment : attachments) {
            PDComplexFileSpecification file = file(document, attachment, made);
            names.put(attachment.name(), file);
            associated.add(file);
        }
        PDEmbeddedFilesNameTreeNode tree = new PDEmbeddedFilesNameTreeNode();
        tree.setNames(names);
        PDDocumentNameDictionary dictionary = new PDDocumentNameDictionary(catalog);
        dictionary.setEmbeddedFiles(tree);
        catalog.setNames(dictionary);
        catalog.getCOSObject().setItem(COSName.getPDFName("AF"), associated);
    }

    private static PDComplexFileSpecification file(PDDocument document, Attachment attachment, Instant made)
            throws IOException {
        PDEmbeddedFile stream = new PDEmbeddedFile(document,
                new ByteArrayInputStream(attachment.bytes()), COSName.FLATE_DECODE);
        stream.setSubtype(attachment.type());
        stream.setSize(attachment.bytes().length);
        stream.setModDate(date(made));
        stream.setCreationDate(date(made));
        PDComplexFileSpecification file = new PDComplexFileSpecification();
        file.setFile(attachment.name());
        file.setFileUnicode(attachment.name());
        file.setFileDescription(attachment.description());
        file.setEmbeddedFile(stream);
        file.setEmbeddedFileUnicode(stream);
        file.getCOSObject().setName("AFRelationship", attachment.relationship().code());
        return file;
    }

    /// The typesetter writes the time of its work into the metadata, where the time of the document belongs, and the
    /// title in a form that PDF/A does not know.
    private static byte[] dated(PDDocument document, Instant made) throws IOException {
        PDMetadata metadata = document.getDocumentCatalog().getMetadata();
        String packet = new String(metadata.toByteArray(), StandardCharsets.UTF_8);
        String worked = WORKED.matcher(packet).replaceAll("$1" + made.truncatedTo(ChronoUnit.SECONDS) + "$2");
        byte[] bytes = TITLE.matcher(worked)
                .replaceAll("<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">$1</rdf:li></rdf:Alt></dc:title>")
                .getBytes(StandardCharsets.UTF_8);
        metadata.importXMPMetadata(bytes);
        return bytes;
    }

    private static byte[] id(byte[] metadata, List<Attachment> attachments) {
        MessageDigest digest = Digest.sha256();
        digest.update(metadata);
        attachments.forEach(attachment -> digest.update(attachment.bytes()));
        return Arrays.copyOf(digest.digest(), ID);
    }

    private static Calendar date(Instant made) {
        Calendar date = new GregorianCalendar(TimeZone.getTimeZone("UTC"), Locale.ROOT);
        date.setTimeInMillis(made.toEpochMilli());
        return date;
    }
}
