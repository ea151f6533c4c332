package org.wwow.backup.dossier.check;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.wwow.backup.dossier.build.SealRefused;
import org.wwow.backup.dossier.signature.TestAuthority;

/// One changed copy of a finished dossier.
///
/// @param how what was done to it
/// @param bytes the whole file
@SuppressWarnings("ArrayRecordComponent")
record Mutant(String how, byte[] bytes) {
    /// Who changes it, and what that one can do.
    enum Hand {
        /// Any byte of the file, blindly.
        BYTES,
        /// Entries of the container, which is written anew in its one form.
        ENTRIES,
        /// Entries of the container, written by another program.
        OTHER_WRITER,
        /// A file of the payload, with all lists made anew.
        LISTS,
        /// The same, sealed again by a stranger.
        STRANGER
    }

    /// Draws a mutant. The same seed gives the same mutant, but for a stranger's seal.
    static Mutant draw(byte[] whole, Hand hand, Random random, TestAuthority stranger) {
        return switch (hand) {
            case BYTES -> bytes(whole, random);
            case ENTRIES -> entries(new OpenedUp(whole), random);
            case OTHER_WRITER -> otherWriter(new OpenedUp(whole), random);
            case LISTS -> {
                OpenedUp file = new OpenedUp(whole);
                String how = payload(file, random);
                yield new Mutant("lists made anew after: " + how, file.repacked());
            }
            case STRANGER -> sealed(new OpenedUp(whole), random, stranger);
        };
    }

    private static Mutant bytes(byte[] whole, Random random) {
        int at = random.nextInt(whole.length);
        return switch (random.nextInt(5)) {
            case 0 -> new Mutant("bit flipped at " + at, flipped(whole, at, random));
            case 1 -> new Mutant("cut at " + at, Arrays.copyOf(whole, at));
            case 2 -> new Mutant("byte added at " + at, inserted(whole, at, (byte) random.nextInt(256)));
            case 3 -> new Mutant("byte taken out at " + at, removed(whole, at));
            default -> {
                byte[] changed = whole.clone();
                int length = Math.min(1 + random.nextInt(64), whole.length - at);
                for (int index = at; index < at + length; index++) {
                    changed[index] = (byte) ~changed[index];
                }
                yield new Mutant(length + " bytes turned over at " + at, changed);
            }
        };
    }

    private static Mutant entries(OpenedUp file, Random random) {
        List<String> paths = file.paths();
        String one = paths.get(random.nextInt(paths.size()));
        String other = paths.get(random.nextInt(paths.size()));
        return switch (random.nextInt(6)) {
            case 0 -> new Mutant("entry dropped: " + one, file.drop(one).packed());
            case 1 -> {
                file.files().put(one + ".more", new byte[]{1});
                yield new Mutant("entry added: " + one + ".more", file.packed());
            }
            case 2 -> {
                byte[] bytes = file.bytes(one);
                file.drop(one).files().put(one + "x", bytes);
                yield new Mutant("entry renamed: " + one, file.packed());
            }
            case 3 -> {
                byte[] bytes = file.bytes(one);
                boolean same = Arrays.equals(bytes, file.bytes(other));
                file.files().put(one, file.bytes(other));
                file.files().put(other, bytes);
                yield same
                        ? entries(file, random)
                        : new Mutant("entries exchanged: " + one + ", " + other, file.packed());
            }
            default -> {
                String how = within(file, one, random);
                yield new Mutant(how, file.packed());
            }
        };
    }

    /// A change inside one file: a bit, a cut, a line out, twice or in another place.
    private static String within(OpenedUp file, String path, Random random) {
        byte[] before = file.bytes(path);
        byte[] after = before;
        String how = "";
        for (int tries = 0; tries < 20 && Arrays.equals(before, after); tries++) {
            int kind = random.nextInt(5);
            how = List.of("bit flipped", "cut", "line dropped", "line doubled", "lines exchanged").get(kind);
            after = switch (kind) {
                case 0 -> before.length == 0 ? before : flipped(before, random.nextInt(before.length), random);
                case 1 -> Arrays.copyOf(before, before.length == 0 ? 0 : random.nextInt(before.length));
                default -> lines(before, kind, random);
            };
        }
        if (Arrays.equals(before, after)) {
            after = inserted(before, before.length, (byte) 'x');
        }
        file.files().put(path, after);
        return how + " in " + path;
    }

    private static byte[] lines(byte[] bytes, int kind, Random random) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        if (!Arrays.equals(text.getBytes(StandardCharsets.UTF_8), bytes)) {
            return bytes;
        }
        List<String> lines = new ArrayList<>(Arrays.asList(text.split("\n", -1)));
        int at = random.nextInt(lines.size());
        switch (kind) {
            case 2 -> lines.remove(at);
            case 3 -> lines.add(at, lines.get(at));
            default -> Collections.swap(lines, at, random.nextInt(lines.size()));
        }
        return String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
    }

    private static String payload(OpenedUp file, Random random) {
        List<String> paths = file.paths().stream().filter(path -> path.startsWith("data/")).toList();
        String one = paths.get(random.nextInt(paths.size()));
        if (random.nextInt(6) == 0) {
            file.drop(one);
            return "dropped " + one;
        }
        return within(file, one, random);
    }

    private static Mutant otherWriter(OpenedUp file, Random random) {
        boolean deflated = random.nextBoolean();
        List<String> paths = new ArrayList<>(file.paths());
        Collections.shuffle(paths, random);
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
            zip.setLevel(deflated ? 1 + random.nextInt(9) : 0);
            for (String path : paths) {
                zip.putNextEntry(new ZipEntry(path));
                zip.write(file.bytes(path));
                zip.closeEntry();
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return new Mutant("written by another program", out.toByteArray());
    }

    private static Mutant sealed(OpenedUp file, Random random, TestAuthority stranger) {
        String how = random.nextInt(3) == 0 ? "nothing" : payload(file, random);
        SortedMap<String, byte[]> lists = new TreeMap<>();
        try {
            for (var one : file.lists().entrySet()) {
                if (!one.getKey().contains("/")) {
                    lists.put(one.getKey(), one.getValue().open().readAllBytes());
                }
            }
            file.files().put("META-INF/signatures.xml", FinishedDossier.seal(stranger).manifests(lists));
        } catch (IOException | SealRefused impossible) {
            throw new IllegalStateException(impossible);
        }
        return new Mutant("sealed by a stranger after: " + how, file.repacked());
    }

    static byte[] flipped(byte[] bytes, int at, Random random) {
        byte[] changed = bytes.clone();
        changed[at] ^= (byte) (1 << random.nextInt(8));
        return changed;
    }

    private static byte[] inserted(byte[] bytes, int at, byte one) {
        byte[] longer = new byte[bytes.length + 1];
        System.arraycopy(bytes, 0, longer, 0, at);
        longer[at] = one;
        System.arraycopy(bytes, at, longer, at + 1, bytes.length - at);
        return longer;
    }

    private static byte[] removed(byte[] bytes, int at) {
        byte[] shorter = new byte[bytes.length - 1];
        System.arraycopy(bytes, 0, shorter, 0, at);
        System.arraycopy(bytes, at + 1, shorter, at, bytes.length - at - 1);
        return shorter;
    }
}
