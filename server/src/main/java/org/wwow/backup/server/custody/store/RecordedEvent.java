package org.wwow.backup.server.custody.store;

import org.wwow.backup.ledger.Commitment;
import org.wwow.backup.ledger.Event;
import org.wwow.backup.sealing.Secret;

/// An event, what blinds it, and where it stands in the custody of its case.
public record RecordedEvent(long position, Event event, Secret blind, Commitment commitment) {
    /// Says nothing: it links a case to a leaf.
    @Override
    public String toString() {
        return "RecordedEvent[hidden]";
    }
}
