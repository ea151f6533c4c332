package org.wwow.backup.statistics.linkage.compare;

import java.util.Locale;

/// A number or sign that something is known by: a telephone number, a registration, a postcode, a category.
///
/// @param text letters and digits only, in capitals
public record Code(String text) implements Cell {
    /// Reads a code; absent where no letter and no digit is left.
    public static Cell read(String text) {
        StringBuilder kept = new StringBuilder(text.length());
        text.toUpperCase(Locale.ROOT).codePoints().filter(Character::isLetterOrDigit).forEach(letter -> {
            int digit = Character.isDigit(letter) ? Character.digit(letter, 10) : -1;
            kept.appendCodePoint(digit < 0 ? letter : '0' + digit);
        });
        return kept.isEmpty() ? Absent.CELL : new Code(kept.toString());
    }

    @Override
    public String rareness() {
        return text;
    }
}
