package org.wwow.backup.dossier.document;

import java.util.List;

import org.xml.sax.SAXException;

/// The pages: A4, a running head, numbers at the foot, marks for readers' programs.
final class Layout {
    private static final String PAGE = "page";
    private static final int SHOWN = 48;

    private Layout() {}

    /// What stands at the edges of each page.
    ///
    /// @param head at the beginning of its first line
    /// @param headEnd at the end of it
    /// @param foot at the beginning of its last line, before the page number
    /// @param last the id of the block that ends the document
    record Margins(String head, String headEnd, String foot, String last) {}

    /// The whole document: its pages, its marks, its body.
    static void root(Sheet sheet, Wording words, List<String> sections, Margins margins, Sheet.Part body)
            throws SAXException {
        sheet.object("root", List.of("font-family", "Sans", "font-size", "10pt", "line-height",
                sheet.rightToLeft() ? "1.75" : "1.5", "color", Style.INK, "xml:lang",
                words.language().toLanguageTag(), "line-height-shift-adjustment", "disregard-shifts",
                "font-selection-strategy", "auto"), () -> {
                    masters(sheet);
                    bookmarks(sheet, words, sections);
                    sequence(sheet, words, margins, body);
                });
    }

    private static void masters(Sheet sheet) throws SAXException {
        String mode = sheet.rightToLeft() ? "rl-tb" : "lr-tb";
        sheet.object("layout-master-set", List.of(), () -> sheet.object("simple-page-master", List.of("master-name",
                PAGE, "page-width", "210mm", "page-height", "297mm", "margin", "14mm 21mm 12mm 21mm", "writing-mode",
                mode), () -> {
                    sheet.object("region-body", List.of("margin-top", "15mm", "margin-bottom", "15mm"));
                    sheet.object("region-before", List.of("extent", "10mm"));
                    sheet.object("region-after", List.of("extent", "9mm", "display-align", "after"));
                }));
    }

    /// The marks of sections.
    private static void bookmarks(Sheet sheet, Wording words, List<String> sections) throws SAXException {
        sheet.object("bookmark-tree", List.of(), () -> {
            for (String section : sections) {
                sheet.object("bookmark", List.of("internal-destination", section),
                        () -> sheet.object("bookmark-title", List.of(), () -> sheet.plain(words.say(section))));
            }
        });
    }

    private static void sequence(Sheet sheet, Wording words, Margins margins, Sheet.Part body) throws SAXException {
        String tag = words.language().toLanguageTag();
        sheet.object("page-sequence", List.of("master-reference", PAGE, "xml:lang", tag, "writing-mode",
                sheet.rightToLeft() ? "rl-tb" : "lr-tb"), () -> {
                    sheet.object("static-content", List.of("flow-name", "xsl-region-before"),
                            () -> head(sheet, margins));
                    sheet.object("static-content", List.of("flow-name", "xsl-region-after"),
                            () -> foot(sheet, words, margins));
                    sheet.object("flow", List.of("flow-name", "xsl-region-body"), body);
                });
    }

    private static void head(Sheet sheet, Margins margins) throws SAXException {
        sheet.object("block", Style.MARGIN.with("text-align-last", "justify", "border-bottom",
                "0.5pt solid " + Style.LINE, "padding-after", "3pt"), () -> {
                    sheet.text(margins.head());
                    sheet.object("leader", List.of("leader-pattern", "space"));
                    sheet.text(margins.headEnd());
                });
    }

    private static void foot(Sheet sheet, Wording words, Margins margins) throws SAXException {
        sheet.object("block", Style.MARGIN.with("text-align-last", "justify"), () -> {
            sheet.text(margins.foot());
            sheet.object("leader", List.of("leader-pattern", "space"));
            sheet.text(words.say("margin.page") + " ");
            sheet.object("page-number", List.of());
            sheet.text(" / ");
            sheet.object("page-number-citation", List.of("ref-id", margins.last()));
        });
    }

    /// As much of a text as a line at the edge can hold.
    static String shortened(String text) {
        int end = text.offsetByCodePoints(0, Math.min(SHOWN, text.codePointCount(0, text.length())));
        return end == text.length() ? text : text.substring(0, end) + "…";
    }
}
