package org.wwow.backup.dossier.document;

import java.util.List;

import org.xml.sax.SAXException;

import org.wwow.backup.dossier.casefolder.Told;

/// What happened when, with what says so.
final class ChronologyPart {
    private ChronologyPart() {}

    static void write(Folio folio) throws SAXException {
        folio.say(Style.BODY, "chronology.lead");
        if (folio.matter().told().chronology().isEmpty()) {
            folio.say(Style.BODY, "chronology.empty");
            return;
        }
        folio.table(List.of(26, 52, 22), List.of("head.date.place", "head.what", "head.rests"), () -> {
            for (Told.Occurrence occurrence : folio.matter().told().chronology()) {
                row(folio, occurrence);
            }
        });
    }

    private static void row(Folio folio, Told.Occurrence occurrence) throws SAXException {
        Facts facts = folio.facts();
        folio.grid().row(() -> {
            folio.write(Style.CELL, facts.date(occurrence.date()));
            folio.write(Style.CELL_NOTE, facts.basis(occurrence.date()));
            if (occurrence.place().isPresent()) {
                folio.write(Style.CELL, facts.place(occurrence.place().get()));
                folio.write(Style.CELL_NOTE, facts.basis(occurrence.place().get()));
            }
        }, folio.cell(occurrence.words()), folio.cell(facts.exhibits(occurrence.exhibits())));
    }
}
