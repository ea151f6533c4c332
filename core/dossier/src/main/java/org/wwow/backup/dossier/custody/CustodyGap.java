package org.wwow.backup.dossier.custody;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.wwow.backup.sealing.JsonObject;
import org.wwow.backup.sealing.Members;

/// A place where the custody does not hang together (section 7): shown, never closed by us.
///
/// @param kind what is wrong
/// @param seq the line at which it shows, from 1; for a stretch without a fixity check the line it begins at
public record CustodyGap(Kind kind, long seq) {
    /// What is wrong at a place of the custody.
    public enum Kind {
        /// A number is left out or stands twice.
        NUMBER(true),
        /// `prior` is not the digest of the line before.
        LINK(true),
        /// The time is before that of the line before.
        TIME(true),
        /// The ledger knows an event of the case between this line and the one before.
        LEDGER(true),
        /// More than a month without a fixity check.
        FIXITY(false);

        private static final Set<String> WORDS = Stream.of(values()).map(Kind::word).collect(Collectors.toSet());

        private final boolean breaks;

        Kind(boolean breaks) {
            this.breaks = breaks;
        }

        /// Whether check 18 fails for it.
        public boolean breaks() {
            return breaks;
        }

        private String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// Reads the JSON form.
    public static CustodyGap read(Members members) {
        return new CustodyGap(Kind.valueOf(members.oneOf("kind", Kind.WORDS).toUpperCase(Locale.ROOT)),
                members.integer("seq", 1, 1L << 40));
    }

    /// The JSON form.
    public JsonObject json() {
        return JsonObject.EMPTY.with("kind", kind.word()).with("seq", seq);
    }
}
