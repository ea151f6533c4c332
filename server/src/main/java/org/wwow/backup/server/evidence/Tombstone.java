package org.wwow.backup.server.evidence;

import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import org.wwow.backup.sealing.CanonicalJson;
import org.wwow.backup.sealing.CaseId;
import org.wwow.backup.sealing.FormRefused;
import org.wwow.backup.sealing.ItemId;
import org.wwow.backup.sealing.JsonObject;
import org.wwow.backup.sealing.Members;

/// What is left of something erased: which, when, by whose right, and a code word why (protocol section 11).
///
/// @param subject the identifier of the case or item
public record Tombstone(UUID subject, boolean wholeCase, Instant erased, Authority authority, String reason) {
    private static final String TYPE = "backup/v1/tombstone";
    private static final int LONGEST_REASON = 256;

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

    /// Reads the object in a blob store.
    ///
    /// @throws FormRefused if it is none
    public static Tombstone read(byte[] object) {
        return Members.read(CanonicalJson.readCanonicalObject(object), Tombstone::read);
    }

    private static Tombstone read(Members members) {
        members.exactly("type", TYPE);
        boolean wholeCase = members.oneOf("kind", Set.of("case", "item")).equals("case");
        UUID subject = wholeCase
                ? members.id("subject", CaseId::read).uuid()
                : members.id("subject", ItemId::read).uuid();
        Set<String> words = Arrays.stream(Authority.values()).map(Authority::word).collect(Collectors.toSet());
        return new Tombstone(subject, wholeCase, members.time("time"), Authority.of(members.oneOf("authority", words)),
                members.text("reason", LONGEST_REASON));
    }

    /// `case` or `item`.
    public String kind() {
        return wholeCase ? "case" : "item";
    }

    /// The object in the blob store.
    byte[] canonical() {
        return CanonicalJson.write(JsonObject.EMPTY.with("type", TYPE)
                .with("kind", kind())
                .with("subject", subject.toString())
                .with("time", erased)
                .with("authority", authority.word())
                .with("reason", reason));
    }
}
