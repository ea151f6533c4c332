package org.wwow.backup.server.deposits;

import java.util.UUID;

import org.wwow.backup.sealing.deposit.DepositCall;

/// Proofs of work as the session call asked for them (protocol section 4).
public interface Work {
    /// Takes a proof once: false if it is not for this mailbox, not enough, lapsed or spent. Within the deposit's
    /// transaction, so that a deposit that is refused for another reason spends nothing.
    boolean spend(UUID mailbox, DepositCall.Work done);
}
