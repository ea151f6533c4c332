package org.wwow.backup.ledger;

import java.security.SecureRandom;
import java.util.UUID;

import org.wwow.backup.sealing.Id;

/// Names one event for ever; the ledger takes each at most once. Random, version 4: it tells neither time nor order.
public record EventId(UUID uuid) {
    /// @throws org.wwow.backup.sealing.FormRefused for any other version
    public EventId {
        Id.require(uuid, 4);
    }

    /// Reads lower-case UUID text.
    public static EventId read(String text) {
        return new EventId(Id.parse(text));
    }

    /// Draws a new one.
    public static EventId draw(SecureRandom random) {
        return new EventId(Id.draw(random));
    }

    /// Lower-case UUID text.
    public String text() {
        return uuid.toString();
    }

    @Override
    public String toString() {
        return text();
    }
}
