package org.wwow.backup.dossier.document;

import java.util.List;

import org.xml.sax.SAXException;

import org.wwow.backup.dossier.casefolder.Told;

/// What happened when, with what says so.
final class ChronologyPart {
    private ChronologyPart() {}

    static void write(Paper paper) throws SAXException {
        paper.say(Style.BODY, "chronology.lead");
        if (paper.matter().told().chronology().isEmpty()) {
            paper.say(Style.BODY, "chronology.empty");
            return;
        }
        paper.table(List.of(26, 52, 22), List.of("head.date.place", "head.what", "head.rests"), () -> {
            for (Told.Occurrence occurrence : paper.matter().told().chronology()) {
                row(paper, occurrence);
            }
        });
    }

    private static void row(Paper paper, Told.Occurrence occurrence) throws SAXException {
        Facts facts = paper.facts();
        paper.grid().row(() -> {
            paper.write(Style.CELL, facts.date(occurrence.date()));
            paper.write(Style.CELL_NOTE, facts.basis(occurrence.date()));
            if (occurrence.place().isPresent()) {
                paper.write(Style.CELL, facts.place(occurrence.place().get()));
                paper.write(Style.CELL_NOTE, facts.basis(occurrence.place().get()));
            }
        }, paper.cell(occurrence.words()), paper.cell(facts.exhibits(occurrence.exhibits())));
    }
}
