package org.wwow.backup.sealing.deposit;

import java.util.List;

import org.wwow.backup.sealing.CaseId;
import org.wwow.backup.sealing.InstanceId;
import org.wwow.backup.sealing.JsonObject;
import org.wwow.backup.sealing.Members;

/// Gives a case from one reader to another: new grants, end of the old ones, one transaction (protocol section 18).
///
/// @param grants to the new reader; every one names `to`
public record HandoverStatement(InstanceId instance, StatementId id, CaseId inCase, Reader from, Reader to,
        String reason, List<DepositedGrant> grants) implements GivingStatement {
    /// The type and domain separator.
    public static final String TYPE = "backup/v1/handover";

    /// Copies the list.
    public HandoverStatement {
        grants = List.copyOf(grants);
        Words.distinct(grants.stream().map(DepositedGrant::id).toList(), "grants");
    }

    /// Reads a statement.
    public static HandoverStatement read(Members members) {
        members.exactly("type", TYPE);
        return new HandoverStatement(members.id("instance", InstanceId::read), members.parsed("id", 36,
                StatementId::read), members.id("case", CaseId::read), members.object("from", Reader::read),
                members.object("to", Reader::read), Words.code(members, "reason"),
                members.objects("grants", DepositStatement.MAX_GRANTS, DepositedGrant::read));
    }

    /// Writes the statement.
    public JsonObject json() {
        return JsonObject.EMPTY.with("type", TYPE)
                .with("instance", instance)
                .with("id", id.toString())
                .with("case", inCase)
                .with("from", from.json())
                .with("to", to.json())
                .with("reason", reason)
                .with("grants", Words.array(grants, DepositedGrant::json));
    }
}
