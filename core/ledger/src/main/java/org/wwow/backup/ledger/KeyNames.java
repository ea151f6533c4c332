package org.wwow.backup.ledger;

/// What may be the name of a key (C2SP signed-note).
final class KeyNames {
    private KeyNames() {}

    static String require(String name) {
        if (!isOne(name)) {
            throw new IllegalArgumentException("A key name has at least one character, and neither spaces nor a plus.");
        }
        return name;
    }

    static boolean isOne(String name) {
        return !name.isEmpty() && name.codePoints().noneMatch(KeyNames::isForbidden);
    }

    private static boolean isForbidden(int point) {
        return point == '+' || point < ' ' || point == 0x85 || Character.isSpaceChar(point)
                || Character.isWhitespace(point);
    }
}
