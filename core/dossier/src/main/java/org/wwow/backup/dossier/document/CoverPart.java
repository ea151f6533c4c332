package org.wwow.backup.dossier.document;

import java.util.List;

import org.xml.sax.SAXException;

import org.wwow.backup.dossier.casefolder.Parties;
import org.wwow.backup.dossier.file.Edition;

/// The first page: what this is, by whom, for whom, and where to find what.
final class CoverPart {
    private CoverPart() {}

    static void write(Paper paper) throws SAXException {
        paper.say(Style.KICKER, "cover.kicker");
        paper.sheet()
                .object("block", List.of("space-after", "16pt", "line-height", "4pt"),
                        () -> paper.sheet()
                                .object("leader", List.of("leader-pattern", "rule", "leader-length", "26mm",
                                        "rule-thickness", "2.5pt", "color", Style.ACCENT)));
        paper.say(Style.TITLE, "cover.title");
        paper.say(Style.LEAD, "cover.lead");
        paper.grid().pairs(() -> facts(paper));
        paper.remark(paper.file().index().edition() == Edition.FULL ? "cover.full" : "cover.protected");
        paper.say(Style.BODY, "cover.reads");
        paper.say(Style.BODY, "cover.judges");
    }

    private static void facts(Paper paper) throws SAXException {
        Parties parties = paper.matter().parties();
        Grid grid = paper.grid();
        grid.pair(paper.say("cover.court"), parties.recipient().court());
        grid.pair(paper.say("cover.court.reference"), parties.recipient().reference().orElse(paper.say("not.given")));
        grid.pair(paper.say("cover.reference"), paper.matter().reference());
        grid.pair(paper.say("cover.case"), paper.matter().codeName());
        grid.pair(paper.say("cover.edition"), paper.words().word(paper.file().index().edition()));
        grid.pair(paper.say("cover.organisation"),
                parties.organisation().name() + " (" + parties.organisation().country() + ")");
        grid.pair(paper.say("cover.lawyer"), parties.lawyer().name() + ", " + parties.lawyer().qualification());
        grid.pair(paper.say("cover.made"), Facts.time(paper.matter().made()));
        grid.pair(paper.say("cover.languages"), paper.facts().languages(paper.matter().languages()));
        grid.pair(paper.say("cover.count"), Integer.toString(paper.matter().exhibits().size()));
        grid.pair(paper.say("cover.sources"), String.join(", ", paper.matter()
                .sources()
                .stream()
                .map(source -> source.codeName() + " (" + paper.words().word(source.role()) + ")")
                .toList()));
    }

    /// The list of sections with their pages.
    static void contents(Paper paper, List<String> sections) throws SAXException {
        paper.sheet()
                .object("block", Style.HEADING.with("break-before", "page", "space-before", "0pt"),
                        () -> paper.sheet().text(paper.say("contents")));
        for (int at = 0; at < sections.size(); at++) {
            String section = sections.get(at);
            String number = Integer.toString(at + 1);
            paper.sheet().object("block", List.of("text-align-last", "justify", "space-after", "5pt"), () -> {
                paper.sheet().object("basic-link", List.of("internal-destination", section), () -> {
                    paper.sheet().text(number + ". " + paper.say(section));
                });
                paper.sheet().object("leader", List.of("leader-pattern", "dots", "color", Style.LINE));
                paper.sheet().object("page-number-citation", List.of("ref-id", section));
            });
        }
    }
}
