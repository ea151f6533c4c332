package org.wwow.backup.ledger;

import java.util.regex.Pattern;

/// Decimal numbers as all C2SP texts write them: no sign, no leading zero. Up to 2^63 - 1.
final class Decimals {
    private static final Pattern CANONICAL = Pattern.compile("0|[1-9][0-9]{0,18}");

    private Decimals() {}

    static long read(String text) {
        try {
            if (CANONICAL.matcher(text).matches()) {
                return Long.parseLong(text);
            }
        } catch (NumberFormatException _) {
            // nineteen digits may still be too large
        }
        throw new NoteRefused.Malformed("A number is decimal, without leading zero, and below 2^63.");
    }
}
