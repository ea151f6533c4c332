package org.wwow.backup.sealing.deposit;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

import org.wwow.backup.sealing.CaseId;
import org.wwow.backup.sealing.FormRefused;
import org.wwow.backup.sealing.Id;
import org.wwow.backup.sealing.InstanceId;
import org.wwow.backup.sealing.JsonArray;
import org.wwow.backup.sealing.JsonObject;
import org.wwow.backup.sealing.JsonText;
import org.wwow.backup.sealing.Members;
import org.wwow.backup.sealing.VerificationKey;

/// Asks to erase a case or an item of it, takes that back, or ends the wait (protocol sections 11 and 18).
///
/// @param author who asks: the case's author key, or a member's signing key
/// @param reason a code word, never prose
public record ErasureStatement(InstanceId instance, StatementId id, CaseId inCase, VerificationKey author,
        Subject subject, Act act, String reason) {
    /// The type and domain separator.
    public static final String TYPE = "backup/v1/erasure";

    /// What is to be erased.
    ///
    /// @param id   the case or the item
    /// @param along items that go with an item: of an exhibit its document, of a message what was attached
    public record Subject(boolean wholeCase, UUID id, List<UUID> along) {
        /// How many items may go along with one.
        public static final int MOST = 64;

        /// Checks that nothing stands twice, and nothing beside a case.
        public Subject {
            along = List.copyOf(along);
            if ((wholeCase && !along.isEmpty()) || along.contains(id) || Set.copyOf(along).size() < along.size()) {
                throw new FormRefused(FormRefused.Reason.OUT_OF_RANGE, "along");
            }
        }

        /// A case, or one item alone.
        public Subject(boolean wholeCase, UUID id) {
            this(wholeCase, id, List.of());
        }

        static Subject read(Members members) {
            return new Subject(members.oneOf("kind", Set.of("case", "item")).equals("case"),
                    members.parsed("id", 36, Id::parse),
                    members.optional("along", Subject::along).orElse(List.of()));
        }

        private static List<UUID> along(Members members) {
            List<UUID> along = members.sorted("along", MOST, Id::parse);
            if (along.isEmpty()) {
                throw new FormRefused(FormRefused.Reason.MISSING_MEMBER, "along");
            }
            return along;
        }

        /// Every identifier: what is erased, and what goes with it.
        public List<UUID> all() {
            return Stream.concat(Stream.of(id), along.stream()).toList();
        }

        /// Writes the subject.
        public JsonObject json() {
            JsonObject json = JsonObject.EMPTY.with("kind", wholeCase ? "case" : "item").with("id", id.toString());
            return along.isEmpty()
                    ? json
                    : json.with("along", JsonArray.of(along, one -> new JsonText(one.toString())));
        }
    }

    /// What is asked.
    public enum Act {
        /// Close at once, destroy after fourteen days.
        ASK,
        /// Take it back within the fourteen days.
        CANCEL,
        /// Destroy without waiting.
        NOW;

        private static final Set<String> WORDS = Set.of("ask", "cancel", "now");

        /// The word of the format.
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// Reads a statement.
    public static ErasureStatement read(Members members) {
        members.exactly("type", TYPE);
        return new ErasureStatement(members.id("instance", InstanceId::read), members.parsed("id", 36,
                StatementId::read), members.id("case", CaseId::read), members.key("author"),
                members.object("subject", Subject::read),
                Act.valueOf(members.oneOf("act", Act.WORDS).toUpperCase(Locale.ROOT)), Words.code(members, "reason"));
    }

    /// Writes the statement.
    public JsonObject json() {
        return JsonObject.EMPTY.with("type", TYPE)
                .with("instance", instance)
                .with("id", id.toString())
                .with("case", inCase)
                .with("author", author)
                .with("subject", subject.json())
                .with("act", act.word())
                .with("reason", reason);
    }
}
