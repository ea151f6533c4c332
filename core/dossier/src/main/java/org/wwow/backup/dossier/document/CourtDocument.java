package org.wwow.backup.dossier.document;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.xml.sax.SAXException;

/// The judicial file as a document for people: PDF/A-3a, tagged, in one language, with the records attached for
/// programs (docs/protocol/dossier.md section 8; checks 7, 28 to 34 and 39).
///
/// The same file and language give the same bytes. Nothing is loaded from anywhere but this module.
public final class CourtDocument {
    private static final List<Section> SECTIONS = List.of(new Section("section.index", IndexPart::write),
            new Section("section.account", AccountPart::write),
            new Section("section.chronology", ChronologyPart::write),
            new Section("section.opinion", OpinionPart::write), new Section("section.custody", CustodyPart::write),
            new Section("section.handling", HandlingPart::write),
            new Section("section.fairness", FairnessPart::write),
            new Section("section.absence", AbsencePart::write), new Section("section.consent", ConsentPart::write),
            new Section("section.integrity", IntegrityPart::write), new Section("section.form", FormPart::write));
    private static final String LAST = "last-page";

    private CourtDocument() {}

    private record Section(String key, Writing writing) {}

    @FunctionalInterface
    private interface Writing {
        void on(Folio folio) throws SAXException;
    }

    /// The languages a document can be made in.
    public static List<Locale> languages() {
        return List.of(Locale.of("en"), Locale.of("fr"), Locale.of("ar"), Locale.of("uk"));
    }

    /// Writes the document.
    ///
    /// @throws IOException if it cannot be set in type or written
    /// @throws IllegalArgumentException if there are no words in that language
    public static void write(CourtFile file, Locale language, OutputStream out) throws IOException {
        if (!languages().contains(language)) {
            throw new IllegalArgumentException("The document has no words in that language.");
        }
        Wording words = new Wording(language);
        Archiving.write(typeset(file, words).pdf(), attachments(file, words), file.index().sheet().made(), out);
    }

    /// The kinds of what did not fit or could not be drawn.
    static Set<String> warnings(CourtFile file, Locale language) throws IOException {
        return typeset(file, new Wording(language)).warnings();
    }

    private static Typesetter.Typeset typeset(CourtFile file, Wording words) throws IOException {
        String title = words.plainly("cover.title") + " · " + Lettering.shown(file.index().sheet().reference());
        return Typesetter.set(title, file.index().sheet().made(), words.rightToLeft(),
                sheet -> root(Folio.of(sheet, words, file)));
    }

    private static void root(Folio folio) throws SAXException {
        var margins = new Layout.Margins(folio.say("head.reference", Layout.shortened(folio.matter().reference())),
                folio.say("margin." + folio.file().index().edition().name()),
                folio.say("margin.organisation", Layout.shortened(folio.matter().parties().organisation().name())),
                LAST);
        Layout.root(folio.sheet(), folio.words(), keys(), margins, () -> body(folio));
    }

    private static void body(Folio folio) throws SAXException {
        CoverPart.write(folio);
        CoverPart.contents(folio, keys());
        for (int at = 0; at < SECTIONS.size(); at++) {
            Section section = SECTIONS.get(at);
            String number = (at + 1) + ". ";
            folio.sheet()
                    .object("block", Style.HEADING.with("id", section.key),
                            () -> folio.sheet().text(number + folio.say(section.key)));
            section.writing.on(folio);
        }
        folio.sheet().object("block", List.of("id", LAST));
    }

    private static List<String> keys() {
        return SECTIONS.stream().map(Section::key).toList();
    }

    private static List<Attachment> attachments(CourtFile file, Wording words) {
        List<Attachment> all = new ArrayList<>();
        all.add(new Attachment("dossier.json", "application/json", Attachment.Relationship.SOURCE,
                words.plainly("attached.index"), file.index().bytes()));
        all.add(new Attachment("index.csv", "text/csv", Attachment.Relationship.DATA,
                words.plainly("attached.load"), file.loadFile()));
        for (CourtFile.Account account : file.accounts()) {
            all.add(new Attachment("account-" + account.exhibit() + ".txt", "text/plain",
                    Attachment.Relationship.SUPPLEMENT, words.plainly("attached.account", account.exhibit()),
                    account.words().getBytes(StandardCharsets.UTF_8)));
        }
        return all;
    }
}
