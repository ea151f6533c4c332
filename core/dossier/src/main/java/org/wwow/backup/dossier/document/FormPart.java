package org.wwow.backup.dossier.document;

import java.util.List;

import org.xml.sax.SAXException;

import org.wwow.backup.dossier.casefolder.Parties;

/// Forms filled from the records and left unsigned for people to read, correct and sign (check 39).
final class FormPart {
    private static final int SYSTEM = 5;
    private static final int COPY = 5;
    private static final int COVER = 10;

    private FormPart() {}

    static void write(Paper paper) throws SAXException {
        paper.remark("form.mark");
        certification(paper, "form.system", SYSTEM, false);
        certification(paper, "form.copy", COPY, true);
        handing(paper);
    }

    /// A certification in the manner of FRE 902(13) or 902(14).
    private static void certification(Paper paper, String form, int sentences, boolean ownPage) throws SAXException {
        head(paper, form, ownPage);
        Parties parties = paper.matter().parties();
        for (int sentence = 1; sentence <= sentences; sentence++) {
            String text = paper.say(form + "." + sentence, paper.matter().reference(),
                    parties.organisation().name(), paper.matter().exhibits().size(), parties.recipient().court(),
                    Facts.time(paper.matter().made()));
            paper.write(Style.BODY, text);
            if (text.endsWith(":")) {
                line(paper);
            }
        }
        paper.say(Style.BODY, "form.truth");
        signature(paper, parties.organisation().name());
    }

    /// The cover form of a civil society organisation that hands material to a court.
    private static void handing(Paper paper) throws SAXException {
        head(paper, "form.handing", true);
        Parties parties = paper.matter().parties();
        List<String> values = List.of(parties.organisation().name() + " (" + parties.organisation().country() + ")",
                parties.lawyer().name() + ", " + parties.lawyer().qualification(), parties.recipient().court(),
                paper.matter().reference() + " · " + paper.matter().codeName(), Facts.time(paper.matter().made()),
                Integer.toString(paper.matter().exhibits().size()),
                paper.facts().languages(paper.matter().languages()),
                paper.say("form.handing.consents", paper.matter().told().consents().size()),
                paper.matter().told().priorAccounts().list().isEmpty()
                        ? paper.say("form.handing.first")
                        : paper.say("form.handing.before", paper.matter().told().priorAccounts().list().size()),
                paper.say("form.handing.withheld", paper.matter().handling().withheld().size(),
                        paper.matter().handling().tombstones().size()));
        paper.grid().pairs(() -> {
            for (int at = 0; at < COVER; at++) {
                paper.grid().pair(paper.say("form.handing." + (at + 1)), values.get(at));
            }
        });
        paper.say(Style.BODY, "form.handing.limits");
        paper.say(Style.SUBHEADING, "form.received");
        paper.say(Style.BODY, "form.received.words");
        line(paper);
        signature(paper, parties.recipient().court());
        paper.say(Style.SUBHEADING, "form.handed");
        signature(paper, parties.organisation().name());
    }

    /// A line to write on.
    private static void line(Paper paper) throws SAXException {
        paper.sheet()
                .object("block", List.of("space-before", "10pt", "space-after", "10pt", "border-bottom",
                        "0.5pt solid " + Style.SOFT, "line-height", "12pt"), () -> paper.sheet().text(" "));
    }

    private static void head(Paper paper, String form, boolean ownPage) throws SAXException {
        paper.sheet()
                .object("block", Style.SUBHEADING.with("break-before", ownPage ? "page" : "auto", "font-size",
                        "13pt"),
                        () -> paper.sheet().text(paper.say(form)));
        paper.say(Style.NOTE, form + ".basis");
    }

    private static void signature(Paper paper, String body) throws SAXException {
        paper.grid().pairs(() -> {
            for (String line : List.of("form.name", "form.office", "form.place", "form.signature")) {
                paper.grid()
                        .row(() -> paper.say(Style.CELL_HEAD, line), () -> paper.sheet()
                                .object("block", Style.CELL.with("line-height", "20pt"), () -> paper.sheet()
                                        .text(line.equals("form.office") ? body : "\u00A0")));
            }
        });
    }
}
