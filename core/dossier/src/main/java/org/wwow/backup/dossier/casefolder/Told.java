package org.wwow.backup.dossier.casefolder;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.wwow.backup.sealing.DepositId;
import org.wwow.backup.sealing.ItemId;
import org.wwow.backup.sealing.JsonArray;
import org.wwow.backup.sealing.JsonInteger;
import org.wwow.backup.sealing.JsonObject;
import org.wwow.backup.sealing.JsonText;

/// What people agreed to, what happened when, what was told before and what speaks against.
///
/// @param consents each answer under which something is used
/// @param chronology in the order of its dates
/// @param priorAccounts what the same sources told before
/// @param exculpatory the search for what speaks against, and its finds
public record Told(List<Agreed> consents, List<Occurrence> chronology, PriorAccounts priorAccounts,
        ExculpatorySearch exculpatory) {
    /// Copies the lists.
    public Told {
        consents = List.copyOf(consents);
        chronology = List.copyOf(chronology);
    }

    /// A consent, as a court needs to read it (check 26).
    ///
    /// @param items what it is about
    /// @param uses what for, in plain words
    /// @param courts where it may be used
    /// @param withdrawal what a withdrawal does and does not undo
    /// @param language in which it was explained
    /// @param informed how it was explained and by whom (code name)
    /// @param deposit the deposit that carries the signed answer
    public record Agreed(List<ItemId> items, List<String> uses, List<String> courts, String withdrawal,
            Instant given, String language, String informed, DepositId deposit) {
        /// Copies the lists.
        public Agreed {
            items = List.copyOf(items);
            uses = List.copyOf(uses);
            courts = List.copyOf(courts);
        }

        private static Agreed read(SheetReader sheet) {
            List<ItemId> items = sheet.identifiers("items", ItemId::read);
            return new Agreed(items, sheet.lines("uses"), sheet.lines("courts"), sheet.words("withdrawal"),
                    Codes.time(sheet, "given"), Codes.language(sheet), sheet.words("informed"),
                    sheet.parsed("deposit", "is not an identifier of version 4.", DepositId::read));
        }

        private JsonObject json() {
            return JsonObject.EMPTY.with("items", JsonArray.of(items, id -> new JsonText(id.text())))
                    .with("uses", JsonArray.ofTexts(uses))
                    .with("courts", JsonArray.ofTexts(courts))
                    .with("withdrawal", withdrawal)
                    .with("given", given)
                    .with("language", language)
                    .with("informed", informed)
                    .with("deposit", deposit);
        }
    }

    /// Something that happened, with what says so.
    ///
    /// @param words neutral ones
    /// @param exhibits the numbers of what says so
    public record Occurrence(Dated date, Optional<Placed> place, String words, List<Integer> exhibits) {
        /// Copies the list.
        public Occurrence {
            exhibits = List.copyOf(exhibits);
        }

        private static Occurrence read(SheetReader sheet) {
            return new Occurrence(sheet.object("date", Dated::read),
                    sheet.optional("place", name -> sheet.object(name, Placed::read)), sheet.words("words"),
                    sheet.numbers("exhibits"));
        }

        private JsonObject json() {
            return JsonObject.EMPTY.with("date", date.json())
                    .withOptional("place", place.map(Placed::json).orElse(null))
                    .with("words", words)
                    .with("exhibits", JsonArray.of(exhibits, number -> new JsonInteger(number)));
        }
    }

    /// What the same sources told before (check 28): a list, or the word that none is known.
    ///
    /// @param asked when they were last asked
    /// @param list each account; empty means that none is known
    public record PriorAccounts(Instant asked, List<PriorAccount> list) {
        /// Copies the list.
        public PriorAccounts {
            list = List.copyOf(list);
        }

        /// An account given before.
        ///
        /// @param source the code name
        /// @param to the body it was given to
        /// @param verbatim whether it was written down in the person's own words
        /// @param exhibit its number, where it is in the dossier
        public record PriorAccount(String source, String to, Dated date, boolean verbatim,
                Optional<Integer> exhibit) {
            private static PriorAccount read(SheetReader sheet) {
                return new PriorAccount(Codes.codeName(sheet, "source"), sheet.line("to"),
                        sheet.object("date", Dated::read), sheet.truth("verbatim"),
                        sheet.optional("exhibit", name -> (int) sheet.integer(name, 1, SheetReader.MANY)));
            }

            private JsonObject json() {
                return JsonObject.EMPTY.with("source", source)
                        .with("to", to)
                        .with("date", date.json())
                        .with("verbatim", verbatim)
                        .withOptional("exhibit", exhibit.map(JsonInteger::new).orElse(null));
            }
        }

        private static PriorAccounts read(SheetReader sheet) {
            return new PriorAccounts(Codes.time(sheet, "asked"), sheet.objects("list", PriorAccount::read));
        }

        private JsonObject json() {
            return JsonObject.EMPTY.with("asked", asked).with("list", JsonArray.of(list, PriorAccount::json));
        }
    }

    /// The search for what speaks against (check 29, Rome Statute article 54(1)(a)).
    ///
    /// @param by the code name of who searched
    /// @param made when
    /// @param method where and how was searched
    /// @param found each find; empty means that the search found nothing
    public record ExculpatorySearch(String by, Instant made, String method, List<Find> found) {
        /// Copies the list.
        public ExculpatorySearch {
            found = List.copyOf(found);
        }

        /// Something that contradicts or exonerates.
        public record Find(int exhibit, String words) {
            private static Find read(SheetReader sheet) {
                return new Find((int) sheet.integer("exhibit", 1, SheetReader.MANY), sheet.words("words"));
            }

            private JsonObject json() {
                return JsonObject.EMPTY.with("exhibit", exhibit).with("words", words);
            }
        }

        private static ExculpatorySearch read(SheetReader sheet) {
            return new ExculpatorySearch(Codes.codeName(sheet, "by"), Codes.time(sheet, "made"),
                    sheet.words("method"), sheet.objects("found", Find::read));
        }

        private JsonObject json() {
            return JsonObject.EMPTY.with("by", by)
                    .with("made", made)
                    .with("method", method)
                    .with("found", JsonArray.of(found, Find::json));
        }
    }

    static Told read(SheetReader sheet) {
        return new Told(sheet.objects("consents", Agreed::read), sheet.objects("chronology", Occurrence::read),
                sheet.object("priorAccounts", PriorAccounts::read),
                sheet.object("exculpatorySearch", ExculpatorySearch::read));
    }

    JsonObject in(JsonObject json) {
        return json.with("consents", JsonArray.of(consents, Agreed::json))
                .with("chronology", JsonArray.of(chronology, Occurrence::json))
                .with("priorAccounts", priorAccounts.json())
                .with("exculpatorySearch", exculpatory.json());
    }
}
