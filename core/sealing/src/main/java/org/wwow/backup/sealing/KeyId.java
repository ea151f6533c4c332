package org.wwow.backup.sealing;

import java.nio.charset.StandardCharsets;

import org.wwow.backup.sealing.FormRefused.Reason;
import org.wwow.backup.sealing.age.Recipient;

/// Names a recipient in 22 characters: b64u of the first half of its hash (protocol section 5).
public record KeyId(String text) {
    private static final byte[] LABEL = "backup/v1/recipient\n".getBytes(StandardCharsets.US_ASCII);
    private static final int LENGTH = 16;

    /// @throws FormRefused with `OUT_OF_RANGE` if it is not the text of 16 bytes
    public KeyId {
        if (Base64Url.decode(text).length != LENGTH) {
            throw new FormRefused(Reason.OUT_OF_RANGE, "key id");
        }
    }

    /// The key id of a recipient.
    public static KeyId of(Recipient recipient) {
        return new KeyId(Base64Url.encode(Digest.hash(LABEL, recipient.bytes()).firstHalf()));
    }

    @Override
    public String toString() {
        return text;
    }
}
