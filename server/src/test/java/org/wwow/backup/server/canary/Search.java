package org.wwow.backup.server.canary;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.wwow.backup.dossier.redaction.ByteSearch;

/// Reads files once and finds every form of every canary in them, wherever buffers are cut.
final class Search {
    private final List<Canary> canaries;
    private final ByteSearch forms;
    private final Map<Canary, Set<String>> found = new TreeMap<>((one, two) -> one.name().compareTo(two.name()));

    Search(List<Canary> canaries) {
        this.canaries = List.copyOf(canaries);
        this.forms = new ByteSearch(canaries.stream().map(Canary::forms).toList());
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
            private int state = ByteSearch.BEGIN;

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
        int reached = forms.step(state, sign);
        if (forms.ends(reached)) {
            forms.words(reached)
                    .forEach(canary -> found.computeIfAbsent(canaries.get(canary), _ -> new TreeSet<>()).add(place));
        }
        return reached;
    }
}
