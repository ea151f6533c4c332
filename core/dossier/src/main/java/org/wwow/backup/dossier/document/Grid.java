package org.wwow.backup.dossier.document;

import java.util.ArrayList;
import java.util.List;

import org.xml.sax.SAXException;

/// A table that may run over pages: its head is repeated, its rows are parted by a thin line.
final class Grid {
    private static final String THIN = "0.5pt solid " + Style.LINE;
    private static final String FIRM = "1pt solid " + Style.DEEP;

    private final Sheet sheet;

    Grid(Sheet sheet) {
        this.sheet = sheet;
    }

    /// A table with a head.
    ///
    /// @param widths of the columns, as shares
    void table(List<Integer> widths, List<String> heads, Sheet.Part rows) throws SAXException {
        sheet.object("table", List.of("table-layout", "fixed", "width", "100%", "space-before", "4pt", "space-after",
                "10pt", "border-bottom", FIRM), () -> {
                    columns(widths);
                    sheet.object("table-header", List.of(), () -> sheet.object("table-row",
                            List.of("border-bottom", FIRM), () -> {
                                for (String head : heads) {
                                    cell(List.of(), () -> sheet.paragraph(Style.CELL_HEAD, head));
                                }
                            }));
                    sheet.object("table-body", List.of(), rows);
                });
    }

    /// Labels and what they stand for, without a head.
    void pairs(Sheet.Part rows) throws SAXException {
        sheet.object("table", List.of("table-layout", "fixed", "width", "100%", "space-before", "2pt", "space-after",
                "10pt"), () -> {
                    columns(List.of(30, 70));
                    sheet.object("table-body", List.of(), rows);
                });
    }

    void pair(String label, String value) throws SAXException {
        row(() -> sheet.paragraph(Style.CELL_HEAD, label), () -> sheet.paragraph(Style.CELL, value));
    }

    /// A row that closes with a line.
    void row(Sheet.Part... cells) throws SAXException {
        row(List.of("border-bottom", THIN, "keep-together.within-page", "10"), cells);
    }

    /// A row that the next one belongs to.
    void leading(Sheet.Part... cells) throws SAXException {
        row(List.of("keep-with-next.within-page", "10", "keep-together.within-page", "10"), cells);
    }

    /// One cell over the columns after the first.
    void beneath(int columns, Sheet.Part content) throws SAXException {
        sheet.object("table-row", List.of("border-bottom", THIN), () -> {
            cell(List.of(), () -> sheet.paragraph(Style.CELL_NOTE, ""));
            cell(List.of("number-columns-spanned", Integer.toString(columns - 1), "padding-before", "0pt"), content);
        });
    }

    private void row(List<String> properties, Sheet.Part... cells) throws SAXException {
        sheet.object("table-row", properties, () -> {
            for (Sheet.Part content : cells) {
                cell(List.of(), content);
            }
        });
    }

    private void columns(List<Integer> widths) throws SAXException {
        for (int width : widths) {
            sheet.object("table-column", List.of("column-width", "proportional-column-width(" + width + ")"));
        }
    }

    private void cell(List<String> more, Sheet.Part content) throws SAXException {
        List<String> properties = new ArrayList<>(List.of("padding-before", "3pt", "padding-after", "3pt",
                "end-indent", "9pt", "display-align", "before"));
        properties.addAll(more);
        sheet.object("table-cell", properties, content);
    }

    /// A framed remark that must not be overlooked.
    void remark(String text) throws SAXException {
        String side = sheet.rightToLeft() ? "right" : "left";
        sheet.object("block", List.of("background-color", Style.TINT, "border-" + side,
                "2.5pt solid " + Style.ACCENT, "padding", "6pt 8pt 6pt 8pt", "margin-left", "10pt", "margin-right",
                "8pt", "space-before", "6pt", "space-after", "10pt", "keep-together.within-page", "always"),
                () -> sheet.object("block", List.of("font-size", "9.5pt", "margin-left", "0pt", "margin-right", "0pt"),
                        () -> sheet.text(text)));
    }
}
