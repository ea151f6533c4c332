package org.wwow.backup.dossier.document;

import java.util.List;

import org.xml.sax.SAXException;

/// The legal assessment, marked as an opinion on every part of it (check 31).
final class OpinionPart {
    private OpinionPart() {}

    static void write(Folio folio) throws SAXException {
        if (folio.file().opinion().isEmpty()) {
            folio.say(Style.BODY, "opinion.absent");
            return;
        }
        Opinion opinion = folio.file().opinion().get();
        folio.remark("opinion.mark", opinion.reviewer(), opinion.reviewed());
        folio.say(Style.BODY, "opinion.words");
        folio.say(Style.BODY, "opinion.prevails");
        for (Opinion.Instrument instrument : opinion.instruments()) {
            folio.write(Style.SUBHEADING, instrument.title());
            folio.say(Style.NOTE, switch (instrument.words()) {
                case OWN -> "opinion.source";
                case WORKING_TRANSLATION -> "opinion.working";
                case REVIEWED_TRANSLATION -> "opinion.reviewed";
            }, instrument.source(), folio.words().nameOf(instrument.language()));
            if (instrument.crimes().isEmpty()) {
                folio.say(Style.BODY, "opinion.untouched");
            }
            for (Opinion.Crime crime : instrument.crimes()) {
                crime(folio, crime);
            }
        }
    }

    private static void crime(Folio folio, Opinion.Crime crime) throws SAXException {
        folio.say(Style.SUBHEADING, "opinion.crime", crime.name(), crime.provision(),
                folio.words().word(crime.status()));
        for (String against : crime.against()) {
            folio.say(Style.BODY, "opinion.against", against);
        }
        folio.table(List.of(46, 18, 36), List.of("head.element", "head.status", "head.rests"), () -> {
            for (Opinion.Element element : crime.elements()) {
                folio.grid()
                        .row(() -> text(folio, element), folio.cell(folio.words().word(element.status())),
                                () -> rests(folio, element));
            }
        });
    }

    private static void text(Folio folio, Opinion.Element element) throws SAXException {
        folio.sheet()
                .object("block", Style.CELL.with("xml:lang", element.language()),
                        () -> folio.sheet().text(element.text()));
        if (!element.language().equals(folio.words().language().toLanguageTag())) {
            folio.say(Style.CELL_NOTE, "opinion.untranslated", folio.words().nameOf(element.language()));
        }
        folio.write(Style.CELL_NOTE, element.provision());
    }

    private static void rests(Folio folio, Opinion.Element element) throws SAXException {
        if (!element.exhibits().isEmpty()) {
            folio.write(Style.CELL, folio.facts().exhibits(element.exhibits()));
        }
        for (String ground : element.grounds()) {
            folio.write(Style.CELL_NOTE, ground);
        }
        for (String against : element.against()) {
            folio.say(Style.CELL, "opinion.against", against);
        }
        if (element.exhibits().isEmpty() && element.grounds().isEmpty() && element.against().isEmpty()) {
            folio.say(Style.CELL, "none");
        }
    }
}
