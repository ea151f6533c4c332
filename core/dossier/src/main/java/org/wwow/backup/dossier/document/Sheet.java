package org.wwow.backup.dossier.document;

import java.util.List;

import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.AttributesImpl;

/// What a document writes onto: formatting objects (XSL 1.1), given to the typesetter as events.
///
/// No markup is ever parsed, so no text can become markup, name a file or an address.
final class Sheet {
    private static final String SPACE = "http://www.w3.org/1999/XSL/Format";
    private static final String XML = "http://www.w3.org/XML/1998/namespace";

    private final ContentHandler out;
    private final boolean rightToLeft;
    private boolean reversed;

    Sheet(ContentHandler out, boolean rightToLeft) {
        this.out = out;
        this.rightToLeft = rightToLeft;
        this.reversed = rightToLeft;
    }

    /// Something that writes a part.
    @FunctionalInterface
    interface Part {
        void write() throws SAXException;
    }

    boolean rightToLeft() {
        return rightToLeft;
    }

    void begin() throws SAXException {
        out.startDocument();
        out.startPrefixMapping("", SPACE);
    }

    void end() throws SAXException {
        out.endPrefixMapping("");
        out.endDocument();
    }

    /// An object with its properties, name and value in turn, around a part.
    void object(String name, List<String> properties, Part part) throws SAXException {
        AttributesImpl attributes = new AttributesImpl();
        for (int at = 0; at + 1 < properties.size(); at += 2) {
            String property = properties.get(at);
            if (property.equals("xml:lang")) {
                attributes.addAttribute(XML, "lang", property, "CDATA", properties.get(at + 1));
            } else {
                attributes.addAttribute("", property, property, "CDATA", properties.get(at + 1));
            }
        }
        out.startElement(SPACE, name, name, attributes);
        part.write();
        out.endElement(SPACE, name, name);
    }

    void object(String name, List<String> properties) throws SAXException {
        object(name, properties, () -> {});
    }

    /// A paragraph of plain text in the document's direction.
    void paragraph(Style style, String text) throws SAXException {
        object("block", style.properties(), () -> text(text));
    }

    /// A paragraph of parts.
    void paragraph(Style style, Part part) throws SAXException {
        object("block", style.properties(), part);
    }

    /// Text of another language and perhaps direction, line by line as it was written.
    void quotation(Style style, String text, String language) throws SAXException {
        boolean before = reversed;
        reversed = Wording.rightToLeft(language);
        List<String> mode = List.of("writing-mode", reversed ? "rl-tb" : "lr-tb", "start-indent", "0pt", "end-indent",
                "0pt");
        // The gap to the next column lies where the page reads on, whatever way these words run.
        boolean along = reversed == rightToLeft;
        object("block-container", mode, () -> {
            for (String line : text.lines().toList()) {
                if (!line.isBlank()) {
                    object("block", style.with("xml:lang", language, along ? "end-indent" : "start-indent", "9pt"),
                            () -> text(line));
                }
            }
        });
        reversed = before;
    }

    /// Text; whatever signs it holds, they are drawn and nothing else.
    void text(String text) throws SAXException {
        List<Lettering.Run> runs = Lettering.runs(String.join(" ", text.lines().toList()), reversed);
        int at = 0;
        while (at < runs.size()) {
            int from = at;
            boolean turned = runs.get(at).turned();
            while (at < runs.size() && runs.get(at).turned() == turned) {
                at++;
            }
            List<Lettering.Run> together = runs.subList(from, at);
            if (turned) {
                object("bidi-override", List.of("unicode-bidi", "embed", "direction", reversed ? "ltr" : "rtl"),
                        () -> draw(together));
            } else {
                boolean between = reversed && from > 0 && at < runs.size()
                        && together.stream().noneMatch(Lettering.Run::strong);
                mark(between);
                draw(together);
                mark(between);
            }
        }
    }

    /// Signs between two foreign islands take the islands' direction unless a mark of the paragraph's stands by them.
    private void mark(boolean needed) throws SAXException {
        if (needed) {
            object("inline", List.of("font-family", Typeface.ARABIC.family()), () -> characters("\u200F"));
        }
    }

    /// Text where no part of it may be set apart: in marks of sections.
    void plain(String text) throws SAXException {
        characters(Lettering.shown(text));
    }

    private void draw(List<Lettering.Run> runs) throws SAXException {
        for (Lettering.Run run : runs) {
            if (run.typeface() == Typeface.SANS) {
                characters(run.text());
            } else {
                object("inline", List.of("font-family", run.typeface().family()), () -> characters(run.text()));
            }
        }
    }

    private void characters(String text) throws SAXException {
        out.characters(text.toCharArray(), 0, text.length());
    }
}
