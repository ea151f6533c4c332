package org.wwow.backup.dossier.document;

import java.util.List;

import org.xml.sax.SAXException;

import org.wwow.backup.dossier.casefolder.Parties;
import org.wwow.backup.dossier.file.Edition;

/// The first page: what this is, by whom, for whom, and where to find what.
final class CoverPart {
    private CoverPart() {}

    static void write(Folio folio) throws SAXException {
        folio.say(Style.KICKER, "cover.kicker");
        folio.sheet()
                .object("block", List.of("space-after", "16pt", "line-height", "4pt"),
                        () -> folio.sheet()
                                .object("leader", List.of("leader-pattern", "rule", "leader-length", "26mm",
                                        "rule-thickness", "2.5pt", "color", Style.ACCENT)));
        folio.say(Style.TITLE, "cover.title");
        folio.say(Style.LEAD, "cover.lead");
        folio.grid().pairs(() -> facts(folio));
        folio.remark(folio.file().index().edition() == Edition.FULL ? "cover.full" : "cover.protected");
        folio.say(Style.BODY, "cover.reads");
        folio.say(Style.BODY, "cover.judges");
    }

    private static void facts(Folio folio) throws SAXException {
        Parties parties = folio.matter().parties();
        Grid grid = folio.grid();
        grid.pair(folio.say("cover.court"), parties.recipient().court());
        grid.pair(folio.say("cover.court.reference"), parties.recipient().reference().orElse(folio.say("not.given")));
        grid.pair(folio.say("cover.reference"), folio.matter().reference());
        grid.pair(folio.say("cover.case"), folio.matter().codeName());
        grid.pair(folio.say("cover.edition"), folio.words().word(folio.file().index().edition()));
        grid.pair(folio.say("cover.organisation"),
                parties.organisation().name() + " (" + parties.organisation().country() + ")");
        grid.pair(folio.say("cover.lawyer"), parties.lawyer().name() + ", " + parties.lawyer().qualification());
        grid.pair(folio.say("cover.made"), Facts.time(folio.matter().made()));
        grid.pair(folio.say("cover.languages"), folio.facts().languages(folio.matter().languages()));
        grid.pair(folio.say("cover.count"), Integer.toString(folio.matter().exhibits().size()));
        grid.pair(folio.say("cover.sources"), String.join(", ", folio.matter()
                .sources()
                .stream()
                .map(source -> source.codeName() + " (" + folio.words().word(source.role()) + ")")
                .toList()));
    }

    /// The list of sections with their pages.
    static void contents(Folio folio, List<String> sections) throws SAXException {
        folio.sheet()
                .object("block", Style.HEADING.with("break-before", "page", "space-before", "0pt"),
                        () -> folio.sheet().text(folio.say("contents")));
        for (int at = 0; at < sections.size(); at++) {
            String section = sections.get(at);
            String number = Integer.toString(at + 1);
            folio.sheet().object("block", List.of("text-align-last", "justify", "space-after", "5pt"), () -> {
                folio.sheet().object("basic-link", List.of("internal-destination", section), () -> {
                    folio.sheet().text(number + ". " + folio.say(section));
                });
                folio.sheet().object("leader", List.of("leader-pattern", "dots", "color", Style.LINE));
                folio.sheet().object("page-number-citation", List.of("ref-id", section));
            });
        }
    }
}
