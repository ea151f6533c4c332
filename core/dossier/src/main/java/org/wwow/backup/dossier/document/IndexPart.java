package org.wwow.backup.dossier.document;

import java.util.List;

import org.xml.sax.SAXException;

import org.wwow.backup.dossier.casefolder.Exhibit;

/// The index of exhibits (check 7), the same fields as the load file.
final class IndexPart {
    private IndexPart() {}

    static void write(Paper paper) throws SAXException {
        paper.say(Style.BODY, "index.lead");
        if (paper.matter().exhibits().isEmpty()) {
            paper.say(Style.BODY, "index.empty");
            return;
        }
        paper.table(List.of(9, 37, 29, 25), List.of("head.number", "head.exhibit", "head.date.place", "head.kept"),
                () -> {
                    for (Exhibit exhibit : paper.matter().exhibits()) {
                        row(paper, exhibit);
                    }
                });
    }

    private static void row(Paper paper, Exhibit exhibit) throws SAXException {
        Wording words = paper.words();
        Facts facts = paper.facts();
        String extent = exhibit.extent().map(facts::extent).map(text -> " · " + text).orElse("");
        paper.grid().leading(() -> anchored(paper, exhibit.number()),
                paper.cell(exhibit.title(), words.word(exhibit.kind()) + " · " + exhibit.format() + extent,
                        words.nameOf(exhibit.language()) + " · " + paper.say("from.source", exhibit.source())),
                () -> dateAndPlace(paper, exhibit),
                paper.cell(words.word(exhibit.confidentiality().level()), exhibit.confidentiality().lifting(),
                        words.word(exhibit.disclosure())));
        paper.grid().beneath(4, paper.notes(paper.say("index.id", exhibit.id(), exhibit.original().length()),
                paper.say("index.sha256", exhibit.original().sha256().hex()),
                paper.say("index.sha512", exhibit.original().sha512().hex())));
    }

    private static void anchored(Paper paper, int number) throws SAXException {
        paper.sheet().object("block", Style.CELL.with("font-weight", "bold", "id", "exhibit-" + number),
                () -> paper.sheet().text(Integer.toString(number)));
    }

    private static void dateAndPlace(Paper paper, Exhibit exhibit) throws SAXException {
        Facts facts = paper.facts();
        paper.write(Style.CELL, exhibit.date().map(facts::date).orElse(paper.say("unknown.date")));
        if (exhibit.date().isPresent()) {
            paper.write(Style.CELL_NOTE, facts.basis(exhibit.date().get()));
        }
        if (exhibit.place().isPresent()) {
            paper.write(Style.CELL, facts.place(exhibit.place().get()));
            paper.write(Style.CELL_NOTE, facts.basis(exhibit.place().get()));
        }
    }
}
