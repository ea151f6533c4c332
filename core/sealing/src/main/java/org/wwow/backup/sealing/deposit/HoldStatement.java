package org.wwow.backup.sealing.deposit;

import java.time.Instant;
import java.util.Set;

import org.wwow.backup.sealing.CaseId;
import org.wwow.backup.sealing.InstanceId;
import org.wwow.backup.sealing.JsonObject;
import org.wwow.backup.sealing.Members;

/// Sets or lifts a legal hold, which blocks destruction and is told to the reporter (protocol sections 11 and 18).
///
/// @param until when the hold ends by itself
/// @param reason a code word, never prose
public record HoldStatement(InstanceId instance, StatementId id, CaseId inCase, Instant until, String reason,
        boolean set) {
    /// The type and domain separator.
    public static final String TYPE = "backup/v1/hold";

    /// Reads a statement.
    public static HoldStatement read(Members members) {
        members.exactly("type", TYPE);
        return new HoldStatement(members.id("instance", InstanceId::read), members.parsed("id", 36,
                StatementId::read), members.id("case", CaseId::read), members.time("until"),
                Words.code(members, "reason"), members.oneOf("act", Set.of("set", "lift")).equals("set"));
    }

    /// Writes the statement.
    public JsonObject json() {
        return JsonObject.EMPTY.with("type", TYPE)
                .with("instance", instance)
                .with("id", id.toString())
                .with("case", inCase)
                .with("until", until)
                .with("reason", reason)
                .with("act", set ? "set" : "lift");
    }
}
