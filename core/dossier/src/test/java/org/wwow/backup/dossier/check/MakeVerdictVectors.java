package org.wwow.backup.dossier.check;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.wwow.backup.sealing.CanonicalJson;
import org.wwow.backup.sealing.JsonArray;
import org.wwow.backup.sealing.JsonObject;

/// Writes `vectors/verdicts`. Run by hand when a check or a sample changes, with the property `backup.vectors`.
final class MakeVerdictVectors {
    private static final String EN = "en.asice";
    private static final String POLICY = "data/log/policy";
    private static final String CUSTODY = "data/custody.jsonl";
    private static final FileTime THEN = FileTime.from(Instant.parse("2026-01-01T00:00:00Z"));

    private final byte[] whole = VerdictVector.sample(EN);
    private final List<VerdictVector> vectors = new ArrayList<>();

    private MakeVerdictVectors() {}

    public static void main(String[] args) throws IOException {
        var make = new MakeVerdictVectors();
        make.bags();
        make.wholeOnes();
        make.bytes();
        make.entries();
        make.lists();
        make.otherWriters();
        Path folder = Files.createTempDirectory("verdicts");
        List<JsonObject> told = new ArrayList<>();
        for (VerdictVector vector : make.vectors) {
            told.add(vector.json(folder));
        }
        Files.createDirectories(VerdictVector.CASES.resolveSibling("."));
        Files.write(VerdictVector.CASES, CanonicalJson.write(JsonArray.of(told, one -> one)));
    }

    private void bags() {
        Path suite = VerdictVector.VECTORS.resolve("bagit-conformance");
        try (Stream<Path> all = Files.walk(suite, 3)) {
            all.filter(path -> Files.isDirectory(path) && suite.relativize(path).getNameCount() == 3)
                    .sorted()
                    .forEach(bag -> vectors.add(
                            VerdictVector.folder(VerdictVector.VECTORS.relativize(bag).toString())));
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    private void wholeOnes() {
        String policy = new String(opened().bytes(POLICY), StandardCharsets.UTF_8);
        String none = policy.lines().filter(line -> line.startsWith("log ")).toList().getFirst() + "\nquorum none\n";
        String strange = "log example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k\nquorum none\n";
        for (String sample : List.of(EN, "fr.asice", "ar.asice", "uk.asice", "en-protected.asice")) {
            vectors.add(VerdictVector.changed(sample, sample, VerdictVector.sample(sample)));
        }
        vectors.add(VerdictVector.changed("under its reader's policy", EN, whole).under(policy));
        vectors.add(VerdictVector.changed("under a policy without witnesses", EN, whole).under(none));
        vectors.add(VerdictVector.changed("under a stranger's policy", EN, whole).under(strange));
    }

    private void bytes() {
        int name = indexOf("data/case.jsonld");
        int payload = indexOf("%PDF-");
        int directory = indexOf("PK\001\002");
        for (int at : new int[]{0, name, name - 16, name - 20, payload + 1_000, directory + 16, directory + 46,
            directory + 12, whole.length - 1, whole.length - 22}) {
            byte[] flipped = whole.clone();
            flipped[at] ^= 1;
            changed("bit flipped at " + at, flipped);
        }
        changed("cut in the middle", Arrays.copyOf(whole, whole.length / 2));
        changed("cut by its last byte", Arrays.copyOf(whole, whole.length - 1));
        changed("a byte behind", Arrays.copyOf(whole, whole.length + 1));
        byte[] before = new byte[whole.length + 1];
        System.arraycopy(whole, 0, before, 1, whole.length);
        changed("a byte before", before);
        vectors.add(VerdictVector.own("empty", new byte[0]));
        vectors.add(VerdictVector.own("text", "no zip at all, but a text".getBytes(StandardCharsets.UTF_8)));
    }

    private void entries() {
        String original = opened().path("data/exhibits/0001/original.*");
        for (String path : List.of(original, "manifest-sha512.txt", "bagit.txt", "mimetype", CUSTODY,
                "META-INF/manifest.xml")) {
            changed("without " + path, opened().drop(path).packed());
        }
        OpenedUp renamed = opened();
        renamed.files().put(original + "x", renamed.bytes(original));
        changed("renamed " + original, renamed.drop(original).packed());
        OpenedUp more = opened();
        more.files().put("data/more.txt", new byte[]{1});
        changed("with a file of the payload more", more.packed());
        OpenedUp beside = opened();
        beside.files().put("beside.txt", new byte[]{1});
        beside.files().put("META-INF/signatures001.xml", new byte[]{1});
        changed("with files beside", beside.packed());
        OpenedUp fetched = opened();
        fetched.files().put("fetch.txt", "https://example.org/a - data/a\n".getBytes(StandardCharsets.UTF_8));
        changed("with a file to be fetched", fetched.packed());
        changed("other type", opened().replace("mimetype", "asic-e", "asic-s").packed());
        changed("other label", opened().replace("bag-info.txt", "Payload-Oxum", "Payload-Size").packed());
        OpenedUp exchanged = opened();
        byte[] first = exchanged.bytes("manifest-sha256.txt");
        exchanged.files().put("manifest-sha256.txt", exchanged.bytes("manifest-sha512.txt"));
        exchanged.files().put("manifest-sha512.txt", first);
        changed("manifests exchanged", exchanged.packed());
        String line = new String(first, StandardCharsets.UTF_8).lines().findFirst().orElseThrow();
        changed("a digest in capitals", opened().replace("manifest-sha256.txt", line.substring(0, 64),
                line.substring(0, 64).toUpperCase(java.util.Locale.ROOT)).packed());
    }

    /// Whoever knows the format makes the lists anew: only the deeper checks can find these.
    private void lists() {
        List<String> custody = new String(opened().bytes(CUSTODY), StandardCharsets.UTF_8).lines().toList();
        int last = custody.size() - 1;
        relisted("custody without its last event", custody.subList(0, last));
        relisted("custody without its second event", without(custody, 1));
        relisted("custody without its first event", without(custody, 0));
        relisted("an event twice", Stream.concat(custody.stream(), Stream.of(custody.get(last))).toList());
        relisted("custody turned over", custody.reversed());
        relisted("no custody", List.of());
        again("another word in custody", opened().replace(CUSTODY, "\"seq\":2", "\"seq\":7"));
        again("another actor in custody", opened().replace(CUSTODY, "\"kind\":\"member\"", "\"kind\":\"service\""));
        again("custody that is no list", opened().change(CUSTODY, bytes -> new byte[]{'{'}));
        List<String> proofs = opened().paths()
                .stream()
                .filter(path -> path.matches(
                        "data/proofs/[0-9a-f-]{36}\\.tlog-proof"))
                .toList();
        again("without a proof", opened().drop(proofs.getFirst()));
        OpenedUp swapped = opened();
        byte[] one = swapped.bytes(proofs.get(0));
        swapped.files().put(proofs.get(0), swapped.bytes(proofs.get(1)));
        swapped.files().put(proofs.get(1), one);
        again("proofs exchanged", swapped);
        again("a proof with another index", opened().replace(proofs.get(2), "\nindex ", "\nindex 1"));
        again("a proof that is none", opened().change(proofs.get(2), bytes -> new byte[]{'x', '\n'}));
        OpenedUp strange = opened();
        strange.files().put("data/proofs/notes.txt", new byte[]{1});
        strange.files().put("data/log/more.txt", new byte[]{1});
        strange.files().put("data/log/3-5.consistency", new byte[0]);
        again("files without a place", strange);
        again("without a checkpoint", opened().drop("data/log/32.checkpoint"));
        again("without a proof of growth", opened().drop("data/log/24-32.consistency"));
        again("a proof of growth that is none", opened().change("data/log/24-32.consistency", bytes -> new byte[3]));
        again("another root", opened().replace("data/log/32.checkpoint", "\n32\n", "\n31\n"));
        again("a checkpoint under another name", renamed("data/log/16.checkpoint", "data/log/17.checkpoint"));
        again("without a policy", opened().drop(POLICY));
        again("a policy that is none", opened().change(POLICY, bytes -> new byte[]{'x', '\n'}));
        again("made before its last event", opened().edit(
                _ -> java.util.Optional.of(new org.wwow.backup.sealing.JsonText("2020-01-01T00:00:00Z")), "case",
                "made"));
        again("an index that is none", opened().change(StatedIndex.PATH, bytes -> new byte[]{'['}));
        changed("manifest.xml in another order", opened().replace("META-INF/manifest.xml", "text/plain", "text/html")
                .packed());
    }

    private void otherWriters() {
        changed("stored by another program", zipped(0, opened().files()));
        changed("deflated by another program", zipped(9, opened().files()));
        for (String path : List.of("../a", "/a", "data//a", "data/./a", "C:a", "a\\b", "~/a", "a\u0001", "e\u0301")) {
            vectors.add(VerdictVector.own("path " + path.codePoints().boxed().toList(),
                    zipped(0, Map.of(path, new byte[1]))));
        }
        String twice = new String(zipped(0, Map.of("data/a", new byte[0], "data/b", new byte[0])),
                StandardCharsets.ISO_8859_1).replace("data/b", "data/a");
        vectors.add(VerdictVector.own("a path twice", twice.getBytes(StandardCharsets.ISO_8859_1)));
        vectors.add(VerdictVector.own("far more than it is", zipped(9, Map.of("zeroes", new byte[2 << 20]))));
        vectors.add(VerdictVector.own("no bag", zipped(9, Map.of("a.txt", new byte[]{'a'}))));
        String digest = "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824";
        Map<String, byte[]> bag = Map.of("bagit.txt", text("BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"),
                "data/a.txt", text("hello"), "manifest-sha256.txt", text(digest + "  data/a.txt\n"));
        vectors.add(VerdictVector.own("a bag of another maker", zipped(9, bag)));
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private OpenedUp opened() {
        return new OpenedUp(whole);
    }

    private OpenedUp renamed(String path, String other) {
        OpenedUp file = opened();
        file.files().put(other, file.bytes(path));
        return file.drop(path);
    }

    private void changed(String name, byte[] bytes) {
        vectors.add(VerdictVector.changed(name, EN, bytes));
    }

    private void again(String name, OpenedUp file) {
        changed(name, file.repacked());
    }

    private void relisted(String name, List<String> lines) {
        again(name,
                opened().change(CUSTODY, _ -> text(String.join("", lines.stream().map(one -> one + "\n").toList()))));
    }

    private static List<String> without(List<String> lines, int at) {
        List<String> rest = new ArrayList<>(lines);
        rest.remove(at);
        return rest;
    }

    private int indexOf(String words) {
        return new String(whole, StandardCharsets.ISO_8859_1).indexOf(words);
    }

    private static byte[] zipped(int level, Map<String, byte[]> files) {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
            zip.setLevel(level);
            for (String path : files.keySet().stream().sorted().toList()) {
                zip.putNextEntry(new ZipEntry(path).setLastModifiedTime(THEN));
                zip.write(files.getOrDefault(path, new byte[0]));
                zip.closeEntry();
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }
}
