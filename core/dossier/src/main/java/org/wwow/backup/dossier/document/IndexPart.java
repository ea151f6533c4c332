package org.wwow.backup.dossier.document;

import java.util.List;

import org.xml.sax.SAXException;

import org.wwow.backup.dossier.casefolder.Exhibit;
import org.wwow.backup.dossier.file.DossierIndex;

/// The index of exhibits (check 7), the same fields as the load file.
final class IndexPart {
    private IndexPart() {}

    static void write(Paper paper) throws SAXException {
        paper.say(Style.BODY, "index.lead");
        if (paper.matter().exhibits().isEmpty()) {
            paper.say(Style.BODY, "index.empty");
            return;
        }
        paper.table(List.of(8, 36, 32, 24), List.of("head.number", "head.exhibit", "head.date.place", "head.kept"),
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
        paper.grid()
                .leading(() -> anchored(paper, exhibit.number()),
                        paper.cell(exhibit.title(), words.word(exhibit.kind()) + " · " + exhibit.format() + extent,
                                words.nameOf(exhibit.language()) + " · " + paper.say("from.source", exhibit.source())),
                        () -> dateAndPlace(paper, exhibit),
                        paper.cell(words.word(exhibit.confidentiality().level()), exhibit.confidentiality().lifting(),
                                words.word(exhibit.disclosure())));
        paper.grid().beneath(4, () -> {
            below(paper, exhibit);
            found(paper, exhibit.number());
        });
    }

    private static void below(Paper paper, Exhibit exhibit) throws SAXException {
        paper.notes(paper.say("index.id", exhibit.id(), exhibit.original().length()),
                paper.say("index.sha256", exhibit.original().sha256().hex()),
                paper.say("index.sha512", exhibit.original().sha512().hex())).write();
    }

    /// Its three kinds of time, each under its own name, and what in it cannot all be true.
    private static void found(Paper paper, int number) throws SAXException {
        for (DossierIndex.FoundOut found : paper.file().index().exhibits()) {
            if (found.number() != number) {
                continue;
            }
            paper.say(Style.CELL_NOTE, "index.received", Facts.time(found.received()),
                    found.proven().map(Facts::time).orElse(paper.say("none")));
            for (String claimed : found.claimed()) {
                paper.say(Style.CELL_NOTE, "index.claimed", claimed);
            }
            for (String contradiction : found.contradictions()) {
                paper.say(Style.CELL, "index.contradiction", contradiction);
            }
        }
    }

    private static void anchored(Paper paper, int number) throws SAXException {
        paper.sheet()
                .object("block", Style.CELL.with("font-weight", "bold", "id", "exhibit-" + number),
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
