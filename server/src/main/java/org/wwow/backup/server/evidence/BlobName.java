package org.wwow.backup.server.evidence;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.UUID;

/// The name of a payload in the blob store: 128 random bits that say nothing about item, owner or time.
public record BlobName(UUID bits) {
    /// Draws a new name.
    public static BlobName draw(SecureRandom random) {
        return new BlobName(new UUID(random.nextLong(), random.nextLong()));
    }

    /// 32 lower-case hexadecimal signs: the file's name; the first four give its folders.
    public String hex() {
        var hex = HexFormat.of();
        return hex.toHexDigits(bits.getMostSignificantBits()) + hex.toHexDigits(bits.getLeastSignificantBits());
    }
}
