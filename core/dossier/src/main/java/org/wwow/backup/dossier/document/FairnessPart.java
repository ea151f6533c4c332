package org.wwow.backup.dossier.document;

import java.util.List;

import org.xml.sax.SAXException;

import org.wwow.backup.dossier.casefolder.Told;

/// What speaks against, and what the same people told before (checks 28 and 29).
final class FairnessPart {
    private FairnessPart() {}

    static void write(Paper paper) throws SAXException {
        Told.ExculpatorySearch search = paper.matter().told().exculpatory();
        paper.say(Style.BODY, "fairness.search", search.by(), Facts.time(search.made()), search.method());
        if (search.found().isEmpty()) {
            paper.say(Style.BODY, "fairness.nothing");
        } else {
            paper.table(List.of(22, 78), List.of("head.exhibit", "head.against"), () -> {
                for (Told.ExculpatorySearch.Find find : search.found()) {
                    paper.grid().row(paper.cell(paper.facts().exhibit(find.exhibit())), paper.cell(find.words()));
                }
            });
        }
        paper.say(Style.BODY, "fairness.duty");
        paper.say(Style.SUBHEADING, "fairness.before");
        before(paper, paper.matter().told().priorAccounts());
    }

    private static void before(Paper paper, Told.PriorAccounts before) throws SAXException {
        if (before.list().isEmpty()) {
            paper.say(Style.BODY, "fairness.first", Facts.time(before.asked()));
            return;
        }
        paper.say(Style.BODY, "fairness.asked", Facts.time(before.asked()));
        paper.table(List.of(20, 34, 24, 22), List.of("head.source", "head.told.to", "head.date", "head.words"), () -> {
            for (Told.PriorAccounts.PriorAccount account : before.list()) {
                paper.grid()
                        .row(paper.cell(account.source()), paper.cell(account.to()),
                                paper.cell(paper.facts().date(account.date()), paper.facts().basis(account.date())),
                                paper.cell(paper.say(account.verbatim() ? "verbatim" : "summary"),
                                        account.exhibit()
                                                .map(paper.facts()::exhibit)
                                                .orElse(paper.say("not.included"))));
            }
        });
    }
}
