package org.wwow.backup.verifier;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The words of one call: a command, files, and options with a value each.
record Words(String command, List<String> files, Map<String, List<String>> options) {
    private static final Set<String> KNOWN = Set.of("--policy", "--entry", "--leaf", "--vkey", "--root", "--trust",
            "--language", "--at", "--report", "--receipt");
    private static final Set<String> FLAGS = Set.of("--json");

    /// Words that cannot be understood.
    static final class Wrong extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Wrong(String sentence) {
            super(sentence);
        }
    }

    static Words of(List<String> words) {
        List<String> files = new ArrayList<>();
        Map<String, List<String>> options = new HashMap<>();
        for (int at = 1; at < words.size(); at++) {
            String word = words.get(at);
            if (!word.startsWith("--")) {
                files.add(word);
            } else if (FLAGS.contains(word)) {
                options.put(word, List.of());
            } else if (!KNOWN.contains(word) || at + 1 == words.size()) {
                throw new Wrong(word + " is not known, or has no value; see --help.");
            } else {
                options.computeIfAbsent(word, _ -> new ArrayList<>()).add(words.get(++at));
            }
        }
        return new Words(words.getFirst(), List.copyOf(files), Map.copyOf(options));
    }

    /// The file at this place, of exactly so many.
    String file(int at, int count) {
        if (files.size() != count) {
            throw new Wrong("This check takes " + count + (count == 1 ? " file" : " files") + "; see --help.");
        }
        return files.get(at);
    }

    /// An option that may be given once.
    Optional<String> once(String option) {
        List<String> values = all(option);
        if (values.size() > 1) {
            throw new Wrong(option + " is given once.");
        }
        return values.stream().findFirst();
    }

    /// Whether an option without a value is given.
    boolean has(String flag) {
        return options.containsKey(flag);
    }

    /// All values of an option.
    List<String> all(String option) {
        return options.getOrDefault(option, List.of());
    }
}
