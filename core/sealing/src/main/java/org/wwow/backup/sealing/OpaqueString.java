package org.wwow.backup.sealing;

import java.text.Normalizer;

import org.wwow.backup.sealing.FormRefused.Reason;

/// Prepares a passphrase by the OpaqueString profile (RFC 8265 section 4.2): the same passphrase typed on two keyboards
/// is the same bytes.
///
/// Spaces of any script become U+0020, then normalization form C, then every code point must be one of the
/// FreeformClass (RFC 8264 section 4.3). Of the code points that the class allows in some contexts only,
/// joiners (U+200C, U+200D) are refused here and the others are taken anywhere.
final class OpaqueString {
    private static final int MAX_LENGTH = 1024;

    private OpaqueString() {}

    /// @throws FormRefused `TOO_LONG` beyond 1 024 units, `OUT_OF_RANGE` if empty, `NOT_A_CHARACTER` for a code point
    ///         outside the class
    static String prepare(String typed) {
        if (typed.length() > MAX_LENGTH) {
            throw new FormRefused(Reason.TOO_LONG, "passphrase");
        }
        var spaced = new StringBuilder(typed.length());
        typed.codePoints()
                .forEach(point -> spaced
                        .appendCodePoint(Character.getType(point) == Character.SPACE_SEPARATOR ? ' ' : point));
        String prepared = Normalizer.normalize(spaced, Normalizer.Form.NFC);
        if (prepared.isEmpty()) {
            throw new FormRefused(Reason.OUT_OF_RANGE, "passphrase");
        }
        if (!prepared.codePoints().allMatch(OpaqueString::isFreeform)) {
            throw new FormRefused(Reason.NOT_A_CHARACTER, "passphrase");
        }
        return prepared;
    }

    private static boolean isFreeform(int point) {
        if (isDisallowedException(point) || isOldHangulJamo(point) || isIgnorable(point)) {
            return false;
        }
        return switch (Character.getType(point)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED,
                    Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                false;
            default -> true;
        };
    }

    /// RFC 5892 section 2.6, the part that is DISALLOWED.
    private static boolean isDisallowedException(int point) {
        return point == 0x0640 || point == 0x07FA || point == 0x302E || point == 0x302F || point == 0x303B
                || (point >= 0x3031 && point <= 0x3035);
    }

    private static boolean isOldHangulJamo(int point) {
        return (point >= 0x1100 && point <= 0x11FF) || (point >= 0xA960 && point <= 0xA97C)
                || (point >= 0xD7B0 && point <= 0xD7FB);
    }

    /// Default_Ignorable_Code_Point beyond what its general category already refuses.
    private static boolean isIgnorable(int point) {
        return switch (point) {
            case 0x034F, 0x17B4, 0x17B5, 0x180B, 0x180C, 0x180D, 0x180F, 0x3164, 0xFFA0 -> true;
            default -> (point >= 0xFE00 && point <= 0xFE0F) || (point >= 0xE0100 && point <= 0xE01EF);
        };
    }
}
