package org.wwow.backup.sealing.deposit;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.wwow.backup.sealing.CaseId;
import org.wwow.backup.sealing.FormRefused;
import org.wwow.backup.sealing.InstanceId;
import org.wwow.backup.sealing.JsonObject;
import org.wwow.backup.sealing.JsonText;
import org.wwow.backup.sealing.JsonValue;
import org.wwow.backup.sealing.Members;

/// Whether a person who has told her account already may be asked to tell it again (protocol sections 9.12 and 18): two
/// members agree on it, or one who did not propose it declines.
///
/// @param proposal what is declined; with [Act#DECLINE] only
/// @param reason a code word, never prose
public record InterviewStatement(InstanceId instance, StatementId id, CaseId inCase, Act act,
        Optional<StatementId> proposal, String reason) {
    /// The type and domain separator.
    public static final String TYPE = "backup/v1/interview";

    /// What is said.
    public enum Act {
        /// She may be asked again. Two sign.
        TAKE,
        /// A colleague's proposal is refused. One signs.
        DECLINE;

        private String word() {
            return this == TAKE ? "take" : "decline";
        }
    }

    /// @throws FormRefused if it declines nothing, or names a proposal without declining it
    public InterviewStatement {
        if (proposal.isPresent() != (act == Act.DECLINE)) {
            throw new FormRefused(FormRefused.Reason.OUT_OF_RANGE, "proposal");
        }
    }

    /// Reads a statement.
    public static InterviewStatement read(Members members) {
        members.exactly("type", TYPE);
        return new InterviewStatement(members.id("instance", InstanceId::read), members.parsed("id", 36,
                StatementId::read), members.id("case", CaseId::read),
                members.oneOf("act", Set.of("take", "decline")).equals("take") ? Act.TAKE : Act.DECLINE,
                members.optional("proposal", m -> m.parsed("proposal", 36, StatementId::read)),
                Words.code(members, "reason"));
    }

    /// The proposal that is declined.
    public Optional<UUID> declined() {
        return proposal.map(StatementId::uuid);
    }

    /// Writes the statement.
    public JsonObject json() {
        return JsonObject.EMPTY.with("type", TYPE)
                .with("instance", instance)
                .with("id", id.toString())
                .with("case", inCase)
                .with("act", act.word())
                .withOptional("proposal", proposal.<JsonValue>map(one -> new JsonText(one.toString())).orElse(null))
                .with("reason", reason);
    }
}
