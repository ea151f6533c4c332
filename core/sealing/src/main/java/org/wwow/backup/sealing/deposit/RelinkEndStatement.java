package org.wwow.backup.sealing.deposit;

import org.wwow.backup.sealing.CaseId;
import org.wwow.backup.sealing.InstanceId;
import org.wwow.backup.sealing.JsonObject;
import org.wwow.backup.sealing.Members;
import org.wwow.backup.sealing.VerificationKey;

/// Takes back that a case was given to a new code (protocol section 25): by the case's own author key, which only the
/// code that was said to be lost can make, by that of the new case, or by one member who holds the old one.
///
/// @param relink the statement that gave it
/// @param inCase the case that was given
/// @param author the author key of either case, or the signing key of the member
public record RelinkEndStatement(InstanceId instance, StatementId id, CaseId inCase, StatementId relink,
        VerificationKey author, String reason) {
    /// The type and domain separator.
    public static final String TYPE = "backup/v1/relink-end";

    /// Reads a statement.
    public static RelinkEndStatement read(Members members) {
        members.exactly("type", TYPE);
        return new RelinkEndStatement(members.id("instance", InstanceId::read),
                members.parsed("id", 36, StatementId::read), members.id("case", CaseId::read),
                members.parsed("relink", 36, StatementId::read), members.key("author"), Words.code(members, "reason"));
    }

    /// Writes the statement.
    public JsonObject json() {
        return JsonObject.EMPTY.with("type", TYPE)
                .with("instance", instance)
                .with("id", id.toString())
                .with("case", inCase)
                .with("relink", relink.toString())
                .with("author", author)
                .with("reason", reason);
    }
}
