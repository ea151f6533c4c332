package org.wwow.backup.server.http;

import java.security.SecureRandom;
import java.util.UUID;

import org.wwow.backup.sealing.Id;

/// The row of one member's session: not the secret in the cookie, which only its hash is kept of.
public record SessionId(UUID uuid) {
    /// Draws a version 4 identifier.
    public static SessionId draw(SecureRandom random) {
        byte[] bytes = new byte[16];
        random.nextBytes(bytes);
        bytes[6] = (byte) ((bytes[6] & 0x0f) | 0x40);
        bytes[8] = (byte) ((bytes[8] & 0x3f) | 0x80);
        return new SessionId(Id.of(bytes));
    }

    @Override
    public String toString() {
        return uuid.toString();
    }
}
