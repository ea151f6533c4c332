package org.wwow.backup.ledger;

import java.util.List;

/// What a log signs: its name, its size and its root (C2SP tlog-checkpoint). Unverified; see [VerifiedCheckpoint].
///
/// @param extensions lines that no monitor can audit and ML-DSA-44 does not cover; our own log writes none
public record Checkpoint(String origin, TreeHead head, List<String> extensions) {
    /// @throws IllegalArgumentException if a line is empty or holds a newline
    public Checkpoint {
        extensions = List.copyOf(extensions);
        requireLine(origin);
        extensions.forEach(Checkpoint::requireLine);
    }

    /// A checkpoint without extension lines.
    public static Checkpoint of(String origin, TreeHead head) {
        return new Checkpoint(origin, head, List.of());
    }

    /// Reads the text of a note.
    ///
    /// @throws NoteRefused.Malformed if it is no checkpoint
    public static Checkpoint parse(String text) {
        if (!text.endsWith("\n")) {
            throw new NoteRefused.Malformed("A checkpoint ends with a newline.");
        }
        List<String> lines = List.of(text.substring(0, text.length() - 1).split("\n", -1));
        if (lines.size() < 3 || lines.stream().anyMatch(String::isEmpty)) {
            throw new NoteRefused.Malformed("A checkpoint has an origin, a size and a root, none of them empty.");
        }
        var head = new TreeHead(new TreeSize(Decimals.read(lines.get(1))), root(lines.get(2)));
        return new Checkpoint(lines.get(0), head, lines.subList(3, lines.size()));
    }

    /// The text that is signed.
    public String text() {
        var text = new StringBuilder(origin).append('\n').append(head.size().leaves()).append('\n');
        text.append(head.root().base64()).append('\n');
        extensions.forEach(line -> text.append(line).append('\n'));
        return text.toString();
    }

    private static MerkleHash root(String line) {
        try {
            return MerkleHash.ofBase64(line);
        } catch (IllegalArgumentException notARoot) {
            throw new NoteRefused.Malformed("The root of a checkpoint is base64 of 32 bytes.");
        }
    }

    private static void requireLine(String line) {
        if (line.isEmpty() || line.indexOf('\n') >= 0) {
            throw new IllegalArgumentException("The lines of a checkpoint are not empty and have no newline.");
        }
    }
}
