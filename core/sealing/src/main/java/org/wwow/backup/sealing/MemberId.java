package org.wwow.backup.sealing;

import java.security.SecureRandom;
import java.util.UUID;

/// A member of an organisation. Random, version 4.
public record MemberId(UUID uuid) implements Id {
    /// @throws FormRefused for any other version
    public MemberId {
        Id.require(uuid, 4);
    }

    /// Reads lower-case UUID text.
    public static MemberId read(String text) {
        return new MemberId(Id.parse(text));
    }

    /// Draws a new one.
    public static MemberId draw(SecureRandom random) {
        return new MemberId(Id.draw(random));
    }

    @Override
    public String toString() {
        return text();
    }
}
