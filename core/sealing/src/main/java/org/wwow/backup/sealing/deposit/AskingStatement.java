package org.wwow.backup.sealing.deposit;

import java.util.Optional;

import org.wwow.backup.sealing.CaseId;
import org.wwow.backup.sealing.CircleId;
import org.wwow.backup.sealing.InstanceId;
import org.wwow.backup.sealing.JsonObject;
import org.wwow.backup.sealing.JsonText;
import org.wwow.backup.sealing.JsonValue;
import org.wwow.backup.sealing.Members;
import org.wwow.backup.sealing.VerificationKey;
import org.wwow.backup.sealing.deposit.Consent.Purpose;

/// A member asks her about a choice: one that is due to be asked anew, one she left for later, or whether investigators
/// may be answered (protocol section 9.11). It opens nothing.
///
/// @param author the signing key of a member who holds the case
/// @param recipient the investigators' circle; only with the purpose `release`
/// @param reason a code word, never prose
public record AskingStatement(InstanceId instance, StatementId id, CaseId inCase, VerificationKey author,
        Purpose purpose, Optional<CircleId> recipient, String reason) {
    /// The type and domain separator.
    public static final String TYPE = "backup/v1/asking";

    private static final int WORD = 32;

    /// Reads a statement.
    public static AskingStatement read(Members members) {
        members.exactly("type", TYPE);
        return new AskingStatement(members.id("instance", InstanceId::read), members.parsed("id", 36,
                StatementId::read), members.id("case", CaseId::read), members.key("author"),
                members.parsed("purpose", WORD, Purpose::of),
                members.optional("recipient", m -> m.id("recipient", CircleId::read)), Words.code(members, "reason"));
    }

    /// Writes the statement.
    public JsonObject json() {
        return JsonObject.EMPTY.with("type", TYPE)
                .with("instance", instance)
                .with("id", id.toString())
                .with("case", inCase)
                .with("author", author)
                .with("purpose", purpose.word())
                .withOptional("recipient",
                        recipient.<JsonValue>map(circle -> new JsonText(circle.text())).orElse(null))
                .with("reason", reason);
    }
}
