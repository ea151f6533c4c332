package org.wwow.backup.dossier.document;

import java.util.List;

import org.xml.sax.SAXException;

/// Who held what, when and why: every event, and every gap before them.
final class CustodyPart {
    private CustodyPart() {}

    static void write(Paper paper) throws SAXException {
        paper.say(Style.BODY, "custody.lead");
        paper.say(Style.SUBHEADING, "custody.gaps");
        if (paper.file().gaps().isEmpty()) {
            paper.say(Style.BODY, "custody.gapless");
        }
        for (String gap : paper.file().gaps()) {
            paper.write(Style.BODY, "• " + gap);
        }
        paper.say(Style.SUBHEADING, "custody.events");
        if (paper.file().custody().isEmpty()) {
            paper.say(Style.BODY, "custody.empty");
            return;
        }
        paper.table(List.of(8, 22, 30, 40), List.of("head.number", "head.time", "head.who", "head.deed"), () -> {
            for (CourtFile.CustodyRow event : paper.file().custody()) {
                row(paper, event);
            }
        });
    }

    private static void row(Paper paper, CourtFile.CustodyRow event) throws SAXException {
        paper.grid().row(paper.cell(Long.toString(event.seq())), paper.cell(Facts.time(event.time())),
                paper.cell(event.actor(), paper.words().word("role", event.role()), event.organisation()),
                paper.cell(paper.words().word("deed", event.action()) + " — " + event.item(), event.purpose(),
                        labelled(paper, "custody.tool", event.tool()),
                        labelled(paper, "custody.before", event.before()),
                        labelled(paper, "custody.after", event.after())));
    }

    private static String labelled(Paper paper, String key, String value) {
        return value.isEmpty() ? "" : paper.say(key, value);
    }
}
