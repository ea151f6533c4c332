package org.wwow.backup.sealing;

import java.security.SecureRandom;
import java.util.UUID;

/// One deposit call; sent again with the same id it has the same answer. Random, version 4.
public record DepositId(UUID uuid) implements Id {
    /// @throws FormRefused for any other version
    public DepositId {
        Id.require(uuid, 4);
    }

    /// Reads lower-case UUID text.
    public static DepositId read(String text) {
        return new DepositId(Id.parse(text));
    }

    /// Draws a new one.
    public static DepositId draw(SecureRandom random) {
        return new DepositId(Id.draw(random));
    }

    @Override
    public String toString() {
        return text();
    }
}
