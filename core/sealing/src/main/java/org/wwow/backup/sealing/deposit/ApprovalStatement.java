package org.wwow.backup.sealing.deposit;

import java.time.Instant;

import org.wwow.backup.sealing.CaseId;
import org.wwow.backup.sealing.InstanceId;
import org.wwow.backup.sealing.ItemId;
import org.wwow.backup.sealing.JsonObject;
import org.wwow.backup.sealing.Members;
import org.wwow.backup.sealing.VerificationKey;

/// Lets another member open an item that is marked for two, for 24 hours (protocol section 18).
///
/// @param approver the signing key of a member who holds a live grant and will not be the one who opens
/// @param issued the approver's clock: claimed, not believed; the server counts from what it received
public record ApprovalStatement(InstanceId instance, StatementId id, CaseId inCase, ItemId item,
        VerificationKey approver, Instant issued) {
    /// The type and domain separator.
    public static final String TYPE = "backup/v1/approval";

    /// Reads a statement.
    public static ApprovalStatement read(Members members) {
        members.exactly("type", TYPE);
        return new ApprovalStatement(members.id("instance", InstanceId::read), members.parsed("id", 36,
                StatementId::read), members.id("case", CaseId::read), members.id("item", ItemId::read),
                members.key("approver"), members.time("issued"));
    }

    /// Writes the statement.
    public JsonObject json() {
        return JsonObject.EMPTY.with("type", TYPE)
                .with("instance", instance)
                .with("id", id.toString())
                .with("case", inCase)
                .with("item", item)
                .with("approver", approver)
                .with("issued", issued);
    }
}
