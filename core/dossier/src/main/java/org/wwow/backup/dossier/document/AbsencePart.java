package org.wwow.backup.dossier.document;

import java.util.List;

import org.xml.sax.SAXException;

import org.wwow.backup.dossier.casefolder.CaseSheet;
import org.wwow.backup.dossier.casefolder.Handling;

/// What is not here and why: withheld confidences, erasures, numbers without an exhibit (checks 1 and 23).
final class AbsencePart {
    private AbsencePart() {}

    static void write(Folio folio) throws SAXException {
        folio.say(Style.BODY, "absence.lead");
        folio.say(Style.SUBHEADING, "absence.withheld");
        withheld(folio);
        folio.say(Style.SUBHEADING, "absence.erased");
        erased(folio);
        folio.say(Style.SUBHEADING, "absence.numbers");
        if (folio.matter().gaps().isEmpty()) {
            folio.say(Style.BODY, "absence.whole");
        }
        for (CaseSheet.Gap gap : folio.matter().gaps()) {
            folio.say(Style.BODY, "absence.gap", gap.number(), gap.why());
        }
    }

    private static void withheld(Folio folio) throws SAXException {
        List<Handling.Withheld> withheld = folio.matter().handling().withheld();
        if (withheld.isEmpty()) {
            folio.say(Style.BODY, "absence.nothing");
            return;
        }
        folio.table(List.of(34, 16, 50), List.of("head.confidence", "head.count", "head.why"), () -> {
            for (Handling.Withheld one : withheld) {
                folio.grid()
                        .row(folio.cell(folio.words().word(one.kind())),
                                folio.cell(Integer.toString(one.number())), folio.cell(one.why()));
            }
        });
    }

    private static void erased(Folio folio) throws SAXException {
        List<Handling.Tombstone> tombstones = folio.matter().handling().tombstones();
        if (tombstones.isEmpty()) {
            folio.say(Style.BODY, "absence.unerased");
            return;
        }
        folio.table(List.of(36, 22, 42), List.of("head.item", "head.time", "head.why"), () -> {
            for (Handling.Tombstone one : tombstones) {
                folio.grid()
                        .row(folio.cell(one.item().toString(), folio.words().word(one.ending())),
                                folio.cell(Facts.time(one.time())), folio.cell(one.reason(), one.authority()));
            }
        });
    }
}
