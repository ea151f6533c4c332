package org.wwow.backup.dossier.document;

import java.util.List;

import org.xml.sax.SAXException;

import org.wwow.backup.dossier.casefolder.CaseSheet;

/// What every section writes with: the sheet, the words of the language, the records.
record Folio(Sheet sheet, Grid grid, Wording words, Facts facts, CourtFile file) {
    static Folio of(Sheet sheet, Wording words, CourtFile file) {
        return new Folio(sheet, new Grid(sheet), words, new Facts(words), file);
    }

    CaseSheet matter() {
        return file.index().sheet();
    }

    String say(String key, Object... blanks) {
        return words.say(key, blanks);
    }

    /// A sentence of the catalogue as a paragraph.
    void say(Style style, String key, Object... blanks) throws SAXException {
        sheet.paragraph(style, words.say(key, blanks));
    }

    /// Words of the records as a paragraph.
    void write(Style style, String text) throws SAXException {
        sheet.paragraph(style, text);
    }

    /// A cell with a line and, smaller below it, what belongs to it.
    Sheet.Part cell(String text, String... notes) {
        return () -> {
            sheet.paragraph(Style.CELL, text);
            for (String note : notes) {
                if (!note.isEmpty()) {
                    sheet.paragraph(Style.CELL_NOTE, note);
                }
            }
        };
    }

    /// A cell of small lines alone.
    Sheet.Part notes(String... lines) {
        return () -> {
            for (String line : lines) {
                sheet.paragraph(Style.CELL_NOTE, line);
            }
        };
    }

    /// A table whose heads are sentences of the catalogue.
    void table(List<Integer> widths, List<String> heads, Sheet.Part rows) throws SAXException {
        grid.table(widths, heads.stream().map(words::say).toList(), rows);
    }

    /// A framed remark that must not be overlooked.
    void remark(String key, Object... blanks) throws SAXException {
        grid.remark(words.say(key, blanks));
    }
}
