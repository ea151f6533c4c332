package org.wwow.backup.server.casework.web;

import java.util.List;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import org.wwow.backup.sealing.CaseId;
import org.wwow.backup.sealing.Envelope;
import org.wwow.backup.sealing.JsonObject;
import org.wwow.backup.sealing.Members;
import org.wwow.backup.server.casework.EventReceipts;
import org.wwow.backup.server.casework.Interviews;
import org.wwow.backup.server.http.Member;

/// A colleague's no to a new interview; her yes is the second signature of a proposal (protocol section 9.12).
@RestController
final class InterviewCalls {
    private final Interviews interviews;
    private final EventReceipts receipts;

    InterviewCalls(Interviews interviews, EventReceipts receipts) {
        this.interviews = interviews;
        this.receipts = receipts;
    }

    @PostMapping("/cases/{case}/declines")
    @ResponseStatus(HttpStatus.CREATED)
    JsonObject decline(Member member, @PathVariable("case") CaseId id, @RequestBody JsonObject body) {
        Envelope envelope = Members.read(body, members -> Envelope.of(members.value("envelope")));
        return receipts.done(List.of(interviews.decline(member, id, envelope)));
    }
}
