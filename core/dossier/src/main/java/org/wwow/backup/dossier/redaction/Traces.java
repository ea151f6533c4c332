package org.wwow.backup.dossier.redaction;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

import org.wwow.backup.dossier.bag.BagFiles;

/// Searches what was made for what was taken out of it: every byte, every form, and inside every packed stream.
///
/// A form of fewer than six bytes is searched for in what is text alone: in pixels or sound chance would find it.
public final class Traces {
    /// No packed stream is unpacked further than this; what was packed so tightly holds no thumbnail and no text.
    private static final int UNPACKED = 64 << 20;
    private static final int DEEPEST = 3;

    private static final int BY_CHANCE = 6;

    private final ByteSearch everywhere;
    private final ByteSearch inText;
    private final List<String> words;

    /// @param words what may not be found
    /// @throws IllegalArgumentException if there is none, or one is empty
    public Traces(List<String> words) {
        if (words.isEmpty() || words.stream().anyMatch(String::isBlank)) {
            throw new IllegalArgumentException("There is nothing to search for.");
        }
        this.words = List.copyOf(words);
        List<List<byte[]>> forms = this.words.stream().map(TraceForms::of).toList();
        this.inText = new ByteSearch(forms);
        this.everywhere = new ByteSearch(forms.stream()
                .map(all -> all.stream().filter(form -> form.length >= BY_CHANCE).toList())
                .toList());
    }

    /// A word that was found.
    ///
    /// @param word what should not have been there
    /// @param file where it was
    public record Trace(String word, String file) {}

    /// Every trace in the files and their names.
    ///
    /// @throws IOException if a file cannot be read
    public List<Trace> in(BagFiles files) throws IOException {
        List<Trace> traces = new ArrayList<>();
        for (String path : files.sizes().keySet()) {
            try (InputStream bytes = files.open(path)) {
                // Read whole: a packed stream may begin at any byte. Redacted outputs are pictures, texts, documents.
                traces.addAll(in(path, bytes.readAllBytes()));
            }
        }
        return traces;
    }

    /// Every trace in one file and its name.
    public List<Trace> in(String path, byte[] bytes) {
        Set<Integer> found = new TreeSet<>();
        inText.in(path.getBytes(StandardCharsets.UTF_8), found);
        in(bytes, DEEPEST, found);
        return found.stream().map(word -> new Trace(words.get(word), path)).toList();
    }

    private void in(byte[] bytes, int depth, Set<Integer> found) {
        (isText(bytes) ? inText : everywhere).in(bytes, found);
        if (depth == 0) {
            return;
        }
        for (int at = 0; at + 2 < bytes.length; at++) {
            if (looksPacked(bytes, at)) {
                in(unpacked(bytes, at), depth - 1, found);
            }
        }
    }

    private static boolean isText(byte[] bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException binary) {
            return false;
        }
    }

    /// A zlib head (RFC 1950): deflate, a window, a check of both.
    private static boolean looksPacked(byte[] bytes, int at) {
        int head = Byte.toUnsignedInt(bytes[at]) << 8 | Byte.toUnsignedInt(bytes[at + 1]);
        return (head & 0x0f00) == 0x0800 && head >>> 12 <= 7 && head % 31 == 0 && (head & 0x20) == 0;
    }

    private static byte[] unpacked(byte[] bytes, int at) {
        var out = new ByteArrayOutputStream();
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(bytes, at, bytes.length - at);
            byte[] piece = new byte[8_192];
            int length = inflater.inflate(piece);
            while (length > 0 && out.size() < UNPACKED) {
                out.write(piece, 0, length);
                length = inflater.inflate(piece);
            }
        } catch (DataFormatException noStream) {
            // Two bytes that only looked like a head; what came out before is searched all the same.
        } finally {
            inflater.end();
        }
        return out.toByteArray();
    }
}
