package org.wwow.backup.server.deposits;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Receipts of events, asked for after the deed is committed (protocol sections 9.7 and 10).
public interface Receipts {
    /// The receipts of these events in this order, waiting up to five seconds for the ledger.
    List<Receipt> await(List<UUID> events);

    /// What she may keep to prove that the ledger has it.
    ///
    /// @param proof the `.tlog-proof`, once the ledger signed
    record Receipt(UUID event, State state, Optional<String> proof) {}

    /// How far a receipt is.
    enum State {
        /// Accepted; the ledger is away.
        PENDING,
        /// Signed by the log.
        LOGGED,
        /// Published and cosigned.
        WITNESSED
    }
}
