package org.wwow.backup.dossier.casefolder;

import java.time.Instant;
import java.util.Optional;

import org.wwow.backup.sealing.Digest;
import org.wwow.backup.sealing.ItemId;
import org.wwow.backup.sealing.JsonObject;
import org.wwow.backup.sealing.JsonText;

/// A file made from an exhibit or from another derivative; it never takes the original's place (checks 3, 4, 21, 30).
///
/// @param id its own identifier, never that of its parent
/// @param parent the item, or derivative, it was made from
/// @param file its name under `derivatives/`
/// @param sha256 of its bytes
/// @param kind what was made
/// @param format its media type
/// @param making with what, by whom, when
/// @param language of what is said or written in it; absent where nothing is
/// @param translation by whom and from what; for a translation only
/// @param span which part; for an excerpt only
public record Derivative(ItemId id, ItemId parent, String file, Digest sha256, Kind kind, String format, Making making,
        Optional<String> language, Optional<Translation> translation, Optional<Span> span) {

    /// What was made.
    public enum Kind {
        /// The same, in a form that can be shown or printed.
        RENDERING,
        /// The same without what would name or show somebody.
        REDACTION,
        /// What is said, written down.
        TRANSCRIPT,
        /// The same in another language.
        TRANSLATION,
        /// A part of it, beside the whole.
        EXCERPT,
        /// What somebody worked on, so that the evidentiary copy stayed closed.
        WORKING_COPY
    }

    /// How a derivative was made.
    ///
    /// @param tool its name
    /// @param version the tool's
    /// @param operator the code name of who made it
    /// @param time when it was made
    public record Making(String tool, String version, String operator, Instant time) {
        static Making read(SheetReader sheet) {
            return new Making(sheet.line("tool"), sheet.line("version"), Codes.codeName(sheet, "operator"),
                    Codes.time(sheet, "time"));
        }

        JsonObject json() {
            return JsonObject.EMPTY.with("tool", tool)
                    .with("version", version)
                    .with("operator", operator)
                    .with("time", time);
        }
    }

    /// By whom something was translated.
    ///
    /// @param translator the code name
    /// @param qualification what makes the translator one
    /// @param from the language of the source
    public record Translation(String translator, String qualification, String from) {
        private static Translation read(SheetReader sheet) {
            return new Translation(Codes.codeName(sheet, "translator"), sheet.line("qualification"),
                    Codes.language(sheet));
        }

        private JsonObject json() {
            return JsonObject.EMPTY.with("translator", translator)
                    .with("qualification", qualification)
                    .with("language", from);
        }
    }

    /// A part of something that is played, in milliseconds from its beginning.
    public record Span(long start, long end) {
        private static Span read(SheetReader sheet) {
            Span span = new Span(sheet.integer("start", 0, 1L << 40), sheet.integer("end", 1, 1L << 40));
            if (span.end <= span.start) {
                throw sheet.refuse("end", "does not lie after the start.");
            }
            return span;
        }

        private JsonObject json() {
            return JsonObject.EMPTY.with("start", start).with("end", end);
        }
    }

    static Derivative read(SheetReader sheet) {
        Derivative derivative = new Derivative(
                sheet.parsed("id", "is not an identifier of version 4.", ItemId::read),
                sheet.parsed("parent", "is not an identifier of version 4.", ItemId::read), FileName.read(sheet),
                Codes.sha256(sheet, "sha256"), sheet.word("kind", Kind.class), Codes.format(sheet),
                sheet.object("making", Making::read), sheet.optional("language", _ -> Codes.language(sheet)),
                sheet.optional("translation", name -> sheet.object(name, Translation::read)),
                sheet.optional("span", name -> sheet.object(name, Span::read)));
        derivative.requireWhole(sheet);
        return derivative;
    }

    private void requireWhole(SheetReader sheet) {
        if ((kind == Kind.TRANSLATION) != translation.isPresent()) {
            throw sheet.refuse("translation", "stands with a translation, and with nothing else.");
        }
        if ((kind == Kind.EXCERPT) != span.isPresent()) {
            throw sheet.refuse("span", "stands with an excerpt, and with nothing else.");
        }
        if ((kind == Kind.TRANSLATION || kind == Kind.TRANSCRIPT) && language.isEmpty()) {
            throw sheet.refuse("language", "is missing.");
        }
    }

    /// The file's ending in the bag.
    public String ending() {
        return FileName.ending(file);
    }

    /// The JSON form.
    public JsonObject json() {
        return JsonObject.EMPTY.with("id", id)
                .with("parent", parent)
                .with("file", file)
                .with("sha256", sha256.hex())
                .with("kind", Words.of(kind))
                .with("format", format)
                .with("making", making.json())
                .withOptional("language", language.map(JsonText::new).orElse(null))
                .withOptional("translation", translation.map(Translation::json).orElse(null))
                .withOptional("span", span.map(Span::json).orElse(null));
    }
}
