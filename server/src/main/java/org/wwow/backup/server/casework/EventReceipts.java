package org.wwow.backup.server.casework;

import java.util.List;
import java.util.UUID;

import org.wwow.backup.sealing.JsonObject;

/// Receipts of events, asked for after the deed is committed (protocol sections 9.7 and 10).
public interface EventReceipts {
    /// `{receipts[], state}` for these events in this order, waiting up to five seconds for the ledger.
    JsonObject done(List<UUID> events);
}
