package org.wwow.backup.server.canary;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Reads files once and finds every form of every canary in them, wherever buffers are cut (Aho and Corasick, 1975).
final class Search {
    private static final int SIGNS = 256;

    private final List<Canary> canaries;
    private final List<int[]> next = new ArrayList<>();
    private final int[] table;
    private final boolean[] ending;
    private final List<BitSet> endsHere = new ArrayList<>();
    private final Map<Canary, Set<String>> found = new TreeMap<>((one, two) -> one.name().compareTo(two.name()));

    Search(List<Canary> canaries) {
        this.canaries = List.copyOf(canaries);
        addState();
        for (int at = 0; at < canaries.size(); at++) {
            for (byte[] form : canaries.get(at).forms()) {
                add(form, at);
            }
        }
        link();
        table = next.stream().flatMapToInt(Arrays::stream).toArray();
        ending = new boolean[endsHere.size()];
        for (int state = 0; state < ending.length; state++) {
            ending[state] = !endsHere.get(state).isEmpty();
        }
    }

    /// What was found so far, each with the places it was found in.
    Map<Canary, Set<String>> found() {
        return found;
    }

    /// The places of one canary.
    Set<String> places(Canary canary) {
        return found.getOrDefault(canary, Set.of());
    }

    /// Searches every file below a folder, and the names of files and folders.
    void below(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.toList()) {
                String place = folder.relativize(path).toString();
                try (OutputStream sink = sink(place)) {
                    sink.write(place.getBytes(StandardCharsets.UTF_8));
                }
                if (Files.isRegularFile(path)) {
                    in(path, place);
                }
            }
        }
    }

    /// Searches one file.
    void in(Path file, String place) throws IOException {
        try (InputStream bytes = Files.newInputStream(file); OutputStream sink = sink(place)) {
            byte[] buffer = new byte[1 << 18];
            for (int read = bytes.read(buffer); read >= 0; read = bytes.read(buffer)) {
                sink.write(buffer, 0, read);
            }
        }
    }

    /// Searches what is written into it.
    OutputStream sink(String place) {
        return new OutputStream() {
            private int state;

            @Override
            public void write(int sign) {
                state = step(state, (byte) sign, place);
            }

            @Override
            public void write(byte[] bytes, int from, int length) {
                for (int at = from; at < from + length; at++) {
                    state = step(state, bytes[at], place);
                }
            }
        };
    }

    private int step(int state, byte sign, String place) {
        int reached = table[state * SIGNS + Byte.toUnsignedInt(sign)];
        if (ending[reached]) {
            endsHere.get(reached)
                    .stream()
                    .forEach(canary -> found.computeIfAbsent(canaries.get(canary), _ -> new TreeSet<>()).add(place));
        }
        return reached;
    }

    private int addState() {
        int[] nowhere = new int[SIGNS];
        Arrays.fill(nowhere, -1);
        next.add(nowhere);
        endsHere.add(new BitSet());
        return next.size() - 1;
    }

    private void add(byte[] form, int canary) {
        int state = 0;
        for (byte sign : form) {
            int at = Byte.toUnsignedInt(sign);
            if (next.get(state)[at] < 0) {
                int fresh = addState();
                next.get(state)[at] = fresh;
            }
            state = next.get(state)[at];
        }
        endsHere.get(state).set(canary);
    }

    /// Breadth first: a state goes where its longest proper suffix goes, unless it has a way of its own.
    private void link() {
        int[] suffix = new int[next.size()];
        Deque<Integer> waiting = new ArrayDeque<>(List.of(0));
        while (!waiting.isEmpty()) {
            int state = waiting.remove();
            endsHere.get(state).or(endsHere.get(suffix[state]));
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
