package org.wwow.backup.dossier.bag;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Collections;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.LongConsumer;
import java.util.regex.Pattern;

/// A bag in the making (RFC 8493 version 1.0): SHA-256 and SHA-512 over every file, nothing to be fetched.
///
/// The same files and words give the same bag, byte by byte.
public final class BagDraft {
    private static final List<BagAlgorithm> ALGORITHMS = List.of(BagAlgorithm.SHA256, BagAlgorithm.SHA512);
    private static final Pattern LABEL = Pattern.compile("[A-Za-z0-9]+(-[A-Za-z0-9]+)*");
    private static final Pattern ONE_LINE = Pattern.compile("[^\\p{Cntrl}\\u0085\\u2028\\u2029]*");
    private static final int PIECE = 1 << 16;

    private final SortedMap<String, BagSource> payload = new TreeMap<>();
    private final SortedMap<String, byte[]> tags = new TreeMap<>();
    private final Set<String> taken = new HashSet<>();
    private final SequencedMap<String, String> words = new LinkedHashMap<>();

    /// A bag without files yet.
    public BagDraft() {}

    /// Adds a payload file under `data/`.
    ///
    /// @param path from the payload's own folder, in normal form C
    /// @throws IllegalArgumentException if the path is taken, leads out, or is one with another on some system
    public void add(String path, BagSource source) {
        String whole = BagPath.PAYLOAD + path;
        requirePlain(whole);
        requireFree(whole);
        payload.put(whole, source);
    }

    /// Adds a tag file beside the lists that the bag makes itself.
    ///
    /// @throws IllegalArgumentException as [#add], and for a path inside the payload or of one of those lists
    public void addTag(String path, byte[] bytes) {
        requirePlain(path);
        if (BagPath.payload(path) || BagManifest.isOne(path) || path.equals(BagDeclaration.FILE)
                || path.equals(BagTexts.INFO) || path.equals(BagTexts.FETCH)) {
            throw new IllegalArgumentException("The path " + path + " is not one for a tag file.");
        }
        requireFree(path);
        tags.put(path, bytes.clone());
    }

    /// Adds a line to `bag-info.txt`, in the order of adding; `Payload-Oxum` is added by the bag.
    ///
    /// @throws IllegalArgumentException if the label is none or the text is not one line
    public void say(String label, String text) {
        if (!LABEL.matcher(label).matches() || !ONE_LINE.matcher(text).matches()
                || label.equalsIgnoreCase("Payload-Oxum")) {
            throw new IllegalArgumentException("This is no line for " + BagTexts.INFO + ".");
        }
        words.put(label, text);
    }

    /// Reads each payload file once and gives the whole bag: every path with its bytes.
    ///
    /// @param progress told the bytes read after each piece; it ends the work by throwing
    /// @throws IOException if a file cannot be read
    public SortedMap<String, BagSource> pack(LongConsumer progress) throws IOException {
        SortedMap<String, BagSource> bag = new TreeMap<>(payload);
        List<Listing> lists = lists();
        long bytes = 0;
        for (var file : payload.entrySet()) {
            bytes += list(file.getKey(), file.getValue(), lists, progress);
        }
        SortedMap<String, byte[]> described = new TreeMap<>(tags);
        described.put(BagDeclaration.FILE, text("BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"));
        described.put(BagTexts.INFO, info(bytes));
        lists.forEach(list -> described.put("manifest-" + list.algorithm.token() + ".txt", list.bytes()));
        described.forEach((path, content) -> bag.put(path, BagSource.of(content)));
        listTags(described).forEach((path, content) -> bag.put(path, BagSource.of(content)));
        return Collections.unmodifiableSortedMap(bag);
    }

    private static SortedMap<String, byte[]> listTags(SortedMap<String, byte[]> described) throws IOException {
        List<Listing> lists = lists();
        for (var file : described.entrySet()) {
            list(file.getKey(), BagSource.of(file.getValue()), lists, bytes -> {});
        }
        SortedMap<String, byte[]> manifests = new TreeMap<>();
        lists.forEach(list -> manifests.put("tagmanifest-" + list.algorithm.token() + ".txt", list.bytes()));
        return manifests;
    }

    private static long list(String path, BagSource source, List<Listing> lists, LongConsumer progress)
            throws IOException {
        long size = 0;
        byte[] piece = new byte[PIECE];
        try (InputStream bytes = source.open()) {
            int read = bytes.read(piece);
            while (read >= 0) {
                int length = read;
                lists.forEach(list -> list.digest.update(piece, 0, length));
                progress.accept(read);
                size += read;
                read = bytes.read(piece);
            }
        }
        lists.forEach(list -> list.end(path));
        return size;
    }

    /// One manifest in the making.
    private record Listing(BagAlgorithm algorithm, MessageDigest digest, StringBuilder lines) {
        void end(String path) {
            lines.append(HexFormat.of().formatHex(digest.digest()))
                    .append("  ")
                    .append(path.replace("%", "%25"))
                    .append('\n');
        }

        byte[] bytes() {
            return text(lines.toString());
        }
    }

    private byte[] info(long bytes) {
        StringBuilder lines = new StringBuilder();
        words.forEach((label, text) -> lines.append(label).append(": ").append(text).append('\n'));
        lines.append("Payload-Oxum: ").append(bytes).append('.').append(payload.size()).append('\n');
        return text(lines.toString());
    }

    private void requireFree(String path) {
        if (!taken.add(BagPath.folded(path))) {
            throw new IllegalArgumentException("The path " + path + " is taken.");
        }
    }

    private static void requirePlain(String path) {
        BagFindings findings = new BagFindings();
        boolean plain = ONE_LINE.matcher(path).matches() && BagPath.normal(path)
                && BagPath.read(path.replace("%", "%25"), BagVersion.ONE, "", findings).isPresent()
                && findings.all().isEmpty();
        if (!plain) {
            throw new IllegalArgumentException("The path " + path + " leads out of the bag or is not plain.");
        }
    }

    private static List<Listing> lists() {
        return ALGORITHMS.stream()
                .map(algorithm -> new Listing(algorithm, algorithm.digest(), new StringBuilder()))
                .toList();
    }

    private static byte[] text(String lines) {
        return lines.getBytes(StandardCharsets.UTF_8);
    }
}
