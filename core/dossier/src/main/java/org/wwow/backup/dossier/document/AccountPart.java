package org.wwow.backup.dossier.document;

import java.util.List;

import org.xml.sax.SAXException;

/// What people told: their own words, and translations beside them paragraph by paragraph where they agree in number.
final class AccountPart {
    private AccountPart() {}

    static void write(Paper paper) throws SAXException {
        paper.say(Style.BODY, "account.lead");
        if (paper.file().accounts().isEmpty()) {
            paper.say(Style.BODY, "account.empty");
        }
        for (CourtFile.Account account : paper.file().accounts()) {
            one(paper, account);
        }
    }

    private static void one(Paper paper, CourtFile.Account account) throws SAXException {
        paper.say(Style.SUBHEADING, "account.head", account.exhibit(), paper.words().nameOf(account.language()));
        if (!drawn(account)) {
            paper.remark("account.undrawn");
        }
        if (account.translations().isEmpty()) {
            paper.say(Style.NOTE, "account.untranslated");
            paper.sheet().quotation(Style.WORDS, account.words(), account.language());
        }
        for (CourtFile.Translated translated : account.translations()) {
            paper.say(Style.NOTE, "account.translated", paper.words().nameOf(translated.language()),
                    translated.translator(), translated.qualification(), Facts.time(translated.made()),
                    paper.words().nameOf(account.language()));
            beside(paper, account, translated);
        }
    }

    private static void beside(Paper paper, CourtFile.Account account, CourtFile.Translated translated)
            throws SAXException {
        List<String> original = paragraphs(account.words());
        List<String> other = paragraphs(translated.words());
        boolean agree = original.size() == other.size();
        paper.grid()
                .table(List.of(50, 50), List.of(
                        paper.say("account.original", paper.words().nameOf(account.language())),
                        paper.say("account.translation", paper.words().nameOf(translated.language()))), () -> {
                            for (int at = 0; at < (agree ? original.size() : 1); at++) {
                                String left = agree ? original.get(at) : account.words();
                                String right = agree ? other.get(at) : translated.words();
                                paper.grid()
                                        .row(
                                                () -> paper.sheet().quotation(Style.WORDS, left, account.language()),
                                                () -> paper.sheet()
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
