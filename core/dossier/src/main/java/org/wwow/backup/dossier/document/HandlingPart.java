package org.wwow.backup.dossier.document;

import java.util.List;

import org.xml.sax.SAXException;

import org.wwow.backup.dossier.casefolder.Derivative;
import org.wwow.backup.dossier.casefolder.Handling;

/// What was made from the originals, worked out from them, and where they lay (checks 3, 4, 22, 33).
final class HandlingPart {
    private HandlingPart() {}

    static void write(Folio folio) throws SAXException {
        folio.say(Style.BODY, "handling.lead");
        folio.say(Style.SUBHEADING, "handling.derivatives");
        derivatives(folio);
        folio.say(Style.SUBHEADING, "handling.analysis");
        analysis(folio);
        folio.say(Style.SUBHEADING, "handling.storage");
        storage(folio);
    }

    private static void derivatives(Folio folio) throws SAXException {
        if (folio.matter().derivatives().isEmpty()) {
            folio.say(Style.BODY, "handling.underived");
            return;
        }
        folio.table(List.of(22, 38, 40), List.of("head.exhibit", "head.what", "head.made"), () -> {
            for (Derivative one : folio.matter().derivatives()) {
                Derivative.Making made = one.making();
                folio.grid()
                        .row(folio.cell(folio.facts().origin(folio.matter(), one)),
                                folio.cell(folio.words().word(one.kind()), described(folio, one),
                                        folio.say("index.sha256", one.sha256().hex())),
                                folio.cell(Facts.time(made.time()), making(folio, made)));
            }
        });
    }

    private static String described(Folio folio, Derivative one) {
        if (one.span().isPresent()) {
            return folio.say("span", Facts.duration(one.span().get().start()),
                    Facts.duration(one.span().get().end()));
        }
        return one.translation()
                .map(by -> folio.say("handling.translated", by.translator(), by.qualification(),
                        folio.words().nameOf(by.from()), one.language().map(folio.words()::nameOf).orElse("")))
                .orElse(one.language().map(folio.words()::nameOf).orElse(""));
    }

    private static String making(Folio folio, Derivative.Making made) {
        return folio.say("handling.making", made.tool(), made.version(), made.operator());
    }

    private static void analysis(Folio folio) throws SAXException {
        List<Handling.AnalysisStep> steps = folio.matter().handling().analysis();
        if (steps.isEmpty()) {
            folio.say(Style.BODY, "handling.unanalysed");
            return;
        }
        folio.table(List.of(50, 50), List.of("head.question", "head.answer"), () -> {
            for (Handling.AnalysisStep step : steps) {
                folio.grid()
                        .row(folio.cell(step.what(), step.parameters(), folio.say("handling.inputs",
                                String.join(" ", step.inputs().stream().map(digest -> digest.hex()).toList()))),
                                folio.cell(step.result(), Facts.time(step.making().time()),
                                        making(folio, step.making())));
            }
        });
    }

    private static void storage(Folio folio) throws SAXException {
        List<Handling.StoredAt> places = folio.matter().handling().storage();
        if (places.isEmpty()) {
            folio.say(Style.BODY, "handling.unstored");
            return;
        }
        folio.table(List.of(34, 30, 36), List.of("head.place", "head.time", "head.fixity"), () -> {
            for (Handling.StoredAt place : places) {
                folio.grid()
                        .row(folio.cell(place.place()),
                                folio.cell(Facts.time(place.from()), folio.facts().until(place.until())),
                                () -> fixity(folio, place.checks()));
            }
        });
    }

    private static void fixity(Folio folio, List<Handling.StoredAt.FixityCheck> checks) throws SAXException {
        if (checks.isEmpty()) {
            folio.say(Style.CELL, "none");
        }
        for (Handling.StoredAt.FixityCheck check : checks) {
            folio.say(Style.CELL_NOTE, check.held() ? "fixity.held" : "fixity.failed", Facts.time(check.time()));
        }
    }
}
