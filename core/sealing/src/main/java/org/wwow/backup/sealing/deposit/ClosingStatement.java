package org.wwow.backup.sealing.deposit;

import org.wwow.backup.sealing.CaseId;
import org.wwow.backup.sealing.InstanceId;
import org.wwow.backup.sealing.JsonObject;
import org.wwow.backup.sealing.Members;
import org.wwow.backup.sealing.VerificationKey;

/// Closes a case: the routing slip is deleted, nothing else (protocol section 18).
///
/// @param author the signing key of a member who holds the case
/// @param reason a code word, never prose
public record ClosingStatement(InstanceId instance, StatementId id, CaseId inCase, VerificationKey author,
        String reason) {
    /// The type and domain separator.
    public static final String TYPE = "backup/v1/closing";

    /// Reads a statement.
    public static ClosingStatement read(Members members) {
        members.exactly("type", TYPE);
        return new ClosingStatement(members.id("instance", InstanceId::read), members.parsed("id", 36,
                StatementId::read), members.id("case", CaseId::read), members.key("author"),
                Words.code(members, "reason"));
    }

    /// Writes the statement.
    public JsonObject json() {
        return JsonObject.EMPTY.with("type", TYPE)
                .with("instance", instance)
                .with("id", id.toString())
                .with("case", inCase)
                .with("author", author)
                .with("reason", reason);
    }
}
