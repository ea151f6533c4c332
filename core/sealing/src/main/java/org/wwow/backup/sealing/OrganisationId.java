package org.wwow.backup.sealing;

import java.security.SecureRandom;
import java.util.UUID;

/// An organisation of the network. Random, version 4.
public record OrganisationId(UUID uuid) implements Id {
    /// @throws FormRefused for any other version
    public OrganisationId {
        Id.require(uuid, 4);
    }

    /// Reads lower-case UUID text.
    public static OrganisationId read(String text) {
        return new OrganisationId(Id.parse(text));
    }

    /// Draws a new one.
    public static OrganisationId draw(SecureRandom random) {
        return new OrganisationId(Id.draw(random));
    }

    @Override
    public String toString() {
        return text();
    }
}
