package org.wwow.backup.dossier.document;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/// Splits a text into what one typeface draws in one direction. Nothing of the text is lost: a sign that no typeface
/// here draws, or that would steer the page instead of standing on it, is shown by its number.
final class Lettering {
    /// Lam and alef are always written as one; the typesetter joins every other pair by itself.
    private static final Map<Character, Character> LAM_AND = Map.of('\u0622', '\uFEF5', '\u0623', '\uFEF7', '\u0625',
            '\uFEF9', '\u0627', '\uFEFB');
    /// Letters that are not joined to the one after them (Unicode, joining type R), and hamza, joined to none.
    private static final String ENDING = "\u0621\u0622\u0623\u0624\u0625\u0627\u0629\u062F\u0630\u0631\u0632\u0648"
            + "\u0671\u0672\u0673\u0675\u0688\u0691\u0698\u06C0\u06CD\u06D2\u06D3";
    /// Signs that draw nothing by themselves and that phones write unasked: marks of direction, joiners, soft hyphen,
    /// byte order mark, the choice of a picture's style. They stay in the records.
    private static final String SILENT = "\u200B\u200C\u200D\u200E\u200F\u061C\u00AD\u2060\uFEFF\uFE0E\uFE0F";
    private static final char LAM = '\u0644';
    /// How many signs stand without a place to break the line; then one is offered.
    private static final int UNBROKEN = 24;
    private static final char BREAK = '\u200B';
    /// Before these the typesetter would draw a letter as if another followed.
    private static final String STOPS = "\u061B\u061F\u066A\u066B\u066C\u066D\u06D4";
    private static final char END_OF_JOINING = '\u200C';

    /// Around words that were put into a sentence; no text can hold these signs, they are no characters.
    static final String FIRST = "\uFDD0";
    static final String LAST = "\uFDD1";

    private Lettering() {}

    /// A part of a text.
    ///
    /// @param text what is drawn
    /// @param typeface by which
    /// @param turned whether it runs against the direction of its paragraph
    record Run(String text, Typeface typeface, boolean turned) {
        /// Whether it holds a letter or digit.
        boolean strong() {
            return text.codePoints().anyMatch(Character::isLetterOrDigit);
        }
    }

    /// The runs of one paragraph, in the order of reading.
    static List<Run> runs(String text, boolean rightToLeft) {
        List<Run> runs = new ArrayList<>();
        for (String part : parts(text)) {
            add(part, rightToLeft, runs);
        }
        return runs;
    }

    /// What was put into a sentence, apart from the sentence.
    private static List<String> parts(String text) {
        return Arrays.stream(text.split("(?=" + FIRST + ")|" + LAST, -1))
                .map(part -> part.replace(FIRST, ""))
                .filter(part -> !part.isEmpty())
                .toList();
    }

    private static void add(String text, boolean rightToLeft, List<Run> runs) {
        int[] signs = breakable(joined(shown(text)));
        boolean[] turned = turned(signs, rightToLeft);
        int from = 0;
        Typeface last = Typeface.SANS;
        for (int at = 0; at < signs.length; at++) {
            Typeface next = typeface(signs[at], last);
            if (at > from && (next != last || turned[at] != turned[at - 1])) {
                runs.add(new Run(new String(signs, from, at - from), last, turned[at - 1]));
                from = at;
            }
            last = next;
        }
        if (signs.length > from) {
            runs.add(new Run(new String(signs, from, signs.length - from), last, turned[signs.length - 1]));
        }
    }

    /// The text with every sign that cannot stand on the page written as its number.
    static String shown(String text) {
        StringBuilder out = new StringBuilder(text.length());
        Normalizer.normalize(text, Normalizer.Form.NFC).codePoints().forEach(sign -> {
            if (SILENT.indexOf(sign) >= 0) {
                return;
            }
            if (sign == '\t' || (Character.getType(sign) == Character.SPACE_SEPARATOR && sign != '\u00A0')) {
                out.append(' ');
            } else if (stands(sign)) {
                out.appendCodePoint(sign);
            } else {
                out.append("[U+").append(number(sign)).append(']');
            }
        });
        return out.toString();
    }

    /// Whether every sign of a text stands on the page as it is.
    static boolean whole(String text) {
        String composed = Normalizer.normalize(text, Normalizer.Form.NFC);
        return composed.equals(text) && composed.codePoints().allMatch(sign -> sign == '\n' || stands(sign));
    }

    private static String number(int sign) {
        return HexFormat.of().withUpperCase().toHexDigits(sign).replaceFirst("^0{1,4}", "");
    }

    private static boolean stands(int sign) {
        int type = Character.getType(sign);
        return type != Character.CONTROL && type != Character.FORMAT && type != Character.SURROGATE
                && type != Character.UNASSIGNED && type != Character.PRIVATE_USE
                && type != Character.LINE_SEPARATOR && type != Character.PARAGRAPH_SEPARATOR
                && (Typeface.SANS.draws(sign) || Typeface.ARABIC.draws(sign));
    }

    /// Lam followed by alef becomes the one sign for both; vowels written between them follow it.
    private static String joined(String text) {
        StringBuilder out = new StringBuilder(text.length());
        for (int at = 0; at < text.length(); at++) {
            char sign = text.charAt(at);
            int alef = at + 1;
            while (sign == LAM && alef < text.length() && mark(text.charAt(alef))) {
                alef++;
            }
            if (STOPS.indexOf(sign) >= 0 && joins(text, at - 1)) {
                out.append(END_OF_JOINING);
            }
            Character pair = sign == LAM && alef < text.length() ? LAM_AND.get(text.charAt(alef)) : null;
            if (pair == null) {
                out.append(sign);
            } else {
                boolean after = joins(text, at - 1);
                out.append((char) (pair + (after ? 1 : 0))).append(text, at + 1, alef);
                at = alef;
            }
        }
        return out.toString();
    }

    /// Whether the letter at or before a place is joined to the one after it.
    private static boolean joins(String text, int place) {
        int at = place;
        while (at >= 0 && mark(text.charAt(at))) {
            at--;
        }
        return at >= 0 && Character.isLetter(text.charAt(at)) && arabic(text.charAt(at))
                && ENDING.indexOf(text.charAt(at)) < 0;
    }

    private static boolean mark(int sign) {
        return Character.getType(sign) == Character.NON_SPACING_MARK;
    }

    /// A hash, an address, a word without end: a place to break is offered where a line could overflow.
    private static int[] breakable(String text) {
        StringBuilder out = new StringBuilder(text.length());
        int unbroken = 0;
        for (int sign : text.codePoints().toArray()) {
            unbroken = sign == ' ' ? 0 : unbroken + 1;
            if (unbroken > UNBROKEN && !mark(sign) && !arabic(sign)) {
                out.append(BREAK);
                unbroken = 1;
            }
            out.appendCodePoint(sign);
        }
        return out.codePoints().toArray();
    }

    private static Typeface typeface(int sign, Typeface last) {
        if (sign == BREAK || sign == END_OF_JOINING || mark(sign)) {
            return last;
        }
        boolean arabic = arabic(sign) ? Typeface.ARABIC.draws(sign) : !Typeface.SANS.draws(sign);
        return arabic ? Typeface.ARABIC : Typeface.SANS;
    }

    /// Islands of the other direction: from a letter of it, or in Arabic from a digit, to the last such sign before
    /// the paragraph's own letters begin again, with the bracket that closes what was opened inside.
    private static boolean[] turned(int[] signs, boolean rightToLeft) {
        boolean[] turned = new boolean[signs.length];
        boolean foreign = Arrays.stream(signs).noneMatch(sign -> with(sign, rightToLeft))
                && Arrays.stream(signs).anyMatch(sign -> against(sign, rightToLeft) && Character.isLetter(sign));
        if (foreign) {
            Arrays.fill(turned, true);
            return turned;
        }
        int at = 0;
        while (at < signs.length) {
            if (!against(signs[at], rightToLeft)) {
                at++;
                continue;
            }
            int end = at + 1;
            for (int next = at + 1; next < signs.length && !with(signs[next], rightToLeft); next++) {
                if (against(signs[next], rightToLeft) || closes(signs, at, next)) {
                    end = next + 1;
                }
            }
            Arrays.fill(turned, at, end, true);
            at = end;
        }
        return turned;
    }

    private static boolean against(int sign, boolean rightToLeft) {
        return rightToLeft
                ? Character.isLetterOrDigit(sign) && !arabic(sign)
                : arabic(sign) && (Character.isLetter(sign) || mark(sign));
    }

    private static boolean with(int sign, boolean rightToLeft) {
        return rightToLeft
                ? arabic(sign) && (Character.isLetterOrDigit(sign) || mark(sign))
                : Character.isLetterOrDigit(sign) && !arabic(sign);
    }

    private static boolean closes(int[] signs, int from, int at) {
        int opening = switch (signs[at]) {
            case ')' -> '(';
            case ']' -> '[';
            case '%', '°' -> '%';
            default -> 0;
        };
        if (opening == '%') {
            return true;
        }
        int depth = 0;
        for (int before = from; opening != 0 && before <= at; before++) {
            depth += signs[before] == opening ? 1 : signs[before] == signs[at] ? -1 : 0;
        }
        return opening != 0 && depth == 0;
    }

    private static boolean arabic(int sign) {
        Character.UnicodeScript script = Character.UnicodeScript.of(sign);
        return script == Character.UnicodeScript.ARABIC || (sign >= 0x0600 && sign <= 0x06FF);
    }
}
