package org.wwow.backup.server.casework;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

import org.wwow.backup.sealing.CaseId;
import org.wwow.backup.sealing.deposit.RelinkStatement.Surety;

/// A case that two members gave back to its person's new code, for reading only (protocol section 25).
///
/// @param inCase the case of the lost code
/// @param to the case under the new code, whose mailbox reads
/// @param opens from when on it is read
public record Relink(UUID id, CaseId inCase, CaseId to, Surety how, Instant given, Instant opens,
        Optional<End> end) {
    /// When it was taken back, and by whom.
    public record End(Instant at, By by) {}

    /// Who can take it back.
    public enum By {
        /// Whoever still has the code that was said to be lost: it is never given again.
        REPORTER,
        /// A member who holds the case.
        MEMBER,
        /// Whoever has the code that it was given to.
        NEW_CODE;

        /// The word of the format.
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /// Who a word of the format names.
        public static By of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
        }
    }

    /// Whether nobody took it back.
    public boolean stands() {
        return end.isEmpty();
    }

    /// Whether the new code reads by it now.
    public boolean isOpen(Instant now) {
        return stands() && !opens.isAfter(now);
    }
}
