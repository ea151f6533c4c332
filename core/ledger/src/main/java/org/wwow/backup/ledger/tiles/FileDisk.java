package org.wwow.backup.ledger.tiles;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/// A folder of a local file system, held by one process at a time.
public final class FileDisk implements Disk, AutoCloseable {
    private static final String LOCK = ".writer/lock";

    private final Path root;
    private final FileChannel lockFile;
    private final FileLock lock;
    private final Set<Path> safeFolders = new HashSet<>();
    private @Nullable String appendedPath;
    private @Nullable FileChannel appended;

    private FileDisk(Path root, FileChannel lockFile, FileLock lock) {
        this.root = root;
        this.lockFile = lockFile;
        this.lock = lock;
    }

    /// Takes hold of a folder, making it if it is not there.
    ///
    /// @throws IOException if another process holds it, or it cannot be written
    public static FileDisk hold(Path root) throws IOException {
        Path lockPath = root.resolve(LOCK);
        Files.createDirectories(folderOf(lockPath));
        FileChannel file = FileChannel.open(lockPath, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            FileLock lock = file.tryLock();
            if (lock != null) {
                return new FileDisk(root, file, lock);
            }
        } catch (OverlappingFileLockException heldHere) {
            file.close();
            throw new IOException("This process already writes the log in " + root + ".", heldHere);
        }
        file.close();
        throw new IOException("Another process writes the log in " + root + "; stop it first.");
    }

    @Override
    public Optional<byte[]> read(String path) throws IOException {
        try {
            return Optional.of(Files.readAllBytes(root.resolve(path)));
        } catch (NoSuchFileException absent) {
            return Optional.empty();
        }
    }

    @Override
    public void write(String path, byte[] content) throws IOException {
        letGoOf(path);
        Path file = root.resolve(path);
        if (!safeFolders.contains(folderOf(file))) {
            Files.createDirectories(folderOf(file));
        }
        Files.write(file, content);
    }

    @Override
    public void append(String path, byte[] content) throws IOException {
        FileChannel channel = open(path);
        ByteBuffer rest = ByteBuffer.wrap(content);
        while (rest.hasRemaining()) {
            channel.write(rest);
        }
    }

    @Override
    public void truncate(String path, long length) throws IOException {
        letGoOf(path);
        try (FileChannel channel = FileChannel.open(root.resolve(path), StandardOpenOption.WRITE)) {
            channel.truncate(length);
        }
    }

    @Override
    public void sync(String path) throws IOException {
        if (appended != null && path.equals(appendedPath)) {
            appended.force(false);
            return;
        }
        try (FileChannel channel = FileChannel.open(root.resolve(path), StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    @Override
    public void rename(String from, String to) throws IOException {
        letGoOf(to);
        Files.move(root.resolve(from), root.resolve(to), StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public void syncFolder(String path) throws IOException {
        Path folder = folderOf(root.resolve(path));
        sync(folder);
        while (!folder.equals(root) && safeFolders.add(folder)) {
            folder = folderOf(folder);
            sync(folder);
        }
    }

    @Override
    public void delete(String path) throws IOException {
        letGoOf(path);
        List<Path> below;
        try (Stream<Path> walk = Files.walk(root.resolve(path))) {
            below = walk.sorted(Comparator.reverseOrder()).toList();
        } catch (NoSuchFileException absent) {
            return;
        }
        for (Path each : below) {
            Files.deleteIfExists(each);
            safeFolders.remove(each);
        }
    }

    @Override
    public void close() throws IOException {
        if (appended != null) {
            appended.close();
        }
        lock.release();
        lockFile.close();
    }

    private static Path folderOf(Path file) {
        return Objects.requireNonNull(file.getParent(), "A file of a log stands in a folder.");
    }

    private static void sync(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private FileChannel open(String path) throws IOException {
        if (appended == null || !path.equals(appendedPath)) {
            letGoOf(appendedPath);
            appended = FileChannel.open(root.resolve(path), StandardOpenOption.WRITE, StandardOpenOption.APPEND);
            appendedPath = path;
        }
        return appended;
    }

    /// An open channel would go on writing to the file that lost its name.
    private void letGoOf(@Nullable String path) throws IOException {
        if (appended != null && path != null && path.equals(appendedPath)) {
            appended.close();
            appended = null;
            appendedPath = null;
        }
    }
}
