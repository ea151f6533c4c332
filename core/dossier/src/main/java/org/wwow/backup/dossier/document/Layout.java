package org.wwow.backup.dossier.document;

import java.util.List;

import org.xml.sax.SAXException;

/// The pages: A4, a running head with reference and confidentiality, numbers at the foot, marks for readers' programs.
final class Layout {
    private static final String PAGE = "page";
    private static final int SHOWN = 48;

    private Layout() {}

    static void masters(Folio folio) throws SAXException {
        String mode = folio.sheet().rightToLeft() ? "rl-tb" : "lr-tb";
        Sheet sheet = folio.sheet();
        sheet.object("layout-master-set", List.of(), () -> sheet.object("simple-page-master", List.of("master-name",
                PAGE, "page-width", "210mm", "page-height", "297mm", "margin", "14mm 21mm 12mm 21mm", "writing-mode",
                mode), () -> {
                    sheet.object("region-body", List.of("margin-top", "15mm", "margin-bottom", "15mm"));
                    sheet.object("region-before", List.of("extent", "10mm"));
                    sheet.object("region-after", List.of("extent", "9mm", "display-align", "after"));
                }));
    }

    /// The marks of sections.
    static void bookmarks(Folio folio, List<String> sections) throws SAXException {
        Sheet sheet = folio.sheet();
        sheet.object("bookmark-tree", List.of(), () -> {
            for (String section : sections) {
                sheet.object("bookmark", List.of("internal-destination", section),
                        () -> sheet.object("bookmark-title", List.of(), () -> sheet.plain(folio.say(section))));
            }
        });
    }

    static void sequence(Folio folio, String last, Sheet.Part body) throws SAXException {
        Sheet sheet = folio.sheet();
        String tag = folio.words().language().toLanguageTag();
        sheet.object("page-sequence", List.of("master-reference", PAGE, "xml:lang", tag, "writing-mode",
                sheet.rightToLeft() ? "rl-tb" : "lr-tb"), () -> {
                    sheet.object("static-content", List.of("flow-name", "xsl-region-before"), () -> head(folio));
                    sheet.object("static-content", List.of("flow-name", "xsl-region-after"),
                            () -> foot(folio, last));
                    sheet.object("flow", List.of("flow-name", "xsl-region-body"), body);
                });
    }

    private static void head(Folio folio) throws SAXException {
        Sheet sheet = folio.sheet();
        sheet.object("block", Style.MARGIN.with("text-align-last", "justify", "border-bottom",
                "0.5pt solid " + Style.LINE, "padding-after", "3pt"), () -> {
                    sheet.text(folio.say("head.reference", shortened(folio.matter().reference())));
                    sheet.object("leader", List.of("leader-pattern", "space"));
                    sheet.text(folio.say("margin." + folio.file().index().edition().name()));
                });
    }

    private static void foot(Folio folio, String last) throws SAXException {
        Sheet sheet = folio.sheet();
        sheet.object("block", Style.MARGIN.with("text-align-last", "justify"), () -> {
            sheet.text(folio.say("margin.organisation", shortened(folio.matter().parties().organisation().name())));
            sheet.object("leader", List.of("leader-pattern", "space"));
            sheet.text(folio.say("margin.page") + " ");
            sheet.object("page-number", List.of());
            sheet.text(" / ");
            sheet.object("page-number-citation", List.of("ref-id", last));
        });
    }

    private static String shortened(String text) {
        int end = text.offsetByCodePoints(0, Math.min(SHOWN, text.codePointCount(0, text.length())));
        return end == text.length() ? text : text.substring(0, end) + "…";
    }

}
