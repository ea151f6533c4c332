package org.wwow.backup.dossier.redaction;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import java.util.Set;

/// Finds many byte sequences in one pass (Aho and Corasick, 1975).
final class ByteSearch {
    private static final int SIGNS = 256;

    private final List<int[]> next = new ArrayList<>();
    private final List<BitSet> ends = new ArrayList<>();

    /// @param forms the sequences of each word
    ByteSearch(List<List<byte[]>> forms) {
        addState();
        for (int word = 0; word < forms.size(); word++) {
            for (byte[] form : forms.get(word)) {
                add(form, word);
            }
        }
        link();
    }

    /// Adds the number of each word that stands in the bytes.
    void in(byte[] bytes, Set<Integer> found) {
        int state = 0;
        for (byte sign : bytes) {
            state = next.get(state)[Byte.toUnsignedInt(sign)];
            BitSet here = ends.get(state);
            for (int word = here.nextSetBit(0); word >= 0; word = here.nextSetBit(word + 1)) {
                found.add(word);
            }
        }
    }

    private int addState() {
        int[] nowhere = new int[SIGNS];
        Arrays.fill(nowhere, -1);
        next.add(nowhere);
        ends.add(new BitSet());
        return next.size() - 1;
    }

    private void add(byte[] form, int word) {
        int state = 0;
        for (byte sign : form) {
            int at = Byte.toUnsignedInt(sign);
            if (next.get(state)[at] < 0) {
                int fresh = addState();
                next.get(state)[at] = fresh;
            }
            state = next.get(state)[at];
        }
        ends.get(state).set(word);
    }

    /// Breadth first: a state goes where its longest proper suffix goes, unless it has a way of its own.
    private void link() {
        int[] suffix = new int[next.size()];
        Deque<Integer> waiting = new ArrayDeque<>(List.of(0));
        while (!waiting.isEmpty()) {
            int state = waiting.remove();
            ends.get(state).or(ends.get(suffix[state]));
            for (int sign = 0; sign < SIGNS; sign++) {
                int own = next.get(state)[sign];
                int other = state == 0 ? 0 : next.get(suffix[state])[sign];
                if (own < 0) {
                    next.get(state)[sign] = other;
                } else {
                    suffix[own] = other;
                    waiting.add(own);
                }
            }
        }
    }
}
