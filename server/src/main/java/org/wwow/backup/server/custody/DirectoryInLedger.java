package org.wwow.backup.server.custody;

import java.util.Optional;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

import org.wwow.backup.ledger.Leaf;
import org.wwow.backup.ledger.TlogProof;
import org.wwow.backup.sealing.Digest;
import org.wwow.backup.server.custody.store.Outbox;
import org.wwow.backup.server.directory.PublicLog;
import org.wwow.backup.server.directory.StatementAppended;

/// Makes each statement of the directory a public leaf, in the transaction that appends it, and proves it.
@Component
class DirectoryInLedger implements PublicLog {
    private final Custody custody;
    private final Outbox outbox;
    private final ReceiptOffice office;
    private final LedgerFolder folder;

    DirectoryInLedger(Custody custody, Outbox outbox, ReceiptOffice office, LedgerFolder folder) {
        this.custody = custody;
        this.outbox = outbox;
        this.office = office;
        this.folder = folder;
    }

    @EventListener
    void enter(StatementAppended statement) {
        custody.recordStatement(statement.sequence(), statement.digest());
    }

    @Override
    public String vkey() {
        return folder.signers().verifiers().getFirst().vkey();
    }

    @Override
    public Optional<String> proofOf(long sequence, Digest digest) {
        return outbox.eventOf(new Leaf.Public(sequence, digest))
                .flatMap(office::prove)
                .map(proven -> new TlogProof(Optional.empty(), proven.proof(), proven.checkpoint()).text());
    }
}
