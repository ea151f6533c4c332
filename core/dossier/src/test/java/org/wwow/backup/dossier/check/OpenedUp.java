package org.wwow.backup.dossier.check;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

import org.wwow.backup.dossier.bag.BagDraft;
import org.wwow.backup.dossier.bag.BagSource;
import org.wwow.backup.dossier.bag.FilesInMemory;
import org.wwow.backup.dossier.container.ContainerWriter;
import org.wwow.backup.dossier.signature.AsicManifest;
import org.wwow.backup.sealing.CanonicalJson;
import org.wwow.backup.sealing.JsonArray;
import org.wwow.backup.sealing.JsonObject;
import org.wwow.backup.sealing.JsonValue;

/// The files of a finished dossier, to be changed and packed again as somebody would who knows the format.
final class OpenedUp {
    private static final Set<String> LISTS = Set.of("bagit.txt", "bag-info.txt", "manifest-sha256.txt",
            "manifest-sha512.txt", "tagmanifest-sha256.txt", "tagmanifest-sha512.txt");

    private final Map<String, byte[]> files = new TreeMap<>();

    OpenedUp(byte[] container) {
        try (var zip = new ZipInputStream(new ByteArrayInputStream(container), StandardCharsets.UTF_8)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), zip.readAllBytes());
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    Map<String, byte[]> files() {
        return files;
    }

    List<String> paths() {
        return List.copyOf(files.keySet());
    }

    /// The first file whose path matches.
    String path(String pattern) {
        return files.keySet().stream().filter(path -> path.matches(pattern)).findFirst().orElseThrow();
    }

    byte[] bytes(String path) {
        return Objects.requireNonNull(files.get(path), path);
    }

    OpenedUp change(String path, UnaryOperator<byte[]> change) {
        files.put(path, change.apply(bytes(path)));
        return this;
    }

    /// Changes a text file's words.
    OpenedUp replace(String path, String words, String others) {
        String text = new String(bytes(path), StandardCharsets.UTF_8);
        if (!text.contains(words)) {
            throw new IllegalArgumentException("The file " + path + " does not hold these words.");
        }
        files.put(path, text.replace(words, others).getBytes(StandardCharsets.UTF_8));
        return this;
    }

    OpenedUp drop(String path) {
        bytes(path);
        files.remove(path);
        return this;
    }

    /// Changes, or takes out, one member of `data/dossier.json`; numbers in the path are places in lists.
    OpenedUp edit(UnaryOperator<Optional<JsonValue>> change, Object... member) {
        return change(StatedIndex.PATH, bytes -> CanonicalJson.write(
                edited(CanonicalJson.readCanonicalObject(bytes), List.of(member), change).orElseThrow()));
    }

    private static Optional<JsonValue> edited(JsonValue value, List<Object> member,
            UnaryOperator<Optional<JsonValue>> change) {
        if (member.isEmpty()) {
            return change.apply(Optional.of(value));
        }
        List<Object> rest = member.subList(1, member.size());
        if (value instanceof JsonArray(List<JsonValue> values) && member.getFirst() instanceof Integer at) {
            List<JsonValue> changed = new ArrayList<>(values);
            Optional<JsonValue> one = edited(changed.remove((int) at), rest, change);
            one.ifPresent(is -> changed.add(at, is));
            return Optional.of(new JsonArray(changed));
        }
        JsonObject object = (JsonObject) value;
        String name = (String) member.getFirst();
        Map<String, JsonValue> changed = new TreeMap<>(object.members());
        JsonValue before = changed.remove(name);
        Optional<JsonValue> after = before == null
                ? change.apply(Optional.empty())
                : edited(before, rest, change);
        after.ifPresent(is -> changed.put(name, is));
        return Optional.of(JsonObject.of(changed));
    }

    /// Packs the files as they are, in the one form of a container.
    byte[] packed() {
        var container = new ContainerWriter();
        files.forEach((path, bytes) -> container.add(path, BagSource.of(bytes)));
        return written(container);
    }

    /// Makes all lists anew, so that only a deeper check can find the change. The seal stays as it was.
    byte[] repacked() {
        Map<String, BagSource> bag = lists();
        var container = new ContainerWriter();
        bag.forEach(container::add);
        files.forEach((path, bytes) -> {
            if (!path.startsWith("data/") && !bag.containsKey(path)) {
                container.add(path, BagSource.of(bytes));
            }
        });
        return written(container);
    }

    /// As [#repacked], without a container around them: quicker, where the check asks for none.
    FilesInMemory relisted() {
        Map<String, byte[]> all = new TreeMap<>(files);
        lists().forEach((path, source) -> {
            try (InputStream bytes = source.open()) {
                all.put(path, bytes.readAllBytes());
            } catch (IOException impossible) {
                throw new UncheckedIOException(impossible);
            }
        });
        return new FilesInMemory(all);
    }

    /// The bag of the payload with all its lists.
    Map<String, BagSource> lists() {
        var draft = new BagDraft();
        files.forEach((path, bytes) -> {
            if (path.startsWith("data/")) {
                draft.add(path.substring("data/".length()), BagSource.of(bytes));
            }
        });
        NavigableSet<String> named = new TreeSet<>(LISTS);
        files.keySet().stream().filter(path -> path.startsWith("data/")).forEach(named::add);
        draft.addTag(AsicManifest.PATH, AsicManifest.of(named));
        new String(bytes("bag-info.txt"), StandardCharsets.UTF_8).lines()
                .filter(line -> !line.startsWith("Payload-Oxum"))
                .forEach(line -> draft.say(line.split(": ", 2)[0], line.split(": ", 2)[1]));
        try {
            return draft.pack(_ -> {});
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static byte[] written(ContainerWriter container) {
        var out = new ByteArrayOutputStream();
        try {
            container.write(out, _ -> {});
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }
}
