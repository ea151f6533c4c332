package org.wwow.backup.dossier.document;

import java.util.List;

import org.xml.sax.SAXException;

import org.wwow.backup.dossier.casefolder.CaseSheet;
import org.wwow.backup.dossier.casefolder.Handling;

/// What is not here and why: withheld confidences, erasures, numbers without an exhibit (checks 1 and 23).
final class AbsencePart {
    private AbsencePart() {}

    static void write(Paper paper) throws SAXException {
        paper.say(Style.BODY, "absence.lead");
        paper.say(Style.SUBHEADING, "absence.withheld");
        withheld(paper);
        paper.say(Style.SUBHEADING, "absence.erased");
        erased(paper);
        paper.say(Style.SUBHEADING, "absence.numbers");
        if (paper.matter().gaps().isEmpty()) {
            paper.say(Style.BODY, "absence.whole");
        }
        for (CaseSheet.Gap gap : paper.matter().gaps()) {
            paper.say(Style.BODY, "absence.gap", gap.number(), gap.why());
        }
    }

    private static void withheld(Paper paper) throws SAXException {
        List<Handling.Withheld> withheld = paper.matter().handling().withheld();
        if (withheld.isEmpty()) {
            paper.say(Style.BODY, "absence.nothing");
            return;
        }
        paper.table(List.of(34, 16, 50), List.of("head.confidence", "head.count", "head.why"), () -> {
            for (Handling.Withheld one : withheld) {
                paper.grid()
                        .row(paper.cell(paper.words().word(one.kind())),
                                paper.cell(Integer.toString(one.number())), paper.cell(one.why()));
            }
        });
    }

    private static void erased(Paper paper) throws SAXException {
        List<Handling.Tombstone> tombstones = paper.matter().handling().tombstones();
        if (tombstones.isEmpty()) {
            paper.say(Style.BODY, "absence.unerased");
            return;
        }
        paper.table(List.of(36, 22, 42), List.of("head.item", "head.time", "head.why"), () -> {
            for (Handling.Tombstone one : tombstones) {
                paper.grid()
                        .row(paper.cell(one.item().toString(), paper.words().word(one.ending())),
                                paper.cell(Facts.time(one.time())), paper.cell(one.reason(), one.authority()));
            }
        });
    }
}
