package org.wwow.backup.dossier.document;

import java.util.List;

import org.xml.sax.SAXException;

import org.wwow.backup.dossier.casefolder.Told;

/// What speaks against, and what the same people told before (checks 28 and 29).
final class FairnessPart {
    private FairnessPart() {}

    static void write(Folio folio) throws SAXException {
        Told.ExculpatorySearch search = folio.matter().told().exculpatory();
        folio.say(Style.BODY, "fairness.search", search.by(), Facts.time(search.made()), search.method());
        if (search.found().isEmpty()) {
            folio.say(Style.BODY, "fairness.nothing");
        } else {
            folio.table(List.of(22, 78), List.of("head.exhibit", "head.against"), () -> {
                for (Told.ExculpatorySearch.Find find : search.found()) {
                    folio.grid().row(folio.cell(folio.facts().exhibit(find.exhibit())), folio.cell(find.words()));
                }
            });
        }
        folio.say(Style.BODY, "fairness.duty");
        folio.say(Style.SUBHEADING, "fairness.before");
        before(folio, folio.matter().told().priorAccounts());
    }

    private static void before(Folio folio, Told.PriorAccounts before) throws SAXException {
        if (before.list().isEmpty()) {
            folio.say(Style.BODY, "fairness.first", Facts.time(before.asked()));
            return;
        }
        folio.say(Style.BODY, "fairness.asked", Facts.time(before.asked()));
        folio.table(List.of(20, 34, 24, 22), List.of("head.source", "head.told.to", "head.date", "head.words"), () -> {
            for (Told.PriorAccounts.PriorAccount account : before.list()) {
                folio.grid()
                        .row(folio.cell(account.source()), folio.cell(account.to()),
                                folio.cell(folio.facts().date(account.date()), folio.facts().basis(account.date())),
                                folio.cell(folio.say(account.verbatim() ? "verbatim" : "summary"),
                                        account.exhibit()
                                                .map(folio.facts()::exhibit)
                                                .orElse(folio.say("not.included"))));
            }
        });
    }
}
