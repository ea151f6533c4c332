package org.wwow.backup.dossier.bag;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// A bag in a folder. Links are never followed: one could lead to any file of the reader's machine.
public final class BagFolder implements BagFiles {
    private final Path folder;
    private final SortedMap<String, Long> sizes = new TreeMap<>();
    private final List<String> foreign = new ArrayList<>();

    /// Lists the folder once.
    ///
    /// @throws NotDirectoryException if it is no folder
    /// @throws IOException if it cannot be listed
    public BagFolder(Path folder) throws IOException {
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            throw new NotDirectoryException(folder.toString());
        }
        this.folder = folder;
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                String path = path(file);
                if (attributes.isRegularFile()) {
                    sizes.put(path, attributes.size());
                } else {
                    foreign.add(path);
                }
                return FileVisitResult.CONTINUE;
            }
        });
    }

    @Override
    public SortedMap<String, Long> sizes() {
        return Collections.unmodifiableSortedMap(sizes);
    }

    @Override
    public List<String> foreign() {
        return List.copyOf(foreign);
    }

    @Override
    public InputStream open(String path) throws IOException {
        if (!sizes.containsKey(path)) {
            throw new IllegalArgumentException("The folder has no file " + path + ".");
        }
        return Files.newInputStream(folder.resolve(path), LinkOption.NOFOLLOW_LINKS);
    }

    private String path(Path file) {
        return folder.relativize(file).toString().replace(file.getFileSystem().getSeparator(), "/");
    }
}
