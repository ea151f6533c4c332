package org.wwow.backup.server.custody;

import java.util.List;
import java.util.UUID;

import org.springframework.stereotype.Component;

import org.wwow.backup.ledger.EventId;
import org.wwow.backup.sealing.JsonArray;
import org.wwow.backup.sealing.JsonObject;
import org.wwow.backup.server.casework.EventReceipts;

/// Answers deposits and acts with their receipts.
@Component
final class LedgerReceipts implements EventReceipts {
    private final Receipts receipts;

    LedgerReceipts(Receipts receipts) {
        this.receipts = receipts;
    }

    @Override
    public JsonObject done(List<UUID> events) {
        List<Receipts.Answer> answers = receipts.await(events.stream().map(EventId::new).toList());
        boolean pending = answers.stream().anyMatch(answer -> answer.state() == Receipts.State.PENDING);
        return JsonObject.EMPTY.with("receipts", JsonArray.of(answers, Receipts.Answer::json))
                .with("state", pending ? "pending" : "logged");
    }
}
