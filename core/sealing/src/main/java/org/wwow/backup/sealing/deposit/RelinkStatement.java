package org.wwow.backup.sealing.deposit;

import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.wwow.backup.sealing.CaseId;
import org.wwow.backup.sealing.FormRefused;
import org.wwow.backup.sealing.InstanceId;
import org.wwow.backup.sealing.JsonObject;
import org.wwow.backup.sealing.Members;

/// Two members give the reading of a case, whose code is lost, to the person's new code (protocol section 25).
///
/// @param inCase the case of the lost code
/// @param to her new case, under her new code
/// @param how she was known; a name and a date are no such way, and have no word here
/// @param grants to the reporter of `to`, of epochs of `inCase`
public record RelinkStatement(InstanceId instance, StatementId id, CaseId inCase, CaseId to, Surety how,
        String reason, List<DepositedGrant> grants) implements GivingStatement {
    /// The type and domain separator.
    public static final String TYPE = "backup/v1/relink";

    /// How the two members know that it is she.
    public enum Surety {
        /// Somebody who knows her met her.
        IN_PERSON,
        /// She answered the question that she herself had set.
        QUESTION;

        private static final Set<String> WORDS = Set.of("in-person", "question");

        /// The word of the format.
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /// The surety of a word.
        ///
        /// @throws FormRefused for any other
        public static Surety of(String word) {
            if (!WORDS.contains(word)) {
                throw new FormRefused(FormRefused.Reason.OUT_OF_RANGE, "how");
            }
            return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
        }
    }

    /// Copies the list.
    public RelinkStatement {
        grants = List.copyOf(grants);
        Words.distinct(grants.stream().map(DepositedGrant::id).toList(), "grants");
        Words.distinct(grants.stream().map(DepositedGrant::in).toList(), "grants");
    }

    /// Reads a statement.
    public static RelinkStatement read(Members members) {
        members.exactly("type", TYPE);
        return new RelinkStatement(members.id("instance", InstanceId::read),
                members.parsed("id", 36, StatementId::read), members.id("case", CaseId::read),
                members.id("to", CaseId::read), members.parsed("how", 40, Surety::of), Words.code(members, "reason"),
                members.objects("grants", DepositStatement.MAX_GRANTS, DepositedGrant::read));
    }

    /// Writes the statement.
    public JsonObject json() {
        return JsonObject.EMPTY.with("type", TYPE)
                .with("instance", instance)
                .with("id", id.toString())
                .with("case", inCase)
                .with("to", to)
                .with("how", how.word())
                .with("reason", reason)
                .with("grants", Words.array(grants, DepositedGrant::json));
    }
}
