package org.wwow.backup.dossier.bag;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/// Files that never touch a disk.
public class FilesInMemory implements BagFiles {
    /// By path; a test may change them.
    public final SortedMap<String, byte[]> files;

    public FilesInMemory(Map<String, byte[]> files) {
        this.files = new TreeMap<>(files);
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
        return new ByteArrayInputStream(Objects.requireNonNull(files.get(path), path));
    }
}
