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

    static void write(Folio folio) throws SAXException {
        folio.say(Style.BODY, "custody.lead");
        folio.say(Style.SUBHEADING, "custody.gaps");
        if (folio.file().index().gaps().isEmpty()) {
            folio.say(Style.BODY, "custody.gapless");
        }
        for (CustodyGap gap : folio.file().index().gaps()) {
            folio.say(Style.BODY, "gap." + gap.kind().name(), gap.seq());
        }
        folio.say(Style.SUBHEADING, "custody.events");
        if (folio.file().custody().isEmpty()) {
            folio.say(Style.BODY, "custody.empty");
            return;
        }
        folio.table(List.of(8, 18, 34, 40), List.of("head.number", "head.time", "head.who", "head.deed"), () -> {
            for (CustodyEvent event : folio.file().custody()) {
                row(folio, event);
            }
        });
    }

    private static void row(Folio folio, CustodyEvent event) throws SAXException {
        CustodyEvent.Circumstances account = event.account();
        folio.grid()
                .row(folio.cell(Long.toString(event.seq())), folio.cell(Facts.time(event.time())),
                        folio.cell(account.role() + ", " + account.organisation(), actor(folio, event.actor()),
                                event.second().map(second -> actor(folio, second)).orElse("")),
                        folio.cell(
                                folio.words().word("deed", event.action().word()) + " · " + item(folio, event.item()),
                                account.purpose(), moved(folio, account),
                                folio.say("custody.tool", account.tool(), account.version(), account.basis()),
                                event.before().map(digest -> folio.say("custody.before", digest.hex())).orElse(""),
                                event.after().map(digest -> folio.say("custody.after", digest.hex())).orElse("")));
    }

    private static String actor(Folio folio, Event.Actor actor) {
        String kind = folio.words().word("actor", actor.kind().word());
        return actor.id().map(id -> kind + " " + id).orElse(kind);
    }

    private static String moved(Folio folio, CustodyEvent.Circumstances account) {
        return account.to()
                .map(to -> folio.say("custody.moved", account.from().orElse(folio.say("not.given")), to))
                .orElse("");
    }

    /// An exhibit by its number, anything else by its identifier.
    private static String item(Folio folio, UUID item) {
        return folio.matter()
                .exhibits()
                .stream()
                .filter(exhibit -> exhibit.id().uuid().equals(item))
                .findFirst()
                .map(exhibit -> folio.facts().exhibit(exhibit.number()))
                .orElse(item.toString());
    }
}
