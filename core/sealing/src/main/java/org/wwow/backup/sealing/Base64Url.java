package org.wwow.backup.sealing;

import java.util.Base64;

/// base64url without padding (RFC 4648 section 5), the one text form of bytes in JSON (protocol section 1).
///
/// Strict: padding, line breaks, the other alphabet and unused bits that are not zero are refused, so that equal
/// bytes have equal texts.
public final class Base64Url {
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

    private Base64Url() {}

    /// The text of these bytes.
    public static String encode(byte[] bytes) {
        return ENCODER.encodeToString(bytes);
    }

    /// The bytes of a text.
    ///
    /// @throws FormRefused with `OUT_OF_RANGE` if the text is not the one that [#encode] gives
    public static byte[] decode(String text) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(text);
            if (encode(bytes).equals(text)) {
                return bytes;
            }
        } catch (IllegalArgumentException _) {
            // The message of the JDK repeats what was read.
        }
        throw new FormRefused(FormRefused.Reason.OUT_OF_RANGE, "base64url");
    }
}
