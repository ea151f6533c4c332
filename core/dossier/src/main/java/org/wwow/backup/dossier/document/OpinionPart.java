package org.wwow.backup.dossier.document;

import java.util.List;

import org.xml.sax.SAXException;

/// The legal assessment, marked as an opinion on every part of it (check 31).
final class OpinionPart {
    private OpinionPart() {}

    static void write(Paper paper) throws SAXException {
        if (paper.file().opinion().isEmpty()) {
            paper.say(Style.BODY, "opinion.absent");
            return;
        }
        Opinion opinion = paper.file().opinion().get();
        paper.remark("opinion.mark", opinion.reviewer(), opinion.reviewed());
        paper.say(Style.BODY, "opinion.words");
        for (Opinion.Instrument instrument : opinion.instruments()) {
            paper.write(Style.SUBHEADING, instrument.title());
            paper.say(Style.NOTE, "opinion.source", instrument.source(), paper.words().nameOf(instrument.language()));
            if (instrument.crimes().isEmpty()) {
                paper.say(Style.BODY, "opinion.untouched");
            }
            for (Opinion.Crime crime : instrument.crimes()) {
                crime(paper, crime, instrument.language());
            }
        }
    }

    private static void crime(Paper paper, Opinion.Crime crime, String language) throws SAXException {
        paper.say(Style.SUBHEADING, "opinion.crime", crime.name(), crime.provision(),
                paper.words().word(crime.status()));
        paper.table(List.of(46, 18, 36), List.of("head.element", "head.status", "head.rests"), () -> {
            for (Opinion.Element element : crime.elements()) {
                paper.grid().row(() -> {
                    paper.sheet().quotation(Style.CELL, element.text(), language);
                    paper.write(Style.CELL_NOTE, element.provision());
                }, paper.cell(paper.words().word(element.status())), () -> rests(paper, element));
            }
        });
    }

    private static void rests(Paper paper, Opinion.Element element) throws SAXException {
        if (!element.exhibits().isEmpty()) {
            paper.write(Style.CELL, paper.facts().exhibits(element.exhibits()));
        }
        for (String ground : element.grounds()) {
            paper.write(Style.CELL_NOTE, ground);
        }
        for (String against : element.against()) {
            paper.say(Style.CELL, "opinion.against", against);
        }
        if (element.exhibits().isEmpty() && element.grounds().isEmpty() && element.against().isEmpty()) {
            paper.say(Style.CELL, "none");
        }
    }
}
