package org.wwow.backup.statistics.linkage.compare;

/// Whether two texts differ by a single slip of the pen: one letter changed, left out or put in, or two neighbours
/// exchanged (Damerau 1964).
final class Slip {
    private Slip() {}

    static boolean between(String one, String other) {
        String shorter = one.length() <= other.length() ? one : other;
        String longer = shorter.equals(one) ? other : one;
        int same = 0;
        while (same < shorter.length() && shorter.charAt(same) == longer.charAt(same)) {
            same++;
        }
        return switch (longer.length() - shorter.length()) {
            case 0 -> same < shorter.length() && (rest(shorter, longer, same + 1, same + 1)
                    || (exchanged(shorter, longer, same) && rest(shorter, longer, same + 2, same + 2)));
            case 1 -> rest(shorter, longer, same, same + 1);
            default -> false;
        };
    }

    private static boolean exchanged(String one, String other, int at) {
        return at + 1 < one.length() && one.charAt(at) == other.charAt(at + 1)
                && one.charAt(at + 1) == other.charAt(at);
    }

    private static boolean rest(String one, String other, int from, int otherFrom) {
        return one.length() - from == other.length() - otherFrom
                && one.regionMatches(from, other, otherFrom, one.length() - from);
    }
}
