package org.wwow.backup.server.custody;

import java.util.List;
import java.util.UUID;

import org.springframework.stereotype.Component;

import org.wwow.backup.ledger.EventId;

/// Answers deposits with their receipts.
@Component
final class LedgerReceipts implements org.wwow.backup.server.deposits.Receipts {
    private final Receipts receipts;

    LedgerReceipts(Receipts receipts) {
        this.receipts = receipts;
    }

    @Override
    public List<Receipt> await(List<UUID> events) {
        return receipts.await(events.stream().map(EventId::new).toList())
                .stream()
                .map(answer -> new Receipt(answer.event().uuid(), state(answer.state()), answer.proof()))
                .toList();
    }

    private static State state(Receipts.State state) {
        return switch (state) {
            case PENDING -> State.PENDING;
            case LOGGED -> State.LOGGED;
            case WITNESSED -> State.WITNESSED;
        };
    }
}
