package org.wwow.backup.dossier.casefolder;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.wwow.backup.sealing.CanonicalJson;
import org.wwow.backup.sealing.FormRefused;
import org.wwow.backup.sealing.ItemId;
import org.wwow.backup.sealing.JsonArray;
import org.wwow.backup.sealing.JsonObject;
import org.wwow.backup.sealing.JsonText;
import org.wwow.backup.sealing.JsonValue;

/// `case.json`: everything about a case that its files do not say themselves (docs/protocol/dossier.md, section 5).
///
/// @param codeName the case's, not a person's
/// @param reference the organisation's own
/// @param languages of the sources, BCP 47
/// @param made when this dossier is made; what is dated later is refused
/// @param parties who makes it, for whom
/// @param sources who gave exhibits, by code name
/// @param exhibits in the order of their numbers
/// @param gaps the numbers that are not there
/// @param derivatives in the order they were made
/// @param told what was said before, and what speaks against
/// @param handling what was left out, erased, worked out and where it lay
public record CaseSheet(String codeName, String reference, List<String> languages, Instant made, Parties parties,
        List<Source> sources, List<Exhibit> exhibits, List<Gap> gaps, List<Derivative> derivatives, Told told,
        Handling handling) {
    /// The name of the file.
    public static final String FILE = "case.json";
    private static final int VERSION = 1;

    /// Copies the lists.
    public CaseSheet {
        languages = List.copyOf(languages);
        sources = List.copyOf(sources);
        exhibits = List.copyOf(exhibits);
        gaps = List.copyOf(gaps);
        derivatives = List.copyOf(derivatives);
    }

    /// Who gave exhibits.
    ///
    /// @param codeName the same in the whole dossier
    /// @param role what the person is to the case
    public record Source(String codeName, Role role) {
        /// What a source is to the case.
        public enum Role {
            /// It happened to the person.
            SURVIVOR,
            /// The person saw or heard it.
            WITNESS,
            /// The person tells what others told.
            THIRD_PARTY,
            /// A professional.
            EXPERT,
            /// A body.
            ORGANISATION
        }

        private static Source read(SheetReader sheet) {
            return new Source(Codes.codeName(sheet, "code"), sheet.word("role", Role.class));
        }

        private JsonObject json() {
            return JsonObject.EMPTY.with("code", codeName).with("role", Words.of(role));
        }
    }

    /// A number of an exhibit that is not there (check 1).
    public record Gap(int number, String why) {
        private static Gap read(SheetReader sheet) {
            return new Gap((int) sheet.integer("number", 1, SheetReader.MANY), sheet.words("why"));
        }

        private JsonObject json() {
            return JsonObject.EMPTY.with("number", number).with("why", why);
        }
    }

    /// Reads the file: strict in its members, free in their order and spacing, as people write it.
    ///
    /// @throws CaseRefused naming the place and the rule
    public static CaseSheet read(byte[] file) {
        try {
            return of(CanonicalJson.read(file), FILE);
        } catch (FormRefused refused) {
            throw new CaseRefused(FILE, refused.getMessage() + ".");
        }
    }

    /// Reads the JSON form where it stands inside another file.
    ///
    /// @param file that file's name
    /// @throws CaseRefused naming the place and the rule
    public static CaseSheet of(JsonValue json, String file) {
        CaseSheet sheet = SheetReader.read(json, "", CaseSheet::read);
        List<CaseRefused.Problem> problems = new SheetRules(sheet).problems();
        if (!problems.isEmpty()) {
            throw new CaseRefused(problems.stream()
                    .map(one -> new CaseRefused.Problem(file + ", " + one.place(), one.sentence()))
                    .toList());
        }
        return sheet;
    }

    private static CaseSheet read(SheetReader sheet) {
        sheet.integer("v", VERSION, VERSION);
        return new CaseSheet(Codes.codeName(sheet, "case"), sheet.line("reference"), sheet.lines("languages"),
                Codes.time(sheet, "made"), Parties.read(sheet), sheet.objects("sources", Source::read),
                sheet.objects("exhibits", Exhibit::read), sheet.objects("gaps", Gap::read),
                sheet.objects("derivatives", Derivative::read), Told.read(sheet), Handling.read(sheet));
    }

    /// The exhibit of an item, if it is one.
    public Optional<Exhibit> exhibit(ItemId id) {
        return exhibits.stream().filter(exhibit -> exhibit.id().equals(id)).findFirst();
    }

    /// The exhibit a derivative goes back to, over any number of steps; the rules made sure that there is one.
    public Exhibit origin(Derivative derivative) {
        return Stream.iterate(derivative.parent(), this::parent)
                .limit(derivatives.size() + 1L)
                .flatMap(id -> exhibit(id).stream())
                .findFirst()
                .orElseThrow();
    }

    private ItemId parent(ItemId id) {
        return derivatives.stream()
                .filter(one -> one.id().equals(id))
                .map(Derivative::parent)
                .findFirst()
                .orElse(id);
    }

    /// Everything made from an exhibit, directly or not.
    public List<Derivative> derivativesOf(Exhibit exhibit) {
        return derivatives.stream().filter(one -> origin(one).id().equals(exhibit.id())).toList();
    }

    /// The JSON form.
    public JsonObject json() {
        JsonObject json = JsonObject.EMPTY.with("v", VERSION)
                .with("case", codeName)
                .with("reference", reference)
                .with("languages", JsonArray.of(languages, JsonText::new))
                .with("made", made)
                .with("sources", JsonArray.of(sources, Source::json))
                .with("exhibits", JsonArray.of(exhibits, Exhibit::json))
                .with("gaps", JsonArray.of(gaps, Gap::json))
                .with("derivatives", JsonArray.of(derivatives, Derivative::json));
        return handling.in(told.in(parties.in(json)));
    }

    /// The code name only.
    @Override
    public String toString() {
        return "CaseSheet[" + codeName + "]";
    }
}
