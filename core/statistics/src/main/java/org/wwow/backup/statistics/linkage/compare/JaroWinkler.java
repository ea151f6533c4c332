package org.wwow.backup.statistics.linkage.compare;

/// How alike two short texts are, from 0 to 1: the share of letters they have in common near the same place, with more
/// weight on a common beginning (Jaro 1989; Winkler 1990). Identical texts have 1; two empty ones too.
///
/// The usual rule picks letters from left to right in the first text, so that its answer may depend on which text is
/// the first; here the shorter one, then the lesser one, is always taken first, and the answer does not.
public final class JaroWinkler {
    private static final int LONGEST_PREFIX = 4;
    private static final double PREFIX_WEIGHT = 0.1;
    private static final double LEAST_BOOSTED = 0.7;

    private JaroWinkler() {}

    /// The similarity of two texts.
    public static double similarity(String one, String other) {
        double jaro = jaro(one, other);
        if (jaro <= LEAST_BOOSTED) {
            return jaro;
        }
        int most = Math.min(LONGEST_PREFIX, Math.min(one.length(), other.length()));
        int prefix = 0;
        while (prefix < most && one.charAt(prefix) == other.charAt(prefix)) {
            prefix++;
        }
        return jaro + prefix * PREFIX_WEIGHT * (1 - jaro);
    }

    /// Jaro's similarity, without the weight on the beginning.
    public static double jaro(String one, String other) {
        if (one.equals(other)) {
            return 1;
        }
        boolean inOrder = one.length() < other.length()
                || (one.length() == other.length() && one.compareTo(other) < 0);
        return inOrder ? ordered(one, other) : ordered(other, one);
    }

    private static double ordered(String shorter, String longer) {
        int reach = Math.max(0, longer.length() / 2 - 1);
        boolean[] taken = new boolean[longer.length()];
        char[] found = new char[shorter.length()];
        int common = 0;
        for (int at = 0; at < shorter.length(); at++) {
            int end = Math.min(longer.length(), at + reach + 1);
            for (int there = Math.max(0, at - reach); there < end; there++) {
                if (!taken[there] && longer.charAt(there) == shorter.charAt(at)) {
                    taken[there] = true;
                    found[common++] = shorter.charAt(at);
                    break;
                }
            }
        }
        if (common == 0) {
            return 0;
        }
        int moved = 0;
        int next = 0;
        for (int there = 0; there < longer.length(); there++) {
            if (taken[there] && longer.charAt(there) != found[next++]) {
                moved++;
            }
        }
        double share = common;
        int transposed = moved / 2;
        return (share / shorter.length() + share / longer.length() + (share - transposed) / share) / 3;
    }
}
