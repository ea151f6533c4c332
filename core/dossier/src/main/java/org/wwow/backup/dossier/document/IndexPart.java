package org.wwow.backup.dossier.document;

import java.util.List;

import org.xml.sax.SAXException;

import org.wwow.backup.dossier.casefolder.Exhibit;
import org.wwow.backup.dossier.file.DossierIndex;

/// The index of exhibits (check 7), the same fields as the load file.
final class IndexPart {
    private IndexPart() {}

    static void write(Folio folio) throws SAXException {
        folio.say(Style.BODY, "index.lead");
        if (folio.matter().exhibits().isEmpty()) {
            folio.say(Style.BODY, "index.empty");
            return;
        }
        folio.table(List.of(8, 36, 32, 24), List.of("head.number", "head.exhibit", "head.date.place", "head.kept"),
                () -> {
                    for (Exhibit exhibit : folio.matter().exhibits()) {
                        row(folio, exhibit);
                    }
                });
    }

    private static void row(Folio folio, Exhibit exhibit) throws SAXException {
        Wording words = folio.words();
        Facts facts = folio.facts();
        String extent = exhibit.extent().map(facts::extent).map(text -> " · " + text).orElse("");
        folio.grid()
                .leading(() -> anchored(folio, exhibit.number()),
                        folio.cell(exhibit.title(), words.word(exhibit.kind()) + " · " + exhibit.format() + extent,
                                words.nameOf(exhibit.language()) + " · " + folio.say("from.source", exhibit.source())),
                        () -> dateAndPlace(folio, exhibit),
                        folio.cell(words.word(exhibit.confidentiality().level()), exhibit.confidentiality().lifting(),
                                words.word(exhibit.disclosure())));
        folio.grid().beneath(4, () -> {
            below(folio, exhibit);
            found(folio, exhibit.number());
        });
    }

    private static void below(Folio folio, Exhibit exhibit) throws SAXException {
        folio.notes(folio.say("index.id", exhibit.id(), exhibit.original().length()),
                folio.say("index.sha256", exhibit.original().sha256().hex()),
                folio.say("index.sha512", exhibit.original().sha512().hex())).write();
    }

    /// Its three kinds of time, each under its own name, and what in it cannot all be true.
    private static void found(Folio folio, int number) throws SAXException {
        for (DossierIndex.FoundOut found : folio.file().index().exhibits()) {
            if (found.number() != number) {
                continue;
            }
            if (found.alone()) {
                folio.say(Style.CELL, "alone.mark", number);
            }
            for (String correction : CorrectionMarks.at(folio, number)) {
                folio.write(Style.CELL, correction);
            }
            folio.say(Style.CELL_NOTE, "index.received", Facts.time(found.received()),
                    found.proven().map(Facts::time).orElse(folio.say("none")));
            for (String claimed : found.claimed()) {
                folio.say(Style.CELL_NOTE, "index.claimed", claimed);
            }
            for (String contradiction : found.contradictions()) {
                folio.say(Style.CELL, "index.contradiction", contradiction);
            }
        }
    }

    private static void anchored(Folio folio, int number) throws SAXException {
        folio.sheet()
                .object("block", Style.CELL.with("font-weight", "bold", "id", "exhibit-" + number),
                        () -> folio.sheet().text(Integer.toString(number)));
    }

    private static void dateAndPlace(Folio folio, Exhibit exhibit) throws SAXException {
        Facts facts = folio.facts();
        folio.write(Style.CELL, exhibit.date().map(facts::date).orElse(folio.say("unknown.date")));
        if (exhibit.date().isPresent()) {
            folio.write(Style.CELL_NOTE, facts.basis(exhibit.date().get()));
        }
        if (exhibit.place().isPresent()) {
            folio.write(Style.CELL, facts.place(exhibit.place().get()));
            folio.write(Style.CELL_NOTE, facts.basis(exhibit.place().get()));
        }
    }
}
