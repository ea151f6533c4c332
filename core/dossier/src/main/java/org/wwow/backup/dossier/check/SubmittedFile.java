package org.wwow.backup.dossier.check;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import org.wwow.backup.dossier.bag.BagFiles;
import org.wwow.backup.dossier.bag.BagFolder;
import org.wwow.backup.dossier.container.Container;
import org.wwow.backup.dossier.container.ContainerLimits;
import org.wwow.backup.dossier.container.ContainerRefused;
import org.wwow.backup.ledger.NoteRefused;

/// A file as somebody handed it in: a container, or a folder into which one was unpacked. Nothing in it is believed.
public final class SubmittedFile implements AutoCloseable {
    /// The largest part that is read into memory at once.
    static final long LARGEST_PART = 64L << 20;
    private static final List<String> MARKS_OF_A_DOSSIER = List.of("data/dossier.json", "data/custody.jsonl",
            "data/directory.jsonl", "data/checks.json", "data/proofs/", "data/deposits/", "data/log/",
            "data/exhibits/");

    private final Path path;
    private final BagFiles files;
    private final @Nullable Container container;
    private final Optional<ContainerRefused.Reason> refused;

    private SubmittedFile(Path path, BagFiles files, @Nullable Container container,
            Optional<ContainerRefused.Reason> refused) {
        this.path = path;
        this.files = files;
        this.container = container;
        this.refused = refused;
    }

    /// Opens a container or a folder. One that is refused is opened empty, and check 6 says why.
    ///
    /// @throws NoSuchFileException if there is nothing
    /// @throws IOException if it cannot be read
    public static SubmittedFile open(Path path) throws IOException {
        if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
            return new SubmittedFile(path, new BagFolder(path), null, Optional.empty());
        }
        if (!Files.exists(path)) {
            throw new NoSuchFileException(path.toString());
        }
        try {
            Container container = Container.open(path, ContainerLimits.USUAL);
            return new SubmittedFile(path, container, container, Optional.empty());
        } catch (ContainerRefused refused) {
            return new SubmittedFile(path, new Nothing(), null, Optional.of(refused.reason()));
        }
    }

    /// Files that are not in a container yet.
    static SubmittedFile of(BagFiles files) {
        return new SubmittedFile(Path.of(""), files, null, Optional.empty());
    }

    /// What a refused container shows: nothing.
    private static final class Nothing implements BagFiles {
        @Override
        public SortedMap<String, Long> sizes() {
            return Collections.unmodifiableSortedMap(new TreeMap<>());
        }

        @Override
        public List<String> foreign() {
            return List.of();
        }

        @Override
        public InputStream open(String path) {
            throw new IllegalArgumentException("There is no file " + path + ".");
        }
    }

    Path path() {
        return path;
    }

    BagFiles files() {
        return files;
    }

    /// Why the container was not opened; empty where it was, or where there is none.
    Optional<ContainerRefused.Reason> refused() {
        return refused;
    }

    /// The container; empty for a folder and where it was refused.
    Optional<Container> container() {
        return Optional.ofNullable(container);
    }

    /// Whether it is, or was, one of our dossiers: one mark of many is enough, so that taking some out does not turn a
    /// broken dossier into a sound bag.
    boolean isDossier() {
        return files.sizes().keySet().stream().anyMatch(path -> MARKS_OF_A_DOSSIER.stream().anyMatch(path::startsWith));
    }

    /// Whether it claims to be a bag.
    boolean isBag() {
        return isDossier() || has("bagit.txt")
                || files.sizes().keySet().stream().anyMatch(path -> path.matches("(?i)(tag)?manifest-[a-z0-9]+\\.txt"));
    }

    boolean has(String path) {
        return files.sizes().containsKey(path);
    }

    /// The paths that begin so, in order.
    SortedSet<String> under(String folder) {
        SortedSet<String> found = new TreeSet<>();
        for (String path : files.sizes().tailMap(folder).keySet()) {
            if (!path.startsWith(folder)) {
                break;
            }
            found.add(path);
        }
        return found;
    }

    /// A whole file of usual size.
    ///
    /// @throws IOException if it is not there, larger than a part may be, or cannot be read
    byte[] bytes(String path) throws IOException {
        Long size = files.sizes().get(path);
        if (size == null) {
            throw new NoSuchFileException(path);
        }
        if (size > LARGEST_PART) {
            throw new IOException("It is larger than a reader need accept.");
        }
        try (InputStream bytes = files.open(path)) {
            return bytes.readAllBytes();
        }
    }

    /// Reads a part of the file with its parser, whatever it holds.
    <T> Part<T> part(String path, Function<byte[], T> parser) {
        if (!has(path)) {
            return new Part.Missing<>(path);
        }
        try {
            return new Part.Read<>(parser.apply(bytes(path)));
        } catch (IOException | IllegalArgumentException | NoteRefused notOfItsForm) {
            return new Part.Unreadable<>(path, String.valueOf(notOfItsForm.getMessage()));
        }
    }

    @Override
    public void close() throws IOException {
        if (container != null) {
            container.close();
        }
    }
}
