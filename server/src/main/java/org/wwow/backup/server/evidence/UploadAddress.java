package org.wwow.backup.server.evidence;

import java.security.SecureRandom;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/// Where an upload is continued: 128 random bits, as UUID text in the URL. It opens nothing without its owner.
public record UploadAddress(UUID bits) {
    private static final Pattern TEXT = Pattern
            .compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

    /// Draws a new address.
    public static UploadAddress draw(SecureRandom random) {
        return new UploadAddress(new UUID(random.nextLong(), random.nextLong()));
    }

    /// Reads the text of an address; empty if it is none.
    public static Optional<UploadAddress> read(String text) {
        return TEXT.matcher(text).matches() ? Optional.of(new UploadAddress(UUID.fromString(text))) : Optional.empty();
    }

    @Override
    public String toString() {
        return bits.toString();
    }
}
