package org.wwow.backup.sealing.deposit;

import java.security.SecureRandom;
import java.util.UUID;

import org.wwow.backup.sealing.Id;

/// The identifier of an erasure, approval, hand-over, closing or hold: version 4, drawn by whoever makes it.
public record StatementId(UUID uuid) {
    /// @throws org.wwow.backup.sealing.FormRefused for any other version
    public StatementId {
        Id.require(uuid, 4);
    }

    /// Reads lower-case UUID text.
    public static StatementId read(String text) {
        return new StatementId(Id.parse(text));
    }

    /// Draws a new one.
    public static StatementId draw(SecureRandom random) {
        return new StatementId(Id.draw(random));
    }

    @Override
    public String toString() {
        return uuid.toString();
    }
}
