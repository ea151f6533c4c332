package org.wwow.backup.sealing;

import java.util.Arrays;
import java.util.Base64;

/// base64url without padding (RFC 4648 section 5), the one text form of bytes in JSON (protocol section 1).
///
/// Strict: padding, line breaks, the other alphabet and unused bits that are not zero are refused, so that equal
/// bytes have equal texts.
public final class Base64Url {
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

    private Base64Url() {}

    /// Padding and nothing else makes a text longer than its bytes need.
    private static boolean isLength(String text, byte[] bytes) {
        return text.length() == Math.ceilDiv(bytes.length * 4L, 3);
    }

    /// Only in its last characters can a text that the JDK decodes differ from the one that would be written.
    private static boolean endsAsWritten(String text, byte[] bytes) {
        int whole = bytes.length / 3;
        String end = encode(Arrays.copyOfRange(bytes, whole * 3, bytes.length));
        return text.startsWith(end, whole * 4);
    }

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
            if (isLength(text, bytes) && endsAsWritten(text, bytes)) {
                return bytes;
            }
        } catch (IllegalArgumentException _) {
            // The message of the JDK repeats what was read.
        }
        throw new FormRefused(FormRefused.Reason.OUT_OF_RANGE, "base64url");
    }
}
