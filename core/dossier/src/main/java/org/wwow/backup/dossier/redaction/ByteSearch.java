package org.wwow.backup.dossier.redaction;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/// Finds many byte sequences in one pass, wherever the bytes are cut (Aho and Corasick, 1975).
public final class ByteSearch {
    /// The state before the first byte.
    public static final int BEGIN = 0;
    private static final int SIGNS = 256;

    private final List<int[]> next = new ArrayList<>();
    private final List<BitSet> ends = new ArrayList<>();
    private final int[] table;
    private final boolean[] ending;

    /// @param forms the sequences of each word, by its number
    public ByteSearch(List<List<byte[]>> forms) {
        addState();
        for (int word = 0; word < forms.size(); word++) {
            for (byte[] form : forms.get(word)) {
                add(form, word);
            }
        }
        link();
        table = next.stream().flatMapToInt(Arrays::stream).toArray();
        ending = new boolean[ends.size()];
        for (int state = 0; state < ending.length; state++) {
            ending[state] = !ends.get(state).isEmpty();
        }
    }

    /// The state after one more byte, from [#BEGIN] or a state before.
    public int step(int state, byte sign) {
        return table[state * SIGNS + Byte.toUnsignedInt(sign)];
    }

    /// Whether a form of any word ends in this state.
    public boolean ends(int state) {
        return ending[state];
    }

    /// The numbers of the words of which a form ends in this state.
    public IntStream words(int state) {
        return ends.get(state).stream();
    }

    /// Adds the number of each word that stands in the bytes.
    void in(byte[] bytes, Set<Integer> found) {
        int state = BEGIN;
        for (byte sign : bytes) {
            state = step(state, sign);
            if (ends(state)) {
                words(state).forEach(found::add);
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
