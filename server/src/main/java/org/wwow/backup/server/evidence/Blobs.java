package org.wwow.backup.server.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.wwow.backup.sealing.Digest;

/// Payloads on files: written in parts, finished once, never changed afterwards.
///
/// `parts/` holds what is still arriving, `blobs/aa/bb/` what is finished, `tombstones/aa/` what was erased. A name is
/// finished by a rename on the same file system, so that a reader sees the whole payload or none. Each acknowledgement
/// (finishing, tombstone, destruction) is on the disk when the method returns: file and folder are both forced.
public final class Blobs {
    private static final Set<StandardOpenOption> APPEND = Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE);

    private final Path root;

    /// @param root a folder of its own, made if missing, readable by the server's account only
    public Blobs(Path root) throws IOException {
        this.root = root;
        for (String folder : new String[]{"parts", "blobs", "tombstones"}) {
            Files.createDirectories(root.resolve(folder));
        }
        Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwx------"));
    }

    /// Opens the unfinished part of a name for writing at its end. That a new one is there is on the disk already: a
    /// sync of a file does not speak of the folder it stands in.
    FileChannel openPart(BlobName name) throws IOException {
        FileChannel channel = FileChannel.open(part(name), APPEND);
        channel.position(channel.size());
        if (channel.position() == 0) {
            force(root.resolve("parts"));
        }
        return channel;
    }

    /// Brings an unfinished part to the disk as far as it was written; nothing happens where there is none.
    void settlePart(BlobName name) throws IOException {
        try {
            force(part(name));
        } catch (NoSuchFileException _) {
            // Never begun, or finished: that is synced before it gets its name.
        }
    }

    /// How many bytes of an unfinished part were written; 0 if it was never begun.
    long partLength(BlobName name) throws IOException {
        try {
            return Files.size(part(name));
        } catch (NoSuchFileException neverBegun) {
            return 0;
        }
    }

    /// Makes a part a blob: from here on it is read only and never written again.
    ///
    /// @throws FileAlreadyExistsException if the name is already finished
    void finish(BlobName name) throws IOException {
        Path from = part(name);
        Path to = blob(name);
        if (Files.exists(to)) {
            throw new FileAlreadyExistsException("This blob is finished; a blob is written once.");
        }
        force(from);
        Files.setPosixFilePermissions(from, PosixFilePermissions.fromString("r--------"));
        Files.createDirectories(folder(name));
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            throw new IOException("The blob store must be on one file system.", e);
        }
        force(folder(name));
        force(folder(name).resolve(".."));
        force(root.resolve("blobs"));
    }

    /// Whether a name is finished.
    public boolean isFinished(BlobName name) {
        return Files.exists(blob(name));
    }

    /// Opens a finished blob for reading at any position.
    ///
    /// @throws NoSuchFileException if there is none
    public FileChannel read(BlobName name) throws IOException {
        return FileChannel.open(blob(name), StandardOpenOption.READ);
    }

    /// Removes a blob or an unfinished part; nothing happens where neither is.
    public void destroy(BlobName name) throws IOException {
        if (Files.deleteIfExists(part(name))) {
            force(root.resolve("parts"));
        }
        if (Files.deleteIfExists(blob(name))) {
            force(folder(name));
        }
    }

    /// Writes an object that outlives what was erased, before anything is destroyed; writing it again changes nothing.
    void tombstone(BlobName of, byte[] content) throws IOException {
        Path folder = root.resolve("tombstones").resolve(of.hex().substring(0, 2));
        Path to = folder.resolve(of.hex());
        if (Files.exists(to)) {
            return;
        }
        Files.createDirectories(folder);
        Path from = root.resolve("parts").resolve(of.hex() + ".tombstone");
        try (FileChannel channel = FileChannel.open(from, StandardOpenOption.CREATE, StandardOpenOption.WRITE,
                StandardOpenOption.TRUNCATE_EXISTING)) {
            ByteBuffer rest = ByteBuffer.wrap(content);
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
            channel.force(true);
        }
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        force(folder);
        force(root.resolve("tombstones"));
    }

    /// Puts a whole blob in place, as a copy brings it.
    ///
    /// @return the digest of what was put
    /// @throws FileAlreadyExistsException if the name is already finished
    public Digest put(BlobName name, InputStream content) throws IOException {
        MessageDigest digest = Digest.sha256();
        try (FileChannel part = openPart(name).truncate(0); OutputStream to = Channels.newOutputStream(part)) {
            new DigestInputStream(content, digest).transferTo(to);
        }
        finish(name);
        return Digest.finish(digest);
    }

    /// Puts a tombstone's object in place, as a copy brings it; nothing changes where one stands.
    public void put(Tombstone tombstone) throws IOException {
        tombstone(new BlobName(tombstone.subject()), tombstone.canonical());
    }

    /// What is done with each file of a kind.
    @FunctionalInterface
    public interface Visitor {
        /// Sees one; it may be gone by now.
        void see(BlobName name, Path file) throws IOException;
    }

    /// Goes through the finished blobs, one folder at a time; those that are finished meanwhile may be seen or not.
    public void eachFinished(Visitor visitor) throws IOException {
        for (Path outer : sorted(root.resolve("blobs"))) {
            for (Path inner : sorted(outer)) {
                see(inner, visitor);
            }
        }
    }

    /// Goes through the objects of what was erased, as [#eachFinished].
    public void eachTombstone(Visitor visitor) throws IOException {
        for (Path folder : sorted(root.resolve("tombstones"))) {
            see(folder, visitor);
        }
    }

    private static void see(Path folder, Visitor visitor) throws IOException {
        for (Path file : sorted(folder)) {
            visitor.see(BlobName.read(String.valueOf(file.getFileName())), file);
        }
    }

    private static List<Path> sorted(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    /// The folder that holds everything, for the archive and for the search after an erasure.
    public Path root() {
        return root;
    }

    Path part(BlobName name) {
        return root.resolve("parts").resolve(name.hex());
    }

    private Path blob(BlobName name) {
        return folder(name).resolve(name.hex());
    }

    private Path folder(BlobName name) {
        String hex = name.hex();
        return root.resolve("blobs").resolve(hex.substring(0, 2)).resolve(hex.substring(2, 4));
    }

    private static void force(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
