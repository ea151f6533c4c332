package org.wwow.backup.server.evidence;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.UUID;

import org.wwow.backup.sealing.Base64Url;
import org.wwow.backup.sealing.FormRefused;

/// Where an upload is continued: 128 random bits, 22 signs in the URL. It opens nothing without its owner.
public record UploadAddress(UUID bits) {
    private static final int LENGTH = 16;

    /// Draws a new address.
    public static UploadAddress draw(SecureRandom random) {
        return new UploadAddress(new UUID(random.nextLong(), random.nextLong()));
    }

    /// Reads the text of an address; empty if it is none.
    public static Optional<UploadAddress> read(String text) {
        try {
            byte[] bytes = Base64Url.decode(text);
            if (bytes.length == LENGTH) {
                ByteBuffer buffer = ByteBuffer.wrap(bytes);
                return Optional.of(new UploadAddress(new UUID(buffer.getLong(), buffer.getLong())));
            }
        } catch (FormRefused _) {
            // Not an address.
        }
        return Optional.empty();
    }

    @Override
    public String toString() {
        return Base64Url.encode(ByteBuffer.allocate(LENGTH)
                .putLong(bits.getMostSignificantBits())
                .putLong(bits.getLeastSignificantBits())
                .array());
    }
}
