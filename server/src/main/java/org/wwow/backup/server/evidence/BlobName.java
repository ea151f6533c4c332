package org.wwow.backup.server.evidence;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.UUID;

/// The name of a payload in the blob store: 128 random bits that say nothing about item, owner or time.
public record BlobName(UUID bits) {
    /// Before every name that is drawn.
    public static final BlobName FIRST = new BlobName(new UUID(0, 0));

    /// Draws a new name.
    public static BlobName draw(SecureRandom random) {
        return new BlobName(new UUID(random.nextLong(), random.nextLong()));
    }

    /// Reads the name of a file.
    ///
    /// @throws IllegalArgumentException if it is none of ours
    public static BlobName read(String hex) {
        if (hex.length() != 32) {
            throw new IllegalArgumentException("A blob is named by 32 hexadecimal signs.");
        }
        var name = new BlobName(new UUID(HexFormat.fromHexDigitsToLong(hex.substring(0, 16)),
                HexFormat.fromHexDigitsToLong(hex.substring(16))));
        if (!name.hex().equals(hex)) {
            throw new IllegalArgumentException("A blob is named in lower case.");
        }
        return name;
    }

    /// 32 lower-case hexadecimal signs: the file's name; the first four give its folders.
    public String hex() {
        var hex = HexFormat.of();
        return hex.toHexDigits(bits.getMostSignificantBits()) + hex.toHexDigits(bits.getLeastSignificantBits());
    }
}
