package org.wwow.backup.dossier.document;

import java.util.List;

import org.xml.sax.SAXException;

import org.wwow.backup.dossier.casefolder.Handling;

/// How anyone can see that nothing was changed: in plain words, and each check with its result.
final class IntegrityPart {
    private static final int SENTENCES = 7;

    private IntegrityPart() {}

    static void write(Folio folio) throws SAXException {
        for (int sentence = 1; sentence <= SENTENCES; sentence++) {
            folio.say(Style.BODY, "integrity." + sentence);
        }
        folio.say(Style.SUBHEADING, "integrity.clocks");
        clocks(folio);
        folio.say(Style.SUBHEADING, "integrity.checks");
        if (folio.file().checks().isEmpty()) {
            folio.say(Style.BODY, "integrity.unchecked");
            return;
        }
        folio.table(List.of(8, 70, 22), List.of("head.number", "head.check", "head.result"), () -> {
            for (CourtFile.CheckRow check : folio.file().checks()) {
                folio.grid()
                        .row(folio.cell(Integer.toString(check.number())), folio.cell(check.sentence()),
                                folio.cell(folio.words().word(check.result())));
            }
        });
    }

    private static void clocks(Folio folio) throws SAXException {
        folio.say(Style.BODY, "integrity.times");
        for (Handling.ServerClock clock : folio.matter().handling().clocks()) {
            folio.say(Style.BODY, "integrity.clock", clock.server(), clock.source(), clock.skew(),
                    Facts.time(clock.measured()));
        }
        if (folio.matter().handling().clocks().isEmpty()) {
            folio.say(Style.BODY, "integrity.clockless");
        }
    }
}
