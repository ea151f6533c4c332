package org.wwow.backup.server.casework.web;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import org.wwow.backup.sealing.Base64Url;
import org.wwow.backup.sealing.CaseId;
import org.wwow.backup.sealing.Envelope;
import org.wwow.backup.sealing.FormRefused;
import org.wwow.backup.sealing.GrantId;
import org.wwow.backup.sealing.Id;
import org.wwow.backup.sealing.JsonArray;
import org.wwow.backup.sealing.JsonObject;
import org.wwow.backup.sealing.JsonText;
import org.wwow.backup.sealing.JsonValue;
import org.wwow.backup.sealing.Members;
import org.wwow.backup.sealing.deposit.DepositCall;
import org.wwow.backup.sealing.deposit.SealedBytes;
import org.wwow.backup.server.casework.Acts;
import org.wwow.backup.server.casework.Askings;
import org.wwow.backup.server.casework.Erasing;
import org.wwow.backup.server.casework.EventReceipts;
import org.wwow.backup.server.casework.Relinks;
import org.wwow.backup.server.casework.TwoPersonActs;
import org.wwow.backup.server.casework.store.CaseProposalRows.Proposal;
import org.wwow.backup.server.http.Caller;
import org.wwow.backup.server.http.Member;
import org.wwow.backup.server.http.Padding;
import org.wwow.backup.server.http.Reporter;
import org.wwow.backup.server.http.TakesUpTo;

/// What people do in a case by signed statements.
@RestController
final class ActCalls {
    private static final int PAD = 4 << 20;

    private final Acts acts;
    private final TwoPersonActs twoPersonActs;
    private final Askings askings;
    private final Relinks relinks;
    private final EventReceipts receipts;

    ActCalls(Acts acts, TwoPersonActs twoPersonActs, Askings askings, Relinks relinks, EventReceipts receipts) {
        this.acts = acts;
        this.askings = askings;
        this.relinks = relinks;
        this.twoPersonActs = twoPersonActs;
        this.receipts = receipts;
    }

    @PostMapping("/erasures")
    JsonObject erase(Caller caller, @RequestBody JsonObject body) {
        Envelope envelope = envelope(body);
        List<Erasing> waiting = switch (caller) {
            case Reporter reporter -> acts.eraseAsReporter(reporter.mailbox().uuid(), envelope);
            case Member member -> acts.eraseAsMember(member, envelope);
        };
        return Padding.forReporter(JsonObject.EMPTY.with("erasures", acts.json(waiting)));
    }

    @PostMapping("/relinks/ends")
    JsonObject endRelink(Caller caller, @RequestBody JsonObject body) {
        relinks.end(caller, envelope(body));
        return Padding.forReporter(JsonObject.EMPTY);
    }

    @PostMapping("/cases/{case}/approvals")
    @ResponseStatus(HttpStatus.CREATED)
    JsonObject approve(Member member, @PathVariable("case") CaseId id, @RequestBody JsonObject body) {
        return receipts.done(List.of(acts.approve(member, id, envelope(body))));
    }

    @PostMapping("/cases/{case}/closing")
    @ResponseStatus(HttpStatus.CREATED)
    JsonObject close(Member member, @PathVariable("case") CaseId id, @RequestBody JsonObject body) {
        return receipts.done(List.of(acts.close(member, id, envelope(body))));
    }

    @PostMapping("/cases/{case}/asks")
    @ResponseStatus(HttpStatus.CREATED)
    JsonObject ask(Member member, @PathVariable("case") CaseId id, @RequestBody JsonObject body) {
        return receipts.done(List.of(askings.ask(member, id, envelope(body))));
    }

    @GetMapping("/cases/{case}/proposals")
    JsonObject proposals(Member member, @PathVariable("case") CaseId id) {
        return JsonObject.EMPTY.with("proposals", JsonArray.of(twoPersonActs.waiting(member, id),
                proposal -> kept(proposal).with("envelope", proposal.envelope().json())));
    }

    @TakesUpTo(DepositCall.MAX_BYTES)
    @PostMapping("/cases/{case}/proposals")
    @ResponseStatus(HttpStatus.CREATED)
    JsonObject propose(Member member, @PathVariable("case") CaseId id, @RequestBody JsonObject body) {
        return Members.read(body, members -> kept(twoPersonActs.propose(member, id,
                Envelope.of(members.value("envelope")), grants(members))));
    }

    @PostMapping("/cases/{case}/proposals/{proposal}/signatures")
    @ResponseStatus(HttpStatus.CREATED)
    JsonObject second(Member member, @PathVariable("case") CaseId id, @PathVariable("proposal") UUID proposal,
            @RequestBody JsonObject signature) {
        return receipts.done(twoPersonActs.second(member, id, proposal, signature));
    }

    private static Envelope envelope(JsonObject body) {
        return Members.read(body, members -> {
            members.optional("pad", m -> m.text("pad", PAD));
            return Envelope.of(members.value("envelope"));
        });
    }

    private static JsonObject kept(Proposal proposal) {
        return JsonObject.EMPTY.with("proposal", proposal.id().toString()).with("until", proposal.until());
    }

    private static Map<GrantId, SealedBytes> grants(Members members) {
        Map<GrantId, SealedBytes> grants = new HashMap<>();
        members.optional("grants", m -> m.value("grants")).ifPresent(value -> {
            if (!(value instanceof JsonObject object)) {
                throw new FormRefused(FormRefused.Reason.WRONG_KIND, "grants");
            }
            object.members().forEach((id, file) -> grants.put(new GrantId(Id.parse(id)), SealedBytes.of(bytes(file))));
        });
        return grants;
    }

    private static byte[] bytes(JsonValue value) {
        if (value instanceof JsonText(String text)) {
            return Base64Url.decode(text);
        }
        throw new FormRefused(FormRefused.Reason.WRONG_KIND, "grants");
    }
}
