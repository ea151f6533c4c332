package org.wwow.backup.sealing;

import java.security.SecureRandom;
import java.util.UUID;

/// One installation of BackUp, made at set-up, for ever; it separates every derivation and every signature.
///
/// The version is not checked: a client compares the value with the one pinned in its page, which is stricter.
public record InstanceId(UUID uuid) implements Id {
    /// Reads lower-case UUID text.
    public static InstanceId read(String text) {
        return new InstanceId(Id.parse(text));
    }

    /// Draws a new one.
    public static InstanceId draw(SecureRandom random) {
        return new InstanceId(Id.draw(random));
    }

    @Override
    public String toString() {
        return text();
    }
}
