package org.wwow.backup.server.deposits.web;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import org.wwow.backup.sealing.CaseId;
import org.wwow.backup.sealing.JsonArray;
import org.wwow.backup.sealing.JsonObject;
import org.wwow.backup.sealing.deposit.DepositCall;
import org.wwow.backup.server.casework.EventReceipts;
import org.wwow.backup.server.casework.Readership;
import org.wwow.backup.server.deposits.Depositor;
import org.wwow.backup.server.deposits.Deposits;
import org.wwow.backup.server.deposits.SignedByHer;
import org.wwow.backup.server.http.Caller;
import org.wwow.backup.server.http.Member;
import org.wwow.backup.server.http.Padding;
import org.wwow.backup.server.http.Problem;
import org.wwow.backup.server.http.Refused;
import org.wwow.backup.server.http.Reporter;
import org.wwow.backup.server.http.TakesUpTo;

/// `POST /deposits`, and what was signed in one.
@RestController
final class DepositCalls {
    private final Deposits deposits;
    private final Readership readership;
    private final EventReceipts receipts;
    private final SignedByHer signed;

    DepositCalls(Deposits deposits, Readership readership, EventReceipts receipts, SignedByHer signed) {
        this.deposits = deposits;
        this.readership = readership;
        this.receipts = receipts;
        this.signed = signed;
    }

    @TakesUpTo(DepositCall.MAX_BYTES)
    @PostMapping(path = "/deposits", consumes = "application/json")
    @ResponseStatus(HttpStatus.CREATED)
    JsonObject deposit(Caller caller, @RequestBody byte[] body) {
        return Padding.forReporter(receipts.done(deposits.take(depositor(caller), body)));
    }

    @GetMapping("/cases/{case}/opening")
    JsonObject opening(Member member, @PathVariable("case") CaseId id) {
        return JsonObject.EMPTY.with("envelope", signed.opening(member, id).json());
    }

    @GetMapping("/cases/{case}/answers")
    JsonObject answers(Member member, @PathVariable("case") CaseId id) {
        return JsonObject.EMPTY.with("answers", JsonArray.of(signed.answers(member, id),
                one -> JsonObject.EMPTY.with("envelope", one.envelope().json()).with("received", one.received())));
    }

    private Depositor depositor(Caller caller) {
        return switch (caller) {
            case Reporter reporter -> new Depositor.Reporter(reporter.mailbox().uuid());
            case Member member -> new Depositor.Member(readership.member(member.id().uuid())
                    .orElseThrow(() -> new Refused(Problem.NOT_PERMITTED)));
        };
    }
}
