package org.wwow.backup.server.archive;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.Objects;
import java.util.Set;

import org.wwow.backup.sealing.Digest;

/// A file that appears whole or not at all: written as `NAME.unfinished`, forced to the disk, renamed.
///
/// The unfinished one goes also when the program is told to stop. After a loss of power it stays, sealed and cut off; the
/// next run to the same place writes over it.
final class FileInTheMaking implements AutoCloseable {
    private final Path place;
    private final Path unfinished;
    private final FileChannel channel;
    private final MessageDigest digest = Digest.sha256();
    private final OutputStream out;
    private final Thread onStop;
    private boolean published;

    private FileInTheMaking(Path place, Path unfinished, FileChannel channel) {
        this.place = place;
        this.unfinished = unfinished;
        this.channel = channel;
        this.out = new DigestOutputStream(Channels.newOutputStream(channel), digest);
        this.onStop = Thread.ofPlatform().unstarted(this::remove);
        Runtime.getRuntime().addShutdownHook(onStop);
    }

    /// Begins one where there is none.
    static FileInTheMaking at(Path file) throws IOException {
        Path place = file.toAbsolutePath();
        if (Files.exists(place)) {
            throw new ArchiveRefused("There already is a file " + place + "; an archive never takes another's place.");
        }
        Path unfinished = place.resolveSibling(place.getFileName() + ".unfinished");
        FileChannel channel = FileChannel.open(unfinished,
                Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try {
            if (channel.tryLock() != null) {
                return new FileInTheMaking(place, unfinished, channel.truncate(0));
            }
        } catch (OverlappingFileLockException _) {
            // Held by this very process.
        }
        channel.close();
        throw new ArchiveRefused("Another archive is being made at " + place + ".");
    }

    OutputStream out() {
        return out;
    }

    /// What was written is on the disk; its digest.
    Digest force() throws IOException {
        channel.force(true);
        return Digest.finish(digest);
    }

    /// Gives it its name. The folder is forced too.
    void publish() throws IOException {
        Files.move(unfinished, place, StandardCopyOption.ATOMIC_MOVE);
        published = true;
        try (FileChannel folder = FileChannel.open(Objects.requireNonNull(place.getParent()),
                StandardOpenOption.READ)) {
            folder.force(true);
        }
    }

    @Override
    public void close() throws IOException {
        try {
            Runtime.getRuntime().removeShutdownHook(onStop);
        } catch (IllegalStateException _) {
            // It is stopping now.
        }
        remove();
        channel.close();
    }

    private void remove() {
        try {
            if (!published) {
                Files.deleteIfExists(unfinished);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
