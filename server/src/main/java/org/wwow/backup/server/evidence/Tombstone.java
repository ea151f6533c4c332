package org.wwow.backup.server.evidence;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

import org.wwow.backup.sealing.CanonicalJson;
import org.wwow.backup.sealing.JsonObject;

/// What is left of something erased: which, when, by whose right, and a code word why (protocol section 11).
///
/// @param subject the identifier of the case or item
public record Tombstone(UUID subject, boolean wholeCase, Instant erased, Authority authority, String reason) {
    /// By whose right.
    public enum Authority {
        /// She whose it was.
        REPORTER,
        /// A focal point of her circle, on her word.
        FOCAL_POINT,
        /// Two members.
        MEMBERS,
        /// A restored archive that still held what was erased.
        RESTORE;

        /// The word that is stored.
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /// The authority of a word.
        public static Authority of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
        }
    }

    /// `case` or `item`.
    public String kind() {
        return wholeCase ? "case" : "item";
    }

    /// The object in the blob store.
    byte[] canonical() {
        return CanonicalJson.write(JsonObject.EMPTY.with("type", "backup/v1/tombstone")
                .with("kind", kind())
                .with("subject", subject.toString())
                .with("time", erased)
                .with("authority", authority.word())
                .with("reason", reason));
    }
}
