package org.wwow.backup.dossier.build;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

import org.wwow.backup.dossier.bag.BagFiles;
import org.wwow.backup.dossier.sample.SampleCase;

/// The sample's folder in memory, for tests that spoil one thing in it.
public final class CaseInMemory implements BagFiles {
    private static final Map<String, byte[]> SAMPLE = SampleCase.files(0);

    final SortedMap<String, byte[]> files = new TreeMap<>(SAMPLE);

    public CaseInMemory() {}

    CaseInMemory text(String path, UnaryOperator<String> change) {
        String before = new String(file(path), StandardCharsets.UTF_8);
        String after = change.apply(before);
        if (after.equals(before)) {
            throw new AssertionError("Nothing was changed in " + path);
        }
        files.put(path, after.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    byte[] file(String path) {
        return Objects.requireNonNull(files.get(path), path);
    }

    String first(String folder) {
        return files.keySet().stream().filter(path -> path.startsWith(folder)).findFirst().orElseThrow();
    }

    @Override
    public SortedMap<String, Long> sizes() {
        SortedMap<String, Long> sizes = new TreeMap<>();
        files.forEach((path, bytes) -> sizes.put(path, (long) bytes.length));
        return sizes;
    }

    @Override
    public List<String> foreign() {
        return List.of();
    }

    @Override
    public InputStream open(String path) {
        return new ByteArrayInputStream(file(path));
    }
}
