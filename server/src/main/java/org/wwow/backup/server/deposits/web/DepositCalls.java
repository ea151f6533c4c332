package org.wwow.backup.server.deposits.web;

import java.util.List;
import java.util.Locale;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import org.wwow.backup.sealing.JsonArray;
import org.wwow.backup.sealing.JsonObject;
import org.wwow.backup.sealing.JsonText;
import org.wwow.backup.sealing.JsonValue;
import org.wwow.backup.sealing.deposit.DepositCall;
import org.wwow.backup.server.casework.Readership;
import org.wwow.backup.server.deposits.Depositor;
import org.wwow.backup.server.deposits.Deposits;
import org.wwow.backup.server.deposits.Receipts.Receipt;
import org.wwow.backup.server.deposits.Receipts.State;
import org.wwow.backup.server.http.Caller;
import org.wwow.backup.server.http.Member;
import org.wwow.backup.server.http.Padding;
import org.wwow.backup.server.http.Problem;
import org.wwow.backup.server.http.Refused;
import org.wwow.backup.server.http.Reporter;
import org.wwow.backup.server.http.TakesUpTo;

/// `POST /deposits`.
@RestController
final class DepositCalls {
    private final Deposits deposits;
    private final Readership readership;

    DepositCalls(Deposits deposits, Readership readership) {
        this.deposits = deposits;
        this.readership = readership;
    }

    @TakesUpTo(DepositCall.MAX_BYTES)
    @PostMapping(path = "/deposits", consumes = "application/json")
    @ResponseStatus(HttpStatus.CREATED)
    JsonObject deposit(Caller caller, @RequestBody byte[] body) {
        List<Receipt> receipts = deposits.take(depositor(caller), body);
        boolean logged = receipts.stream().noneMatch(receipt -> receipt.state() == State.PENDING);
        JsonObject answer = JsonObject.EMPTY.with("receipts", JsonArray.of(receipts, DepositCalls::json))
                .with("state", logged ? "logged" : "pending");
        return Padding.forReporter(answer);
    }

    private Depositor depositor(Caller caller) {
        return switch (caller) {
            case Reporter reporter -> new Depositor.Reporter(reporter.mailbox().uuid());
            case Member member -> new Depositor.Member(readership.member(member.id().uuid())
                    .orElseThrow(() -> new Refused(Problem.NOT_PERMITTED)));
        };
    }

    private static JsonObject json(Receipt receipt) {
        return JsonObject.EMPTY.with("event", receipt.event().toString())
                .with("state", receipt.state().name().toLowerCase(Locale.ROOT))
                .withOptional("proof", receipt.proof().<JsonValue>map(JsonText::new).orElse(null));
    }
}
