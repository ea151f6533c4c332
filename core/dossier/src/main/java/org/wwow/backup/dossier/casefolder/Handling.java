package org.wwow.backup.dossier.casefolder;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.wwow.backup.dossier.casefolder.Derivative.Making;
import org.wwow.backup.sealing.Digest;
import org.wwow.backup.sealing.ItemId;
import org.wwow.backup.sealing.JsonArray;
import org.wwow.backup.sealing.JsonObject;
import org.wwow.backup.sealing.JsonText;

/// How the case was kept: clocks, what stayed out, what was erased, what was worked out, where it lay.
///
/// @param clocks of every server that gave a received time
/// @param withheld what was said in confidence, by kind and number only
/// @param tombstones what is left of what was erased
/// @param analysis each step, so that another can repeat it
/// @param storage where the originals lay, one after the other
public record Handling(List<ServerClock> clocks, List<Withheld> withheld, List<Tombstone> tombstones,
        List<AnalysisStep> analysis, List<StoredAt> storage) {
    /// Copies the lists.
    public Handling {
        clocks = List.copyOf(clocks);
        withheld = List.copyOf(withheld);
        tombstones = List.copyOf(tombstones);
        analysis = List.copyOf(analysis);
        storage = List.copyOf(storage);
    }

    /// A clock that received times come from (check 15).
    ///
    /// @param server its name
    /// @param source what it is set by
    /// @param skew milliseconds it was found to be ahead; negative where behind
    /// @param measured when that was found
    public record ServerClock(String server, String source, long skew, Instant measured) {
        private static ServerClock read(SheetReader sheet) {
            return new ServerClock(sheet.line("server"), sheet.line("source"),
                    sheet.integer("skew", -86_400_000, 86_400_000), Codes.time(sheet, "measured"));
        }

        private JsonObject json() {
            return JsonObject.EMPTY.with("server", server)
                    .with("source", source)
                    .with("skew", skew)
                    .with("measured", measured);
        }
    }

    /// What was said in confidence and stays out: nothing tells which.
    ///
    /// @param number how many
    public record Withheld(Confidence.With kind, int number, String why) {
        private static Withheld read(SheetReader sheet) {
            return new Withheld(sheet.word("kind", Confidence.With.class),
                    (int) sheet.integer("number", 1, SheetReader.MANY), sheet.words("why"));
        }

        private JsonObject json() {
            return JsonObject.EMPTY.with("kind", Words.of(kind)).with("number", number).with("why", why);
        }
    }

    /// What is left of an erased thing (check 23).
    ///
    /// @param authority by whose right
    /// @param reason a code word
    public record Tombstone(ItemId item, Ending ending, Instant time, String authority, String reason) {
        /// How a thing ended.
        public enum Ending {
            /// Its author took it back.
            RETRACTED,
            /// Another stands in its place.
            SUPERSEDED,
            /// Its time was over.
            EXPIRED,
            /// It was destroyed.
            ERASED
        }

        private static Tombstone read(SheetReader sheet) {
            return new Tombstone(sheet.parsed("item", "is not an identifier of version 4.", ItemId::read),
                    sheet.word("ending", Ending.class), Codes.time(sheet, "time"), sheet.line("authority"),
                    Codes.reason(sheet, "reason"));
        }

        private JsonObject json() {
            return JsonObject.EMPTY.with("item", item)
                    .with("ending", Words.of(ending))
                    .with("time", time)
                    .with("authority", authority)
                    .with("reason", reason);
        }
    }

    /// A step of analysis that another can repeat (check 33).
    ///
    /// @param what was asked
    /// @param inputs digests of the files it was done on; each is in the dossier
    /// @param parameters of the tool
    /// @param making with what, by whom, when
    /// @param result what came out
    public record AnalysisStep(String what, List<Digest> inputs, String parameters, Making making, String result) {
        /// Copies the list.
        public AnalysisStep {
            inputs = List.copyOf(inputs);
        }

        private static AnalysisStep read(SheetReader sheet) {
            return new AnalysisStep(sheet.words("what"), sheet.identifiers("inputs", Codes::sha256),
                    sheet.words("parameters"), sheet.object("making", Making::read), sheet.words("result"));
        }

        private JsonObject json() {
            return JsonObject.EMPTY.with("what", what)
                    .with("inputs", JsonArray.of(inputs, digest -> new JsonText(digest.hex())))
                    .with("parameters", parameters)
                    .with("making", making.json())
                    .with("result", result);
        }
    }

    /// A place where the originals lay (check 22).
    ///
    /// @param place whose and of what kind; never an address
    /// @param until absent where they still lie there
    /// @param checks each time they were found unchanged, or not
    public record StoredAt(String place, Instant from, Optional<Instant> until, List<FixityCheck> checks) {
        /// Copies the list.
        public StoredAt {
            checks = List.copyOf(checks);
        }

        /// A look at whether the bytes are the same.
        public record FixityCheck(Instant time, boolean held) {
            private static FixityCheck read(SheetReader sheet) {
                return new FixityCheck(Codes.time(sheet, "time"), sheet.truth("held"));
            }

            private JsonObject json() {
                return JsonObject.EMPTY.with("time", time).with("held", held);
            }
        }

        private static StoredAt read(SheetReader sheet) {
            return new StoredAt(sheet.line("place"), Codes.time(sheet, "from"),
                    sheet.optional("until", name -> Codes.time(sheet, name)),
                    sheet.objects("checks", FixityCheck::read));
        }

        private JsonObject json() {
            return JsonObject.EMPTY.with("place", place)
                    .with("from", from)
                    .withOptional("until", until.map(time -> new JsonText(time.toString())).orElse(null))
                    .with("checks", JsonArray.of(checks, FixityCheck::json));
        }
    }

    static Handling read(SheetReader sheet) {
        return new Handling(sheet.objects("clocks", ServerClock::read), sheet.objects("withheld", Withheld::read),
                sheet.objects("tombstones", Tombstone::read), sheet.objects("analysis", AnalysisStep::read),
                sheet.objects("storage", StoredAt::read));
    }

    JsonObject in(JsonObject json) {
        return json.with("clocks", JsonArray.of(clocks, ServerClock::json))
                .with("withheld", JsonArray.of(withheld, Withheld::json))
                .with("tombstones", JsonArray.of(tombstones, Tombstone::json))
                .with("analysis", JsonArray.of(analysis, AnalysisStep::json))
                .with("storage", JsonArray.of(storage, StoredAt::json));
    }
}
