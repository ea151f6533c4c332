package org.wwow.backup.dossier.document;

import java.util.List;
import java.util.UUID;

import org.xml.sax.SAXException;

import org.wwow.backup.dossier.custody.CustodyEvent;
import org.wwow.backup.dossier.custody.CustodyGap;
import org.wwow.backup.ledger.Event;

/// Who held what, when and why: every event, and every gap before them.
final class CustodyPart {
    private CustodyPart() {}

    static void write(Paper paper) throws SAXException {
        paper.say(Style.BODY, "custody.lead");
        paper.say(Style.SUBHEADING, "custody.gaps");
        if (paper.file().index().gaps().isEmpty()) {
            paper.say(Style.BODY, "custody.gapless");
        }
        for (CustodyGap gap : paper.file().index().gaps()) {
            paper.say(Style.BODY, "gap." + gap.kind().name(), gap.seq());
        }
        paper.say(Style.SUBHEADING, "custody.events");
        if (paper.file().custody().isEmpty()) {
            paper.say(Style.BODY, "custody.empty");
            return;
        }
        paper.table(List.of(8, 18, 34, 40), List.of("head.number", "head.time", "head.who", "head.deed"), () -> {
            for (CustodyEvent event : paper.file().custody()) {
                row(paper, event);
            }
        });
    }

    private static void row(Paper paper, CustodyEvent event) throws SAXException {
        CustodyEvent.Circumstances account = event.account();
        paper.grid()
                .row(paper.cell(Long.toString(event.seq())), paper.cell(Facts.time(event.time())),
                        paper.cell(account.role() + ", " + account.organisation(), actor(paper, event.actor()),
                                event.second().map(second -> actor(paper, second)).orElse("")),
                        paper.cell(
                                paper.words().word("deed", event.action().word()) + " · " + item(paper, event.item()),
                                account.purpose(), moved(paper, account),
                                paper.say("custody.tool", account.tool(), account.version(), account.basis()),
                                event.before().map(digest -> paper.say("custody.before", digest.hex())).orElse(""),
                                event.after().map(digest -> paper.say("custody.after", digest.hex())).orElse("")));
    }

    private static String actor(Paper paper, Event.Actor actor) {
        String kind = paper.words().word("actor", actor.kind().word());
        return actor.id().map(id -> kind + " " + id).orElse(kind);
    }

    private static String moved(Paper paper, CustodyEvent.Circumstances account) {
        return account.to()
                .map(to -> paper.say("custody.moved", account.from().orElse(paper.say("not.given")), to))
                .orElse("");
    }

    /// An exhibit by its number, anything else by its identifier.
    private static String item(Paper paper, UUID item) {
        return paper.matter()
                .exhibits()
                .stream()
                .filter(exhibit -> exhibit.id().uuid().equals(item))
                .findFirst()
                .map(exhibit -> paper.facts().exhibit(exhibit.number()))
                .orElse(item.toString());
    }
}
