package org.wwow.backup.dossier.document;

import java.util.List;

import org.xml.sax.SAXException;

import org.wwow.backup.dossier.casefolder.Handling;

/// How anyone can see that nothing was changed: in plain words, and each check with its result.
final class IntegrityPart {
    private static final int SENTENCES = 7;

    private IntegrityPart() {}

    static void write(Paper paper) throws SAXException {
        for (int sentence = 1; sentence <= SENTENCES; sentence++) {
            paper.say(Style.BODY, "integrity." + sentence);
        }
        paper.say(Style.SUBHEADING, "integrity.clocks");
        clocks(paper);
        paper.say(Style.SUBHEADING, "integrity.checks");
        if (paper.file().checks().isEmpty()) {
            paper.say(Style.BODY, "integrity.unchecked");
            return;
        }
        paper.table(List.of(8, 70, 22), List.of("head.number", "head.check", "head.result"), () -> {
            for (CourtFile.CheckRow check : paper.file().checks()) {
                paper.grid()
                        .row(paper.cell(Integer.toString(check.number())), paper.cell(check.sentence()),
                                paper.cell(paper.words().word(check.result())));
            }
        });
    }

    private static void clocks(Paper paper) throws SAXException {
        paper.say(Style.BODY, "integrity.times");
        for (Handling.ServerClock clock : paper.matter().handling().clocks()) {
            paper.say(Style.BODY, "integrity.clock", clock.server(), clock.source(), clock.skew(),
                    Facts.time(clock.measured()));
        }
        if (paper.matter().handling().clocks().isEmpty()) {
            paper.say(Style.BODY, "integrity.clockless");
        }
    }
}
