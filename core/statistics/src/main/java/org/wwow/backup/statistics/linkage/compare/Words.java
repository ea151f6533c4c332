package org.wwow.backup.statistics.linkage.compare;

import java.util.Arrays;

/// Free words, such as an address: compared by the pairs of neighbouring letters they share.
public final class Words implements Cell {
    private static final int LONGEST = 1_000;

    private final String latin;
    private final int[] pairs;

    private Words(String latin) {
        this.latin = latin;
        String padded = " " + latin + " ";
        this.pairs = new int[padded.length() - 1];
        for (int at = 0; at < pairs.length; at++) {
            pairs[at] = (padded.charAt(at) << 16) | padded.charAt(at + 1);
        }
        Arrays.sort(pairs);
    }

    /// Reads words; absent where no letter and no digit is left, cut after a thousand letters.
    public static Cell read(String text) {
        String latin = Latin.of(text);
        return latin.isEmpty() ? Absent.CELL : new Words(latin.substring(0, Math.min(LONGEST, latin.length())));
    }

    /// Whether both are the same words in the same order.
    boolean same(Words other) {
        return latin.equals(other.latin);
    }

    /// Dice's coefficient of the pairs of letters, from 0 to 1 (Dice 1945).
    double similarity(Words other) {
        int at = 0;
        int there = 0;
        int common = 0;
        while (at < pairs.length && there < other.pairs.length) {
            int order = Integer.compare(pairs[at], other.pairs[there]);
            common += order == 0 ? 1 : 0;
            at += order <= 0 ? 1 : 0;
            there += order >= 0 ? 1 : 0;
        }
        return 2.0 * common / (pairs.length + other.pairs.length);
    }

    @Override
    public String rareness() {
        return latin;
    }
}
