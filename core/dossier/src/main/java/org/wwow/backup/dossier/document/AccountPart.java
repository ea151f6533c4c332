package org.wwow.backup.dossier.document;

import java.util.List;

import org.xml.sax.SAXException;

/// What people told: their own words, and translations beside them paragraph by paragraph where they agree in number.
final class AccountPart {
    private AccountPart() {}

    static void write(Folio folio) throws SAXException {
        folio.say(Style.BODY, "account.lead");
        if (folio.file().accounts().isEmpty()) {
            folio.say(Style.BODY, "account.empty");
        }
        for (CourtFile.Account account : folio.file().accounts()) {
            one(folio, account);
        }
    }

    private static void one(Folio folio, CourtFile.Account account) throws SAXException {
        folio.say(Style.SUBHEADING, "account.head", account.exhibit(), folio.words().nameOf(account.language()));
        if (account.alone()) {
            folio.remark("alone.account");
        }
        for (String correction : CorrectionMarks.at(folio, account.exhibit())) {
            folio.grid().remark(correction);
        }
        if (!drawn(account)) {
            folio.remark("account.undrawn");
        }
        if (account.translations().isEmpty()) {
            folio.say(Style.NOTE, "account.untranslated");
            folio.sheet().quotation(Style.WORDS, account.words(), account.language());
        }
        for (CourtFile.Translated translated : account.translations()) {
            folio.say(Style.NOTE, "account.translated", folio.words().nameOf(translated.language()),
                    translated.translator(), translated.qualification(), Facts.time(translated.made()),
                    folio.words().nameOf(account.language()));
            beside(folio, account, translated);
        }
    }

    private static void beside(Folio folio, CourtFile.Account account, CourtFile.Translated translated)
            throws SAXException {
        List<String> original = paragraphs(account.words());
        List<String> other = paragraphs(translated.words());
        boolean agree = original.size() == other.size();
        folio.grid()
                .table(List.of(50, 50), List.of(
                        folio.say("account.original", folio.words().nameOf(account.language())),
                        folio.say("account.translation", folio.words().nameOf(translated.language()))), () -> {
                            for (int at = 0; at < (agree ? original.size() : 1); at++) {
                                String left = agree ? original.get(at) : account.words();
                                String right = agree ? other.get(at) : translated.words();
                                folio.grid()
                                        .row(
                                                () -> folio.sheet().quotation(Style.WORDS, left, account.language()),
                                                () -> folio.sheet()
                                                        .quotation(Style.WORDS, right, translated.language()));
                            }
                        });
    }

    private static List<String> paragraphs(String words) {
        return words.lines().filter(line -> !line.isBlank()).toList();
    }

    private static boolean drawn(CourtFile.Account account) {
        return Lettering.whole(account.words())
                && account.translations().stream().allMatch(one -> Lettering.whole(one.words()));
    }
}
