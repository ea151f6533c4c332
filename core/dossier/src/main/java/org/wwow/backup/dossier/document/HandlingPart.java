package org.wwow.backup.dossier.document;

import java.util.List;

import org.xml.sax.SAXException;

import org.wwow.backup.dossier.casefolder.Derivative;
import org.wwow.backup.dossier.casefolder.Handling;

/// What was made from the originals, worked out from them, and where they lay (checks 3, 4, 22, 33).
final class HandlingPart {
    private HandlingPart() {}

    static void write(Paper paper) throws SAXException {
        paper.say(Style.BODY, "handling.lead");
        paper.say(Style.SUBHEADING, "handling.derivatives");
        derivatives(paper);
        paper.say(Style.SUBHEADING, "handling.analysis");
        analysis(paper);
        paper.say(Style.SUBHEADING, "handling.storage");
        storage(paper);
    }

    private static void derivatives(Paper paper) throws SAXException {
        if (paper.matter().derivatives().isEmpty()) {
            paper.say(Style.BODY, "handling.underived");
            return;
        }
        paper.table(List.of(22, 38, 40), List.of("head.exhibit", "head.what", "head.made"), () -> {
            for (Derivative one : paper.matter().derivatives()) {
                Derivative.Making made = one.making();
                paper.grid()
                        .row(paper.cell(paper.facts().origin(paper.matter(), one)),
                                paper.cell(paper.words().word(one.kind()), described(paper, one),
                                        paper.say("index.sha256", one.sha256().hex())),
                                paper.cell(Facts.time(made.time()), making(paper, made)));
            }
        });
    }

    private static String described(Paper paper, Derivative one) {
        if (one.span().isPresent()) {
            return paper.say("span", Facts.duration(one.span().get().start()),
                    Facts.duration(one.span().get().end()));
        }
        return one.translation()
                .map(by -> paper.say("handling.translated", by.translator(), by.qualification(),
                        paper.words().nameOf(by.from()), one.language().map(paper.words()::nameOf).orElse("")))
                .orElse(one.language().map(paper.words()::nameOf).orElse(""));
    }

    private static String making(Paper paper, Derivative.Making made) {
        return paper.say("handling.making", made.tool(), made.version(), made.operator());
    }

    private static void analysis(Paper paper) throws SAXException {
        List<Handling.AnalysisStep> steps = paper.matter().handling().analysis();
        if (steps.isEmpty()) {
            paper.say(Style.BODY, "handling.unanalysed");
            return;
        }
        paper.table(List.of(50, 50), List.of("head.question", "head.answer"), () -> {
            for (Handling.AnalysisStep step : steps) {
                paper.grid()
                        .row(paper.cell(step.what(), step.parameters(), paper.say("handling.inputs",
                                String.join(" ", step.inputs().stream().map(digest -> digest.hex()).toList()))),
                                paper.cell(step.result(), Facts.time(step.making().time()),
                                        making(paper, step.making())));
            }
        });
    }

    private static void storage(Paper paper) throws SAXException {
        List<Handling.StoredAt> places = paper.matter().handling().storage();
        if (places.isEmpty()) {
            paper.say(Style.BODY, "handling.unstored");
            return;
        }
        paper.table(List.of(34, 30, 36), List.of("head.place", "head.time", "head.fixity"), () -> {
            for (Handling.StoredAt place : places) {
                paper.grid()
                        .row(paper.cell(place.place()),
                                paper.cell(Facts.time(place.from()), paper.facts().until(place.until())),
                                () -> fixity(paper, place.checks()));
            }
        });
    }

    private static void fixity(Paper paper, List<Handling.StoredAt.FixityCheck> checks) throws SAXException {
        if (checks.isEmpty()) {
            paper.say(Style.CELL, "none");
        }
        for (Handling.StoredAt.FixityCheck check : checks) {
            paper.say(Style.CELL_NOTE, check.held() ? "fixity.held" : "fixity.failed", Facts.time(check.time()));
        }
    }
}
