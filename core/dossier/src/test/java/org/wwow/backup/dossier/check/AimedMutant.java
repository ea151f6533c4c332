package org.wwow.backup.dossier.check;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/// One deed of somebody who knows the format, done to one part of a finished dossier. All lists are made anew, unless they
/// are what is changed; the seal stays.
final class AimedMutant {
    private static final int TRIES = 50;

    private final OpenedUp file;
    private final List<String> paths;
    private final Random random;

    private AimedMutant(OpenedUp file, List<String> paths, Random random) {
        this.file = file;
        this.paths = paths;
        this.random = random;
    }

    /// What is changed.
    enum Part {
        MANIFESTS("(tag)?manifest-sha(256|512)\\.txt|bag-info\\.txt|bagit\\.txt|META-INF/manifest\\.xml"), //
        SIGNATURES("META-INF/signatures\\.xml"), //
        CONTAINER_TYPE("mimetype"), //
        INDEX("data/dossier\\.json"), //
        LOAD_FILE("data/index\\.csv"), //
        GRAPH("data/case\\.jsonld"), //
        EVENTS("data/custody\\.jsonl"), //
        PROOFS("data/proofs/.*"), //
        WITNESSES("data/log/[0-9]+\\.checkpoint"), //
        GROWTH("data/log/.*\\.consistency"), //
        POLICY("data/log/policy"), //
        TOKENS("data/time/.*"), //
        DEPOSITS("data/deposits/.*"), //
        DIRECTORY("data/directory\\.jsonl"), //
        DOCUMENT("data/document\\.pdf"), //
        ORIGINALS("data/exhibits/[0-9]+/original\\..*"), //
        DERIVATIVES("data/exhibits/[0-9]+/[0-9a-f]{8}-.*"), //
        CAPTURES("data/exhibits/[0-9]+/capture\\.json"), //
        EARLIER_CHECKS("data/checks\\.json"), //
        STEPS("data/verify\\.txt");

        private final String pattern;

        Part(String pattern) {
            this.pattern = pattern;
        }
    }

    /// What is done to it.
    enum Deed {
        FLIP, DROP, ADD, RENAME, REORDER, REPLACE, TRUNCATE
    }

    /// Draws one.
    static Mutant draw(byte[] whole, Part part, Deed deed, Random random) {
        var file = new OpenedUp(whole);
        List<String> paths = file.paths().stream().filter(path -> path.matches(part.pattern)).toList();
        var aimed = new AimedMutant(file, paths, random);
        String path = paths.get(random.nextInt(paths.size()));
        String how = part + ", " + deed + ": " + aimed.change(path, deed);
        return new Mutant(how, part == Part.MANIFESTS ? file.packed() : file.repacked());
    }

    private String change(String path, Deed deed) {
        return switch (deed) {
            case FLIP -> put(path, Mutant.flipped(bytes(path), random.nextInt(bytes(path).length), random));
            case DROP -> random.nextBoolean() ? drop(path) : lines(path, deed);
            case ADD -> random.nextBoolean() ? add(path) : lines(path, deed);
            case RENAME -> rename(path);
            case REORDER -> lines(path, deed);
            case REPLACE -> replace(path);
            case TRUNCATE -> put(path, Arrays.copyOf(bytes(path), random.nextInt(bytes(path).length)));
        };
    }

    private byte[] bytes(String path) {
        return file.bytes(path);
    }

    private String put(String path, byte[] bytes) {
        file.files().put(path, bytes);
        return path;
    }

    private String drop(String path) {
        file.drop(path);
        return "all of " + path;
    }

    /// The same file once more, under a name that its folder could have.
    private String add(String path) {
        int end = path.lastIndexOf('.') < 0 ? path.length() : path.lastIndexOf('.');
        return put(path.substring(0, end) + "0" + path.substring(end), bytes(path));
    }

    private String rename(String path) {
        byte[] bytes = bytes(path);
        String added = add(path);
        file.drop(path);
        return put(added, bytes);
    }

    /// The bytes of another file, of the same part where it has two.
    private String replace(String path) {
        List<String> others = new ArrayList<>(paths.size() > 1 ? paths : file.paths());
        others.removeIf(other -> Arrays.equals(bytes(other), bytes(path)));
        String other = others.get(random.nextInt(others.size()));
        return put(path, bytes(other)) + " by " + other;
    }

    /// A line out, twice or in another place; where there are no lines, pieces of eight bytes.
    private String lines(String path, Deed deed) {
        byte[] before = bytes(path);
        for (int tries = 0; tries < TRIES; tries++) {
            List<String> pieces = pieces(before);
            int at = random.nextInt(pieces.size());
            switch (deed) {
                case DROP -> pieces.remove(at);
                case ADD -> pieces.add(at, pieces.get(at));
                default -> Collections.swap(pieces, at, random.nextInt(pieces.size()));
            }
            byte[] after = String.join("", pieces).getBytes(StandardCharsets.ISO_8859_1);
            if (!Arrays.equals(before, after)) {
                return put(path, after) + " at " + at;
            }
        }
        return rename(path);
    }

    private static List<String> pieces(byte[] bytes) {
        String signs = new String(bytes, StandardCharsets.ISO_8859_1);
        List<String> pieces = new ArrayList<>(Arrays.asList(signs.split("(?<=\n)", -1)));
        if (pieces.size() > 3 && pieces.stream().allMatch(piece -> piece.length() < 4_096)) {
            return pieces;
        }
        pieces.clear();
        for (int at = 0; at < signs.length(); at += 8) {
            pieces.add(signs.substring(at, Math.min(signs.length(), at + 8)));
        }
        return pieces;
    }
}
