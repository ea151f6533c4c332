package org.wwow.backup.sealing;

import java.security.SecureRandom;
import java.util.UUID;

/// An offer of a case to responders. Random, version 4.
public record OfferId(UUID uuid) implements Id {
    /// @throws FormRefused for any other version
    public OfferId {
        Id.require(uuid, 4);
    }

    /// Reads lower-case UUID text.
    public static OfferId read(String text) {
        return new OfferId(Id.parse(text));
    }

    /// Draws a new one.
    public static OfferId draw(SecureRandom random) {
        return new OfferId(Id.draw(random));
    }

    @Override
    public String toString() {
        return text();
    }
}
