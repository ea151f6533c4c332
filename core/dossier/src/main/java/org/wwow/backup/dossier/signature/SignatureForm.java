package org.wwow.backup.dossier.signature;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Objects;

import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;

import eu.europa.esig.dss.model.DSSException;
import eu.europa.esig.dss.xml.utils.XMLCanonicalizer;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/// The one form of a dossier's signature file (docs/protocol/dossier.md section 9.3): exclusive canonical XML of one
/// tree, and in it no choice that neither the signature nor its last time stamp covers.
final class SignatureForm {
    /// Revocation lists can be long; nothing else is.
    static final int LARGEST = 64 << 20;
    static final String ASIC = "http://uri.etsi.org/02918/v1.2.1#";
    static final String DS = "http://www.w3.org/2000/09/xmldsig#";
    static final String XADES = "http://uri.etsi.org/01903/v1.3.2#";
    static final String XADES141 = "http://uri.etsi.org/01903/v1.4.1#";
    private static final String FORM = read();

    private SignatureForm() {}

    /// @param files the paths that must be signed, in this order
    /// @throws SignatureRefused with `NOT_CANONICAL`
    static void require(byte[] xml, List<String> files) throws SignatureRefused {
        Document document = parse(xml);
        require(Arrays.equals(canonical(document), xml));
        var skeleton = new SignatureSkeleton(document.getDocumentElement());
        require(FORM.equals(skeleton.text()));
        require(files.equals(skeleton.files()));
        require(CanonicalToken.is(decoded(lastToken(document).getTextContent())));
    }

    private static byte[] decoded(String token) throws SignatureRefused {
        try {
            return Base64.getDecoder().decode(token);
        } catch (IllegalArgumentException noBase64) {
            throw new SignatureRefused(SignatureRefused.Reason.NOT_CANONICAL);
        }
    }

    /// Brings what the signature library made into the one form. Changes nothing that is signed or stamped.
    static byte[] bring(byte[] xml) throws SignatureRefused {
        Document document = parse(xml);
        Element token = lastToken(document);
        String id = only(document, DS, "Signature").getAttribute("Id");
        ((Element) Objects.requireNonNull(token.getParentNode())).setAttribute("Id", "ats-" + id);
        token.setAttribute("Id", "ats-token-" + id);
        return canonical(document);
    }

    private static Element lastToken(Document document) throws SignatureRefused {
        Element stamp = only(document, XADES141, "ArchiveTimeStamp");
        var tokens = stamp.getElementsByTagNameNS(XADES, "EncapsulatedTimeStamp");
        require(tokens.getLength() == 1);
        return (Element) tokens.item(0);
    }

    private static Element only(Document document, String namespace, String name) throws SignatureRefused {
        var found = document.getElementsByTagNameNS(namespace, name);
        require(found.getLength() == 1);
        return (Element) found.item(0);
    }

    /// A tree can be parsed and yet have no canonical form: one with a relative namespace, for instance.
    private static byte[] canonical(Document document) throws SignatureRefused {
        try {
            return XMLCanonicalizer.createInstance("http://www.w3.org/2001/10/xml-exc-c14n#").canonicalize(document);
        } catch (DSSException formless) {
            throw new SignatureRefused(SignatureRefused.Reason.NOT_CANONICAL);
        }
    }

    /// Parses without a document type: no entity, nothing fetched, no bomb.
    private static Document parse(byte[] xml) throws SignatureRefused {
        require(xml.length <= LARGEST);
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setXIncludeAware(false);
            factory.setExpandEntityReferences(false);
            DocumentBuilder builder = factory.newDocumentBuilder();
            builder.setErrorHandler(null);
            return builder.parse(new ByteArrayInputStream(xml));
        } catch (ParserConfigurationException | SAXException | IOException | RuntimeException unreadable) {
            throw new SignatureRefused(SignatureRefused.Reason.NOT_CANONICAL);
        }
    }

    private static String read() {
        try (InputStream form = Objects.requireNonNull(
                SignatureForm.class.getResourceAsStream("signature-form.txt"))) {
            return new String(form.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException missing) {
            throw new IllegalStateException("The form of signature files is part of this library.", missing);
        }
    }

    private static void require(boolean held) throws SignatureRefused {
        if (!held) {
            throw new SignatureRefused(SignatureRefused.Reason.NOT_CANONICAL);
        }
    }
}
