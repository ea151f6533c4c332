package org.wwow.backup.sealing;

import java.text.Normalizer;

/// A string in normalization form C, of real characters only (no lone surrogates, no noncharacters).
public record JsonText(String value) implements JsonValue {
    /// @throws FormRefused with `NOT_A_CHARACTER` or `NOT_NFC`
    public JsonText {
        check(value);
    }

    /// The rules for strings, which hold for member names too.
    static void check(String text) {
        boolean ascii = true;
        for (int at = 0; at < text.length(); at++) {
            char unit = text.charAt(at);
            if (unit >= 0x80) {
                ascii = false;
                at += checkBeyondAscii(text, at);
            }
        }
        if (!ascii && !Normalizer.isNormalized(text, Normalizer.Form.NFC)) {
            throw new FormRefused(FormRefused.Reason.NOT_NFC, "text");
        }
    }

    private static int checkBeyondAscii(String text, int at) {
        int point = text.codePointAt(at);
        boolean surrogate = point >= 0xD800 && point <= 0xDFFF;
        boolean noncharacter = (point & 0xFFFE) == 0xFFFE || (point >= 0xFDD0 && point <= 0xFDEF);
        if (surrogate || noncharacter) {
            throw new FormRefused(FormRefused.Reason.NOT_A_CHARACTER, "text");
        }
        return Character.charCount(point) - 1;
    }

    /// Says nothing of the text: it may be what a reporter wrote.
    @Override
    public String toString() {
        return "JsonText[hidden]";
    }
}
