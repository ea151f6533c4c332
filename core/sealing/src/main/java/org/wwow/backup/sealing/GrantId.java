package org.wwow.backup.sealing;

import java.security.SecureRandom;
import java.util.UUID;

/// A grant: a compartment's seed sealed to one reader. Random, version 4.
public record GrantId(UUID uuid) implements Id {
    /// @throws FormRefused for any other version
    public GrantId {
        Id.require(uuid, 4);
    }

    /// Reads lower-case UUID text.
    public static GrantId read(String text) {
        return new GrantId(Id.parse(text));
    }

    /// Draws a new one.
    public static GrantId draw(SecureRandom random) {
        return new GrantId(Id.draw(random));
    }

    @Override
    public String toString() {
        return text();
    }
}
