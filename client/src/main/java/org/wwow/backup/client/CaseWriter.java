package org.wwow.backup.client;

import org.wwow.backup.sealing.CaseId;
import org.wwow.backup.sealing.Envelope;
import org.wwow.backup.sealing.InstanceId;
import org.wwow.backup.sealing.JsonObject;
import org.wwow.backup.sealing.SigningKey;

/// Who writes into a case, and with which key: the reporter's author key, or a member's.
public record CaseWriter(InstanceId instance, CaseId caseId, SigningKey signing) {
    Envelope sign(JsonObject statement) {
        return Envelope.sign(statement, signing);
    }
}
