package org.wwow.backup.sealing.deposit;

import java.util.Locale;
import java.util.Set;
import java.util.UUID;

import org.wwow.backup.sealing.Id;
import org.wwow.backup.sealing.JsonObject;
import org.wwow.backup.sealing.Members;

/// Who may read by a grant: `{kind, id}`. For the reporter the id is that of the case (protocol section 18).
public record Reader(Kind kind, UUID id) {
    /// What a reader can be.
    public enum Kind {
        /// One member.
        MEMBER,
        /// A group that reads together.
        CIRCLE,
        /// She whose case it is.
        REPORTER,
        /// A process with a key of its own, such as the registrar.
        SERVICE;

        private static final Set<String> WORDS = Set.of("member", "circle", "reporter", "service");

        /// The word of the format.
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /// The kind of a word.
        public static Kind of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }

    /// Reads `{kind, id}`.
    public static Reader read(Members members) {
        return new Reader(Kind.of(members.oneOf("kind", Kind.WORDS)), members.parsed("id", 36, Id::parse));
    }

    /// Writes `{kind, id}`.
    public JsonObject json() {
        return JsonObject.EMPTY.with("kind", kind.word()).with("id", id.toString());
    }
}
