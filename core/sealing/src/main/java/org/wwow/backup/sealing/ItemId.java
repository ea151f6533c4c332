package org.wwow.backup.sealing;

import java.security.SecureRandom;
import java.util.UUID;

/// A sealed document or file of a case. Random, version 4.
public record ItemId(UUID uuid) implements Id {
    /// @throws FormRefused for any other version
    public ItemId {
        Id.require(uuid, 4);
    }

    /// Reads lower-case UUID text.
    public static ItemId read(String text) {
        return new ItemId(Id.parse(text));
    }

    /// Draws a new one.
    public static ItemId draw(SecureRandom random) {
        return new ItemId(Id.draw(random));
    }

    @Override
    public String toString() {
        return text();
    }
}
