package org.wwow.backup.sealing;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.generators.HKDFBytesGenerator;
import org.bouncycastle.crypto.params.HKDFParameters;

/// The KDF of protocol section 1, and its only implementation: HKDF-SHA-256 with one salt and one label a purpose.
///
/// `K(label, fields…)` is Expand(PRK, `"backup/v1/" ‖ label ‖ "\n" ‖ fields…`, 32). Fields have a fixed length or end
/// with a newline, so that no two calls mean the same bytes.
public final class KeyDerivation {
    private static final byte[] SALT = "backup/v1".getBytes(StandardCharsets.US_ASCII);

    private final byte[] prk;

    private KeyDerivation(byte[] prk) {
        this.prk = prk;
    }

    /// Extracts the PRK from the input key material.
    public static KeyDerivation from(Secret ikm) {
        return new KeyDerivation(new HKDFBytesGenerator(new SHA256Digest()).extractPRK(SALT, ikm.raw()));
    }

    /// `K(label, fields…)`.
    ///
    /// @param label lower-case letters and hyphens only
    public Secret derive(String label, byte[]... fields) {
        if (!label.matches("[a-z-]+")) {
            throw new IllegalArgumentException("A label has lower-case letters and hyphens only.");
        }
        byte[] head = ("backup/v1/" + label + "\n").getBytes(StandardCharsets.US_ASCII);
        int length = head.length;
        for (byte[] field : fields) {
            length += field.length;
        }
        ByteBuffer info = ByteBuffer.allocate(length).put(head);
        for (byte[] field : fields) {
            info.put(field);
        }
        var hkdf = new HKDFBytesGenerator(new SHA256Digest());
        hkdf.init(HKDFParameters.skipExtractParameters(prk, info.array()));
        byte[] derived = new byte[Secret.LENGTH];
        hkdf.generateBytes(derived, 0, derived.length);
        return Secret.of(derived);
    }

    /// A u32 field, big-endian.
    static byte[] u32(long value) {
        if (value < 0 || value > 0xFFFF_FFFFL) {
            throw new IllegalArgumentException("A u32 is 0 to 4294967295.");
        }
        return ByteBuffer.allocate(4).putInt((int) value).array();
    }

    @Override
    public String toString() {
        return "KeyDerivation[hidden]";
    }
}
