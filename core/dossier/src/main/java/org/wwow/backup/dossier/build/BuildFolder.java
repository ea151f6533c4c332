package org.wwow.backup.dossier.build;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.wwow.backup.dossier.casefolder.CaseRefused;

/// Where a dossier is made: a folder beside its place, `.NAME.building`, that goes whatever happens. A finished file is
/// moved out of it in one step. What a machine that lost power left is cleared by the next build of the same name.
final class BuildFolder implements AutoCloseable {
    private static final String LOCK = "lock";

    private final Path folder;
    private final FileChannel channel;
    private final Thread ending;

    private BuildFolder(Path folder, FileChannel channel) {
        this.folder = folder;
        this.channel = channel;
        this.ending = new Thread(this::clear);
    }

    /// Begins beside a place where nothing stands yet.
    ///
    /// @throws CaseRefused if another build of that name is under way
    /// @throws IOException if nothing can be written there
    static BuildFolder beside(Path place) throws IOException {
        Path whole = place.toAbsolutePath();
        String name = Optional.ofNullable(whole.getFileName()).orElseThrow().toString();
        Path folder = whole.resolveSibling("." + name + ".building");
        if (Files.exists(folder, LinkOption.NOFOLLOW_LINKS) && !Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            throw new CaseRefused(folder.toString(), "stands where the dossier is to be made.");
        }
        Files.createDirectories(folder);
        FileChannel channel = FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE,
                StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
        if (lock(channel) == null) {
            channel.close();
            throw new CaseRefused(folder.toString(), "Another build of this dossier is under way.");
        }
        var building = new BuildFolder(folder, channel);
        building.sweep();
        Runtime.getRuntime().addShutdownHook(building.ending);
        return building;
    }

    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException ownProcess) {
            return null;
        }
    }

    Path file(String name) {
        return folder.resolve(name);
    }

    /// Puts a finished file in its place: forced to disk, then moved in one step.
    void finish(String name, Path place) throws IOException {
        try (FileChannel written = FileChannel.open(file(name), StandardOpenOption.WRITE)) {
            written.force(true);
        }
        Files.move(file(name), place.toAbsolutePath(), StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public void close() {
        clear();
        try {
            Runtime.getRuntime().removeShutdownHook(ending);
        } catch (IllegalStateException shuttingDown) {
            // The hook runs already and finds nothing left.
        }
    }

    private void clear() {
        try {
            sweep();
            channel.close();
            Files.deleteIfExists(folder.resolve(LOCK));
            Files.deleteIfExists(folder);
        } catch (IOException notCleared) {
            // The name says what it is; the next build of this dossier clears it.
        }
    }

    private void sweep() throws IOException {
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        List<Path> left;
        try (Stream<Path> inside = Files.walk(folder)) {
            left = inside.filter(path -> !path.equals(folder) && !path.equals(folder.resolve(LOCK)))
                    .sorted(Comparator.reverseOrder())
                    .toList();
        }
        for (Path path : left) {
            Files.deleteIfExists(path);
        }
    }
}
