package org.wwow.backup.sealing;

import java.security.SecureRandom;
import java.util.UUID;

/// A group that reads together. Random, version 4.
public record CircleId(UUID uuid) implements Id {
    /// @throws FormRefused for any other version
    public CircleId {
        Id.require(uuid, 4);
    }

    /// Reads lower-case UUID text.
    public static CircleId read(String text) {
        return new CircleId(Id.parse(text));
    }

    /// Draws a new one.
    public static CircleId draw(SecureRandom random) {
        return new CircleId(Id.draw(random));
    }

    @Override
    public String toString() {
        return text();
    }
}
