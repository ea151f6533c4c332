package org.wwow.backup.dossier.signature;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.color.PDOutputIntent;

/// A PDF/A-3b of one page with a rectangle: the least that can be signed.
final class SmallDocument {
    private static final String WORDS = """
            <?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>
            <x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
            <rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" pdfaid:part="3"
             pdfaid:conformance="B"/></rdf:RDF></x:xmpmeta>
            <?xpacket end="w"?>
            """;

    private SmallDocument() {}

    static Path write(Path file) throws IOException {
        try (PDDocument document = new PDDocument()) {
            PDPage page = new PDPage(PDRectangle.A4);
            document.addPage(page);
            try (var content = new PDPageContentStream(document, page)) {
                content.addRect(100, 100, 200, 50);
                content.fill();
            }
            var metadata = new PDMetadata(document);
            metadata.importXMPMetadata(WORDS.getBytes(StandardCharsets.UTF_8));
            document.getDocumentCatalog().setMetadata(metadata);
            byte[] profile = ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();
            var intent = new PDOutputIntent(document, new ByteArrayInputStream(profile));
            intent.setOutputConditionIdentifier("sRGB");
            document.getDocumentCatalog().addOutputIntent(intent);
            document.save(file.toFile());
        }
        return file;
    }
}
