package org.wwow.backup.dossier.casefolder;

import java.util.Optional;

import org.wwow.backup.sealing.Base64Url;
import org.wwow.backup.sealing.DepositId;
import org.wwow.backup.sealing.Digest;
import org.wwow.backup.sealing.ItemId;
import org.wwow.backup.sealing.JsonInteger;
import org.wwow.backup.sealing.JsonObject;
import org.wwow.backup.sealing.JsonText;
import org.wwow.backup.sealing.Secret;

/// An item offered as evidence, as it was deposited (checks 1, 2, 7, 27, 32).
///
/// @param number from 1, stable for ever; a number that is not there stands among the gaps
/// @param id the item's identifier in its deposit
/// @param deposit the deposit it came with
/// @param file its name under `originals/`
/// @param original what the deposited bytes are
/// @param opener opens the deposit's `bind` of this item, so that anyone can check the bytes against what was signed
/// @param title a neutral one
/// @param kind what it is
/// @param format its media type, such as `image/jpeg`
/// @param language of what is said or written in it, BCP 47; `zxx` where nothing is
/// @param source the code name of who gave it
/// @param date when it was made, as far as known; absent where nothing is
/// @param place where it was made
/// @param extent its pages or its duration
/// @param confidentiality who may see it, and until when
/// @param disclosure how it stands in a protected dossier
/// @param confidence to whom it was said in confidence; absent for everything else
public record Exhibit(int number, ItemId id, DepositId deposit, String file, Original original, Secret opener,
        String title, Kind kind, String format, String language, String source, Optional<Dated> date,
        Optional<Placed> place, Optional<Extent> extent, Confidentiality confidentiality, Disclosure disclosure,
        Optional<Confidence> confidence) {

    /// What an exhibit is.
    public enum Kind {
        /// What a person told, in the person's words.
        ACCOUNT,
        /// A picture.
        PHOTOGRAPH,
        /// A moving picture.
        VIDEO,
        /// A sound.
        AUDIO,
        /// A paper or its scan.
        DOCUMENT,
        /// A message of a conversation.
        MESSAGE,
        /// A page of the web as it was captured.
        CAPTURE,
        /// What a clinician found.
        CLINICAL,
        /// Anything else.
        OTHER
    }

    /// How an exhibit stands in a protected dossier.
    public enum Disclosure {
        /// Its original lies open: it names and shows nobody.
        OPEN,
        /// A redaction stands in its place.
        REDACTED,
        /// It lies in the annex alone.
        SEALED
    }

    /// The bytes as they were deposited.
    ///
    /// @param length in bytes
    public record Original(long length, Digest sha256, LongDigest sha512) {}

    /// Pages of what is read, or duration of what is played.
    ///
    /// @param unit `pages`, `milliseconds`
    public record Extent(Unit unit, long count) {
        /// What is counted.
        public enum Unit {
            /// Pages.
            PAGES,
            /// A duration.
            MILLISECONDS
        }

        private static Extent read(SheetReader sheet) {
            return new Extent(sheet.word("unit", Unit.class), sheet.integer("count", 1, 1L << 40));
        }

        private JsonObject json() {
            return JsonObject.EMPTY.with("unit", Words.of(unit)).with("count", count);
        }
    }

    /// Who may see an exhibit (check 27).
    ///
    /// @param level how closely it is kept
    /// @param lifting on what condition it is kept less closely
    public record Confidentiality(Level level, String lifting) {
        /// How closely an exhibit is kept.
        public enum Level {
            /// Anyone.
            PUBLIC,
            /// The parties and the court.
            CONFIDENTIAL,
            /// The court alone.
            SEALED
        }

        private static Confidentiality read(SheetReader sheet) {
            return new Confidentiality(sheet.word("level", Level.class), sheet.words("lifting"));
        }

        private JsonObject json() {
            return JsonObject.EMPTY.with("level", Words.of(level)).with("lifting", lifting);
        }
    }

    static Exhibit read(SheetReader sheet) {
        return new Exhibit((int) sheet.integer("number", 1, SheetReader.MANY),
                sheet.parsed("id", "is not an identifier of version 4.", ItemId::read),
                sheet.parsed("deposit", "is not an identifier of version 4.", DepositId::read), FileName.read(sheet),
                original(sheet),
                sheet.parsed("opener", "is not 32 bytes in base64url.", text -> Secret.of(Base64Url.decode(text))),
                sheet.line("title"), sheet.word("kind", Kind.class), Codes.format(sheet), Codes.language(sheet),
                Codes.codeName(sheet, "source"), sheet.optional("date", name -> sheet.object(name, Dated::read)),
                sheet.optional("place", name -> sheet.object(name, Placed::read)),
                sheet.optional("extent", name -> sheet.object(name, Extent::read)),
                sheet.object("confidentiality", Confidentiality::read), sheet.word("disclosure", Disclosure.class),
                sheet.optional("confidence", name -> sheet.object(name, Confidence::read)));
    }

    private static Original original(SheetReader sheet) {
        return new Original(sheet.integer("length", 0, 1L << 44), Codes.sha256(sheet, "sha256"),
                sheet.parsed("sha512", "is not a SHA-512 in 128 small hexadecimal digits.", LongDigest::ofHex));
    }

    /// The file's ending in the bag, from its name; `bin` where it has none that is plain.
    public String ending() {
        return FileName.ending(file);
    }

    /// The JSON form.
    public JsonObject json() {
        return JsonObject.EMPTY.with("number", new JsonInteger(number))
                .with("id", id)
                .with("deposit", deposit)
                .with("file", file)
                .with("length", original.length)
                .with("sha256", original.sha256.hex())
                .with("sha512", original.sha512.hex())
                .with("opener", opener.revealBytes())
                .with("title", title)
                .with("kind", Words.of(kind))
                .with("format", format)
                .with("language", language)
                .with("source", source)
                .withOptional("date", date.map(Dated::json).orElse(null))
                .withOptional("place", place.map(Placed::json).orElse(null))
                .withOptional("extent", extent.map(Extent::json).orElse(null))
                .withOptional("confidence", confidence.map(Confidence::json).orElse(null))
                .with("confidentiality", confidentiality.json())
                .with("disclosure", new JsonText(Words.of(disclosure)));
    }

    /// Number only: the rest links to a person.
    @Override
    public String toString() {
        return "Exhibit[" + number + "]";
    }
}
