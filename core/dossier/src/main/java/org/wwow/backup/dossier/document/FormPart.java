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

    static void write(Folio folio) throws SAXException {
        folio.remark("form.mark");
        certification(folio, "form.system", SYSTEM, false);
        certification(folio, "form.copy", COPY, true);
        handing(folio);
    }

    /// A certification in the manner of FRE 902(13) or 902(14).
    private static void certification(Folio folio, String form, int sentences, boolean ownPage) throws SAXException {
        head(folio, form, ownPage);
        Parties parties = folio.matter().parties();
        for (int sentence = 1; sentence <= sentences; sentence++) {
            String text = folio.say(form + "." + sentence, folio.matter().reference(),
                    parties.organisation().name(), folio.matter().exhibits().size(), parties.recipient().court(),
                    Facts.time(folio.matter().made()));
            folio.write(Style.BODY, text);
            if (text.endsWith(":")) {
                line(folio);
            }
        }
        folio.say(Style.BODY, "form.truth");
        signature(folio, parties.organisation().name());
    }

    /// The cover form of a civil society organisation that hands material to a court.
    private static void handing(Folio folio) throws SAXException {
        head(folio, "form.handing", true);
        Parties parties = folio.matter().parties();
        List<String> values = List.of(parties.organisation().name() + " (" + parties.organisation().country() + ")",
                parties.lawyer().name() + ", " + parties.lawyer().qualification(), parties.recipient().court(),
                folio.matter().reference() + " · " + folio.matter().codeName(), Facts.time(folio.matter().made()),
                Integer.toString(folio.matter().exhibits().size()),
                folio.facts().languages(folio.matter().languages()),
                folio.say("form.handing.consents", folio.matter().told().consents().size()),
                folio.matter().told().priorAccounts().list().isEmpty()
                        ? folio.say("form.handing.first")
                        : folio.say("form.handing.before", folio.matter().told().priorAccounts().list().size()),
                folio.say("form.handing.withheld", folio.matter().handling().withheld().size(),
                        folio.matter().handling().tombstones().size()));
        folio.grid().pairs(() -> {
            for (int at = 0; at < COVER; at++) {
                folio.grid().pair(folio.say("form.handing." + (at + 1)), values.get(at));
            }
        });
        folio.say(Style.BODY, "form.handing.limits");
        folio.say(Style.SUBHEADING, "form.received");
        folio.say(Style.BODY, "form.received.words");
        line(folio);
        signature(folio, parties.recipient().court());
        folio.say(Style.SUBHEADING, "form.handed");
        signature(folio, parties.organisation().name());
    }

    /// A line to write on.
    private static void line(Folio folio) throws SAXException {
        folio.sheet()
                .object("block", List.of("space-before", "10pt", "space-after", "10pt", "border-bottom",
                        "0.5pt solid " + Style.SOFT, "line-height", "12pt"), () -> folio.sheet().text(" "));
    }

    private static void head(Folio folio, String form, boolean ownPage) throws SAXException {
        folio.sheet()
                .object("block", Style.SUBHEADING.with("break-before", ownPage ? "page" : "auto", "font-size",
                        "13pt"),
                        () -> folio.sheet().text(folio.say(form)));
        folio.say(Style.NOTE, form + ".basis");
    }

    private static void signature(Folio folio, String body) throws SAXException {
        folio.grid().pairs(() -> {
            for (String line : List.of("form.name", "form.office", "form.place", "form.signature")) {
                folio.grid()
                        .row(() -> folio.say(Style.CELL_HEAD, line), () -> folio.sheet()
                                .object("block", Style.CELL.with("line-height", "20pt"), () -> folio.sheet()
                                        .text(line.equals("form.office") ? body : "\u00A0")));
            }
        });
    }
}
